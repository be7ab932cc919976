SELECT 1 + $1 AS n;
