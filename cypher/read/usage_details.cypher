// What is known of usages beyond their row: where they stand and which columns they touch; each in the place of its
// request.
UNWIND $requests AS key
OPTIONAL MATCH (u:Usage {key: key})
RETURN collect([u {.occurrencesJson, .columnsJson, .outputsJson}])
