ATTACH 'ducklake://main' AS lake;
;;
SELECT * FROM lake.orders;;
SELECT * FROM lake.customers
