ATTACH 'datatable://main' AS shop;
USE shop;
CREATE UNIQUE INDEX IF NOT EXISTS by_ref ON orders (ref);
