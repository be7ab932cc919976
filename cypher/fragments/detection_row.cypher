// A detection as a row of a page, null where it is deleted meanwhile: its label is asked for last.
head([row IN [d {
    .sequence, .at, .change, .uri, .kind, .asset, .runnableKind, .runnablePath, .runnable, .usage, .job, .beforeJson,
    .afterJson, .evidence
  }] WHERE d:Detection])
