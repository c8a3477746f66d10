-- What an operator has had sent again, or said anew: every attempt from then on is a replay, at the receiver's too.
alter table hub.delivery add column replay boolean not null default false;
alter table hub.attempt add column replay boolean not null default false;
