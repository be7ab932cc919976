// A detection as a row of a page, null if it is deleted concurrently: its label is read last.
head([row IN [d {
    .sequence, .at, .change, .uri, .kind, .asset, .runnableKind, .runnablePath, .runnable, .usage, .job, .beforeJson,
    .afterJson, .evidence
  }] WHERE d:Detection])
