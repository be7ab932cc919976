-- materialize ducklake://main/daily
ATTACH 'ducklake' AS lake;
SELECT a, sum(b) AS total FROM lake.src GROUP BY a
