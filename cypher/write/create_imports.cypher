UNWIND $rows AS row
CREATE (i:Import)
SET i = row
RETURN count(i)
