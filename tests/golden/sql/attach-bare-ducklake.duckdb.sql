ATTACH 'ducklake' AS dl;
SELECT * FROM dl.visits;
