UNWIND $rows AS key
MATCH (i:Import {importer: key})
DELETE i
RETURN count(i)
