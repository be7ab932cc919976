// Usages by key, each at the index of its request, in a list with null if there is none.
UNWIND $requests AS key
OPTIONAL MATCH (u:Usage {key: key})
RETURN collect([/* include usage_row */])
