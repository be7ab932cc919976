ATTACH 'datatable://main' AS shop;
SELECT * FROM "shop"."sales"."order lines";
