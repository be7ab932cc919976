-- materialize ducklake://main/daily
ATTACH 'datatable://main' AS shop;
SELECT day, sum(total) AS revenue FROM shop.orders GROUP BY day;
