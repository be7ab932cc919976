ATTACH 'ducklake://main' AS lake;
CREATE TABLE lake.daily AS SELECT day, sum(price * n) AS revenue FROM lake.lines GROUP BY day;
