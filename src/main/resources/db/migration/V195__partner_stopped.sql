-- Who left a partner alone, and why, where that was an operator. Such a pause has no probe and ends when somebody says so.
alter table hub.partner_pause add column stopped_by text, add column reason text;

-- Why somebody did what he did to the hub, in his own words.
alter table audit.entry add column reason text;
