ATTACH 'ducklake://main' AS lake;
CREATE TABLE scratch AS SELECT * FROM lake.orders;
INSERT INTO scratch SELECT * FROM lake.archived;
DROP TABLE scratch;
