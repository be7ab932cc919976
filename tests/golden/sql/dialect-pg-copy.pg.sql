-- database f/shop/pg
COPY orders (id, total) FROM STDIN WITH (FORMAT csv);
COPY (SELECT * FROM customers) TO STDOUT;
