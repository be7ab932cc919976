// CREATE, not MERGE: if another writer creates one concurrently, the constraint is violated and the transaction is
// retried.
UNWIND $rows AS row
CREATE (a:Asset)
SET a = row
RETURN count(a)
