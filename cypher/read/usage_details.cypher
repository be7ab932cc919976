// Occurrences and columns of usages, each at the index of its request.
UNWIND $requests AS key
OPTIONAL MATCH (u:Usage {key: key})
RETURN collect([u {.occurrencesJson, .columnsJson, .outputsJson}])
