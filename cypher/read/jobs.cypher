// Jobs by key, each at the index of its request, in a list with null if there is none.
UNWIND $requests AS key
OPTIONAL MATCH (j:Job {key: key})
RETURN collect([/* include job_row */])
