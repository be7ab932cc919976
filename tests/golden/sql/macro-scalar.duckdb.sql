ATTACH 'ducklake://main' AS lake;
CREATE MACRO rate_of(c) AS (SELECT rate FROM lake.rates WHERE currency = c);
SELECT rate_of('EUR');
