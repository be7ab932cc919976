// Returns no record if there is a token with this name.
OPTIONAL MATCH (known:Token {name: $name})
WITH known WHERE known IS NULL
CREATE (t:Token)
SET t = $row
RETURN t.name
