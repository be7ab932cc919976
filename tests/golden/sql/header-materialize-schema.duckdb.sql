-- materialize ducklake://main/main.daily append
SELECT 1 AS one;
