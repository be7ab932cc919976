// for DID_READ, DID_WRITE, DID_REFERENCE
// CREATE, not MERGE: the accesses are new. A row is [job, access, evidence, columns, accesses], an access [asset, at],
// with the index of its asset in $assets, so that each asset is looked up once.
UNWIND range(0, size($assets) - 1) AS place
MATCH (a:Asset {key: $assets[place]})
WITH a ORDER BY place
WITH collect(a) AS assets
UNWIND $rows AS row
MATCH (j:Job {key: row[0]})
UNWIND row[4] AS did
WITH j, row, did, assets[did[0]] AS a
CREATE (j)-[:$Label {
  job: row[0], asset: $assets[did[0]], at: did[1], access: row[1], evidence: row[2], columnsJson: row[3], recordedAt: $at
}]->(a)
RETURN count(*)
