DO LANGUAGE plpgsql $body$ BEGIN PERFORM count(*) FROM a; UPDATE b SET x = 1; END $body$
