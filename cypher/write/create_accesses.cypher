// for DID_READ, DID_WRITE, DID_REFERENCE
// Made, not merged: a row is [job, its accesses], an access [asset, at, access, evidence, columns].
UNWIND $rows AS row
MATCH (j:Job {key: row[0]})
UNWIND row[1] AS did
MATCH (a:Asset {key: did[0]})
CREATE (j)-[:$Label {
  job: row[0], asset: did[0], at: did[1], access: did[2], evidence: did[3], columnsJson: did[4], recordedAt: $at
}]->(a)
RETURN count(*)
