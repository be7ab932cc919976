// A job's access as a row of a page, null where it is deleted meanwhile: its type is asked for last.
head([row IN [r {.job, .asset, .at, .access, .evidence, .columnsJson}] WHERE type(r) IS NOT NULL])
