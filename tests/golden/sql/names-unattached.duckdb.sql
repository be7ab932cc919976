ATTACH 'ducklake://main' AS lake;
CREATE SCHEMA IF NOT EXISTS tmp;
CREATE TABLE tmp.t (id INTEGER);
INSERT INTO tmp.t SELECT id FROM lake.orders;
