ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
INSERT INTO lake.people (person, mail) SELECT c.name, lower(c.email) FROM shop.customers AS c;
