-- In which dropped file a line was refused; null where it came another way, or where the name could hold more than a name.
alter table hub.quarantine add column file text;
