ATTACH 'ducklake' AS lake; COMMENT ON TABLE lake.t IS 's3:///x.csv is the input'; COMMENT ON COLUMN lake.u.c IS 'x'; COMMENT ON VIEW lake.v IS NULL
