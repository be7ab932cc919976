CREATE OR REPLACE VIEW recent WITH (security_barrier, security_invoker) AS SELECT id FROM orders;
CREATE TABLE stage (id int) WITH (autovacuum_enabled, fillfactor = 70);
