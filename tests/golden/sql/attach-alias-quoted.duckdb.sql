ATTACH 'ducklake://main' AS "Data Lake";
SELECT * FROM "data lake".orders;
