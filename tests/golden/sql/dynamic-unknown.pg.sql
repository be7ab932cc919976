CREATE PROCEDURE p(sql text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE sql;
  DELETE FROM a;
END $$;
EXECUTE prepared(1);
