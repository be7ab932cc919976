-- database f/shop/pg
SELECT c.relname, o.id
FROM pg_catalog.pg_class c, pg_stat_activity, information_schema.columns, orders o;
