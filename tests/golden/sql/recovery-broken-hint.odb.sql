SELECT /*+ FULL(t' ) */ * FROM t;
SELECT * FROM u;
