ATTACH 'ducklake://main' AS lake;
EXPORT DATABASE lake TO 's3:///backup/lake' (FORMAT csv, DELIMITER '|');
