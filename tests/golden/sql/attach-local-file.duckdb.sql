ATTACH 'cache.duckdb' AS cache;
CREATE TABLE cache.seen AS SELECT * FROM cache.raw;
