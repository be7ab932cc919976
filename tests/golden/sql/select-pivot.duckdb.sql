ATTACH 'ducklake://main' AS lake;
USE lake;
PIVOT orders ON year USING sum(total) GROUP BY country;
