-- What an administrator of the database does once, before the hub starts for the first time. As a superuser, with psql:
--   HUB_OWNER_PASSWORD=… HUB_PASSWORD=… psql -h … -U postgres -f deploy/database.sql
-- hub_owner migrates the tables and owns them. hub is the login of the running hub: it can do nothing by itself and takes
-- one of two roles, hub_app or hub_health (docs/decisions/5-one-login-two-roles.md).
\set ON_ERROR_STOP on
\getenv owner_password HUB_OWNER_PASSWORD
\getenv hub_password HUB_PASSWORD

create role hub_owner login password :'owner_password';
create role hub login noinherit password :'hub_password';
create role hub_app nologin;
create role hub_health nologin;
-- The first migration grants both to hub; the owner may hand them on and is no member in effect.
grant hub_app, hub_health to hub_owner with admin true, inherit false, set false;

create database reentryhub owner hub_owner encoding 'UTF8' template template0;
