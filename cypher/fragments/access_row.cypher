// A job's access as a row of a page.
r {.job, .asset, .at, .access, .evidence, .columnsJson}
