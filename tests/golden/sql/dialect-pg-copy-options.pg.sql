-- database f/shop/pg
COPY orders TO STDOUT (FORMAT csv);
COPY events (id, at) FROM STDIN (FORMAT csv, HEADER);
COPY (SELECT name FROM customers) TO STDOUT (FORMAT binary);
COPY stdin (id) FROM STDIN (FORMAT csv);
