// Assets by key, each in the place of its request, in a list of its own that holds null where there is none.
UNWIND $requests AS key
OPTIONAL MATCH (a:Asset {key: key})
RETURN collect([/* include asset_row */])
