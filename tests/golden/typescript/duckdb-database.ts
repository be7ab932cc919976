import duckdb from "duckdb";

const db = new duckdb.Database(":memory:");
db.all("SELECT * FROM 's3:///raw/a.csv'", (error, rows) => rows);
