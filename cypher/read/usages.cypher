// Usages by key, each in the place of its request, in a list of its own that holds null where there is none.
UNWIND $requests AS key
OPTIONAL MATCH (u:Usage {key: key})
RETURN collect([/* include usage_row */])
