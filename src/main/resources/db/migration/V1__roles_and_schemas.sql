-- Three schemas, three rights. The connections of the hub take a role with SET ROLE: hub_app for everything that is not
-- health, hub_health for health metadata alone. Where the migrating user may not create roles, make both beforehand.
do $$
begin
  if not exists (select from pg_roles where rolname = 'hub_app') then
    create role hub_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'hub_health') then
    create role hub_health nologin;
  end if;
end
$$;

grant hub_app, hub_health to "${hubUser}";

create schema hub;
create schema audit;
create schema health;

grant usage on schema hub, audit to hub_app;
grant usage on schema hub, health to hub_health;

alter default privileges in schema hub grant select, insert, update, delete on tables to hub_app;
alter default privileges in schema hub grant usage on sequences to hub_app;
-- The trail can be added to and read, never changed.
alter default privileges in schema audit grant select, insert on tables to hub_app;
alter default privileges in schema audit grant usage on sequences to hub_app;
alter default privileges in schema health grant select, insert, update, delete on tables to hub_health;
alter default privileges in schema health grant usage on sequences to hub_health;
