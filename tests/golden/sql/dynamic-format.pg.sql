DO $$
DECLARE r record; q text := 'SELECT * FROM a';
BEGIN
  FOR r IN EXECUTE q || ' JOIN b USING (i)' LOOP
    EXECUTE format('INSERT INTO %I.%I SELECT %L FROM %3$s WHERE p LIKE ''x%%''', 's', 't', 'c') USING 1;
  END LOOP;
  EXECUTE format('DELETE FROM %I', 'part_' || r.id);
  OPEN cur FOR EXECUTE 'SELECT 1 FROM ' || quote_ident(tbl) || '_x';
END $$;
