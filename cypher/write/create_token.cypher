// No record where there is one of this name.
OPTIONAL MATCH (known:Token {name: $name})
WITH known WHERE known IS NULL
CREATE (t:Token)
SET t = $row
RETURN t.name
