CREATE TABLE t (id INTEGER);
EXPORT DATABASE 's3:///backup/today' (FORMAT parquet);
