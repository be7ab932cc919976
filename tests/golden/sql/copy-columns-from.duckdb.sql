ATTACH 'datatable://main' AS shop;
USE shop;
COPY orders (id, total) FROM 's3:///raw/orders.csv' WITH (FORMAT csv, HEADER true);
