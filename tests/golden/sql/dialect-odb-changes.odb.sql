-- database f/shop/oracle
INSERT INTO orders (id) VALUES (:id);
UPDATE customers SET name = :name WHERE id = :id;
DELETE FROM sessions WHERE seen < SYSDATE - 1;
CREATE TABLE daily AS SELECT * FROM visits;
