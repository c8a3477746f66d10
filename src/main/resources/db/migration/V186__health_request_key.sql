-- The request's id lay here in the clear and led from a transfer to the name in hub.health_request. A keyed fingerprint keeps one
-- request from beginning two transfers just as well; requests of before are taken and cannot come again.
alter table health.transfer drop column request_id;
alter table health.transfer add column request_key bytea unique;
