IMPORT DATABASE 's3:///backup/today';
SELECT * FROM t;
