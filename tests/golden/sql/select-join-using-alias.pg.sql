SELECT j.id, b.total FROM a JOIN b USING (id) AS j;
