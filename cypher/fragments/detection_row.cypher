// A detection as a row of a page.
d {
    .sequence, .at, .change, .uri, .kind, .asset, .runnableKind, .runnablePath, .runnable, .usage, .job, .beforeJson,
    .afterJson, .evidence
  }
