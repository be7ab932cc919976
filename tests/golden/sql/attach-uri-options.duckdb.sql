ATTACH 'datatable://main?role=reader' AS shop;
SELECT * FROM shop.orders;
