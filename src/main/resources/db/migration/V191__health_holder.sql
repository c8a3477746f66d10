-- Which hub an attempt was begun by (hub.instance): what a hub that does not live any more holds is anybody's at once.
alter table health.delivery add column holder uuid;
