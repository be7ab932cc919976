-- $day (text) = 2024-01-01
-- $limit (int) = 10
-- $shop (text) = berlin
-- $other (text) = s3:///other.csv
SELECT * FROM read_csv('s3:///raw/' || $day || '.csv') WHERE shop = $shop LIMIT $limit;
