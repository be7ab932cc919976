ATTACH 'datatable://main' AS shop;
DROP SCHEMA IF EXISTS shop.staging CASCADE;
