SELECT 's3://archive/a.csv' AS a;
