INSERT INTO orders (id) SELECT r.id FROM OPENROWSET(BULK 's3:///in/a.csv', FORMAT = 'CSV') WITH (id INT, day DATE) AS r;
SELECT * FROM OPENROWSET(BULK 's3:///in/b.json', SINGLE_CLOB) AS j;
