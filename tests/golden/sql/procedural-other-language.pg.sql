CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ plpy.execute('select * from a from b') $$; SELECT * FROM c
