// Jobs by key, each in the place of its request, in a list of its own that holds null where there is none.
UNWIND $requests AS key
OPTIONAL MATCH (j:Job {key: key})
RETURN collect([/* include job_row */])
