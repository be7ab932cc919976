UNWIND $rows AS row
CREATE (d:Detection)
SET d = row
RETURN count(d)
