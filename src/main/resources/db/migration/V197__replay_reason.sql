-- Why an operator had the event taken in after all, where he said so.
alter table hub.quarantine add column replay_reason text;
