UNWIND $rows AS row
MATCH (f:Flow {key: row.key})
WHERE coalesce(f.circle, '') <> coalesce(row.circle, '')
SET f.circle = row.circle
RETURN count(f)
