ATTACH 'ducklake://main' AS lake;
USE lake;
COPY orders TO 's3:///out/orders' (FORMAT parquet, PARTITION_BY (year, month), OVERWRITE_OR_IGNORE);
COPY orders TO 's3:///out/more/' (FORMAT parquet, PER_THREAD_OUTPUT);
