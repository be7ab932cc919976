UNWIND $rows AS key
MATCH (:Flow {key: key})-[e:HAS_STEP]->(:Step)
DELETE e
RETURN count(e)
