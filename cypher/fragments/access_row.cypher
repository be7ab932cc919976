// A job's access as a row of a page, null if it is deleted concurrently: its type is read last.
head([row IN [r {.job, .asset, .at, .access, .evidence, .columnsJson}] WHERE type(r) IS NOT NULL])
