"""What each engine writes in its own way."""

from __future__ import annotations

import pytest

from analyzers.language import Language

from .facts import codes, columns, uses

POSTGRESQL = {
    "DO $$ BEGIN DELETE FROM a; IF x THEN INSERT INTO b SELECT * FROM c; ELSE UPDATE d SET x = 1; END IF; END $$":
        {"a": "WRITE", "b": "WRITE", "c": "READ", "d": "WRITE"},
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $f$ SELECT count(*) FROM a $f$": {"a": "READ"},
    "CREATE FUNCTION f() RETURNS int AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM a; RETURN n; END $$ "
    "LANGUAGE plpgsql": {"a": "READ"},
    "REFRESH MATERIALIZED VIEW CONCURRENTLY s.v": {"s.v": "WRITE"},
    "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT * FROM a; INSERT INTO b SELECT * FROM t": {"a": "READ", "b": "WRITE"},
    "INSERT INTO a OVERRIDING SYSTEM VALUE SELECT * FROM b": {"a": "WRITE", "b": "READ"},
    "CREATE VIEW v AS SELECT x FROM a WITH LOCAL CHECK OPTION": {"a": "READ", "v": "WRITE"},
    "SELECT * FROM jsonb_to_recordset('[]') AS x(p int, q text), a": {"a": "READ"},
    "SET search_path TO sales, public; SELECT * FROM a; RESET search_path; SELECT * FROM a":
        {"a": "READ", "sales.a": "READ"},
    "CREATE TABLE t (LIKE a INCLUDING ALL)": {"a": "READ", "t": "WRITE"},
    "SELECT * INTO TEMP x FROM a; SELECT * FROM x": {"a": "READ"},
    "ALTER TABLE s.a RENAME TO b": {"s.a": "WRITE", "s.b": "WRITE"},
    "DECLARE c CURSOR FOR SELECT * FROM a": {"a": "READ"},
    "UPDATE a SET (x, y) = (SELECT p, q FROM b) RETURNING new.x": {"a": "READ_WRITE", "b": "READ"},
    "EXPLAIN (ANALYZE, BUFFERS) DELETE FROM a": {"a": "WRITE"},
}  # fmt: skip

MYSQL = {
    "REPLACE INTO a SELECT * FROM b": {"a": "WRITE", "b": "READ"},
    "UPDATE LOW_PRIORITY a SET x = 1": {"a": "WRITE"},
    "UPDATE a JOIN b ON a.k = b.k SET a.x = b.y": {"a": "WRITE", "b": "READ"},
    "DELETE a FROM a JOIN b ON a.k = b.k": {"a": "READ_WRITE", "b": "READ"},
    "LOAD DATA INFILE 's3:///x.csv' INTO TABLE a": {"a": "WRITE", "s3:///x.csv": "READ"},
    "CREATE PROCEDURE p() BEGIN INSERT INTO a SELECT * FROM b; DELETE FROM c; END":
        {"a": "WRITE", "b": "READ", "c": "WRITE"},
    "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.x = 1": {"res://f/shop/db": "UNKNOWN"},
    "SHOW COLUMNS FROM a": {"a": "READ"},
    "SHOW CREATE TABLE a": {"a": "READ"},
    "USE sales; SELECT * FROM a": {"sales.a": "READ"},
    "CREATE TABLE a LIKE b": {"a": "WRITE", "b": "READ"},
    "SELECT x INTO @v FROM a": {"a": "READ"},
}  # fmt: skip

MSSQL = {
    "SELECT * INTO #t FROM a; SELECT * FROM #t": {"a": "READ"},
    "SELECT x INTO dbo.b FROM a": {"a": "READ", "dbo.b": "WRITE"},
    "UPDATE o SET o.x = l.y FROM a o JOIN b l ON o.k = l.k": {"a": "READ_WRITE", "b": "READ"},
    "DELETE FROM a OUTPUT deleted.x": {"a": "READ_WRITE"},
    "WITH c AS (SELECT * FROM a) DELETE FROM c WHERE x = 1": {"a": "READ_WRITE"},
    "IF EXISTS (SELECT 1 FROM a) DELETE FROM b": {"a": "READ", "b": "WRITE"},
    "WHILE 1 = 1 BEGIN DELETE FROM a; END": {"a": "WRITE"},
    "SELECT 1\nSELECT * FROM a\nINSERT INTO b (x)\nSELECT x FROM c\nUPDATE d\nSET x = 1":
        {"a": "READ", "b": "WRITE", "c": "READ", "d": "WRITE"},
    "USE shop\nGO\nSELECT * FROM a\nGO\nSELECT * FROM b": {"a": "READ", "b": "READ"},
    "DECLARE @x INT = (SELECT max(x) FROM a)": {"a": "READ"},
    "INSERT INTO @t SELECT x FROM a": {"a": "READ"},
    "CREATE PROCEDURE p @x INT = 1 AS INSERT INTO a SELECT * FROM b": {"a": "WRITE", "b": "READ"},
    "EXEC dbo.p @x = 1": {"res://f/shop/db": "UNKNOWN"},
    "UPDATE STATISTICS a": {"res://f/shop/db": "UNKNOWN"},
    "SELECT * FROM a CROSS APPLY (SELECT * FROM b WHERE b.k = a.k) x": {"a": "READ", "b": "READ"},
}  # fmt: skip

BIGQUERY = {
    "EXPORT DATA OPTIONS (uri = 's3://b/x*', format = 'CSV') AS SELECT * FROM d.a":
        {"d.a": "READ", "s3://b/x*": "WRITE"},
    "CREATE SNAPSHOT TABLE d.a CLONE d.b": {"d.a": "WRITE", "d.b": "READ"},
    "DECLARE x INT64 DEFAULT (SELECT max(x) FROM d.a)": {"d.a": "READ"},
    "FOR r IN (SELECT * FROM d.a) DO INSERT INTO d.b VALUES (r.x); END FOR": {"d.a": "READ", "d.b": "WRITE"},
    "BEGIN INSERT INTO d.a SELECT 1; EXCEPTION WHEN ERROR THEN DELETE FROM d.b WHERE true; END":
        {"d.a": "WRITE", "d.b": "WRITE"},
    "CREATE MODEL d.m OPTIONS (model_type = 'x') AS SELECT * FROM d.a": {"d.a": "READ"},
    "LOAD DATA INTO d.a FROM FILES (format = 'CSV', uris = ['gs://x'])": {"d.a": "WRITE"},
    "SELECT * FROM p.d.a, UNNEST(a.items) AS i": {"p.d.a": "READ"},
}  # fmt: skip

SNOWFLAKE = {
    "COPY INTO a FROM @stage FILE_FORMAT = (TYPE = CSV)": {"A": "WRITE"},
    "COPY INTO 's3://b/x' FROM a": {"A": "READ", "s3://b/x": "WRITE"},
    "CREATE TASK t WAREHOUSE = w AS INSERT INTO a SELECT * FROM b": {"A": "WRITE", "B": "READ"},
    "SELECT t.$1 FROM @stage t, a": {"A": "READ"},
    "SELECT v.value FROM a, LATERAL FLATTEN(input => a.x) v": {"A": "READ"},
    "USE WAREHOUSE w; SELECT * FROM a": {"A": "READ"},
}

ORACLEDB = {
    "DECLARE x NUMBER; BEGIN SELECT x INTO x FROM a; UPDATE b SET y = x; END;": {"A": "READ", "B": "WRITE"},
    "CREATE GLOBAL TEMPORARY TABLE a (x NUMBER) ON COMMIT DELETE ROWS": {"A": "WRITE"},
    "DELETE a WHERE x = 1": {"A": "WRITE"},
    "SELECT sysdate FROM dual": {"res://f/shop/db": "UNKNOWN"},
    'SELECT * FROM hr.a, "b"': {"HR.A": "READ", "b": "READ"},
}

DUCKDB = {
    "FROM query_table('a')": {"a": "READ"},
    "FROM query_table(['a', 'staging.b'])": {"a": "READ", "staging.b": "READ"},
    "FROM query('SELECT * FROM a JOIN b USING (x)')": {"a": "READ", "b": "READ"},
    "FROM query(getvariable('q'))": {"ducklake://main": "READ"},
    "FROM query('no query at all')": {"ducklake://main": "READ"},
    "FROM dl.snapshots(), a": {"a": "READ", "ducklake://main": "READ"},
    "FROM ducklake_table_changes('dl', 'staging', 'a', 0, 1)": {"staging.a": "READ"},
    "CALL ducklake_add_data_files('dl', 'a', ['s3:///x.parquet'])": {"a": "WRITE", "s3:///x.parquet": "READ"},
    "FROM ducklake_add_data_files('dl', 'a', 's3:///x.parquet')": {"a": "WRITE", "s3:///x.parquet": "READ"},
    "CALL dl.merge_adjacent_files()": {"ducklake://main": "WRITE"},
    "CALL pragma_version()": {"ducklake://main": "UNKNOWN"},
    "CHECKPOINT dl; FORCE CHECKPOINT": {"ducklake://main": "WRITE"},
    "EXPORT DATABASE dl TO 's3:///out'": {"ducklake://main": "READ", "s3:///out": "WRITE"},
    "IMPORT DATABASE 's3:///in'": {"ducklake://main": "WRITE", "s3:///in": "READ"},
    "COPY FROM DATABASE dl TO memory": {"ducklake://main": "READ"},
    "UPDATE EXTENSIONS": {"ducklake://main": "UNKNOWN"},
    "CREATE MACRO m(x, y := 2) AS x + y + (SELECT max(z) FROM a)": {"a": "READ"},
    "SELECT format('s3:///{}/x.csv', day), printf('s3:///%s.csv', 'y') FROM a":
        {"a": "READ", "s3:///y.csv": "UNKNOWN", "s3:///{day}/x.csv": "UNKNOWN"},
    "SELECT concat('s3:///', day, '.csv') FROM a": {"a": "READ", "s3:///{day}.csv": "UNKNOWN"},
    "SELECT * FROM 'data/x.csv', \"y.parquet\", 'a'": {"a": "READ"},
    "ALTER TABLE a ADD COLUMN p VARCHAR DEFAULT 's3:///x.csv'": {"a": "WRITE", "s3:///x.csv": "UNKNOWN"},
    "ATTACH 's3:///x.duckdb' AS f; INSERT INTO f.t SELECT * FROM a": {"a": "READ", "s3:///x.duckdb": "WRITE"},
    "ATTACH 'x.ducklake' AS f (DATA_PATH 's3:///lake/'); FROM f.t, a": {"a": "READ", "s3:///lake/": "UNKNOWN"},
    "ATTACH 's3://x'": {"ducklake://main": "UNKNOWN"},
    "ATTACH $uri AS x": {"ducklake://main": "UNKNOWN"},
    "PIVOT (FROM a) ON x USING sum(y)": {"a": "READ"},
    "SHOW a; SHOW TABLES": {"a": "READ"},
    "DESCRIBE TABLE 's3:///x.csv'": {"ducklake://main": "UNKNOWN", "s3:///x.csv": "READ"},
    "PREPARE q AS INSERT INTO a FROM b; EXECUTE q": {"a": "WRITE", "b": "READ"},
    "SET VARIABLE f = 's3:///x.csv'; FROM read_csv(getvariable('f')), a": {"a": "READ", "s3:///x.csv": "READ"},
}  # fmt: skip

CASES = {
    Language.DUCKDB: DUCKDB,
    Language.POSTGRESQL: POSTGRESQL,
    Language.MYSQL: MYSQL,
    Language.MSSQL: MSSQL,
    Language.BIGQUERY: BIGQUERY,
    Language.SNOWFLAKE: SNOWFLAKE,
    Language.ORACLEDB: ORACLEDB,
}


@pytest.mark.parametrize(
    ("language", "sql", "expected"),
    [(language, sql, expected) for language, cases in CASES.items() for sql, expected in cases.items()],
)
def test_dialect(language: Language, sql: str, expected: dict[str, str]) -> None:
    assert uses(sql, language) == expected
    assert not {"SYNTAX_ERROR", "TOO_DEEP"}.intersection(codes(sql, language))


def test_a_uri_that_names_nothing_is_said() -> None:
    assert codes("ATTACH 's3://x'") == ["INVALID_URI"]
    assert codes("FROM 's3://x'") == ["INVALID_URI"]


def test_the_parameter_of_a_macro_is_no_column() -> None:
    assert columns("CREATE MACRO m(n) AS TABLE SELECT x FROM a WHERE y = n", "/a") == {"x": "READ", "y": "READ"}


def test_a_whole_row_is_no_column() -> None:
    assert columns("SELECT row_to_json(a) FROM a", "/a", Language.POSTGRESQL) == {}
