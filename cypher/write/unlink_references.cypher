UNWIND $rows AS key
MATCH (:Asset {key: key})-[e:REFERS_TO]->()
DELETE e
RETURN count(e)
