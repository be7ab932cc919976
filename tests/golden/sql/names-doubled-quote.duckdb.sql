ATTACH 'datatable://main' AS shop;
SELECT * FROM shop."size 5"" pipes";
