-- nightly numbers
/* ATTACH 'ducklake://old' AS old; */
ATTACH /* the lake */ 'ducklake://main' AS lake; -- ATTACH 'datatable://x' AS x
SELECT * FROM lake.orders;
