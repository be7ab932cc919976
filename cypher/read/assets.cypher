// Assets by key, each at the index of its request, in a list with null if there is none.
UNWIND $requests AS key
OPTIONAL MATCH (a:Asset {key: key})
RETURN collect([/* include asset_row */])
