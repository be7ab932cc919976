ATTACH 'datatable://main' AS shop;
USE shop;
SELECT table_name FROM information_schema.tables WHERE table_schema = 'public';
SELECT relname FROM pg_catalog.pg_class;
