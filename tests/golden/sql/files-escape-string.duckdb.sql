FROM read_csv(E's3:///a\tb.csv');
SELECT E's3:///c.csv';
