// Stores the types of the workspace's resources.
UNWIND $rows AS row
MATCH (a:Asset {key: row.key})
SET a.resourceType = row.resourceType, a.told = true
RETURN count(a)
