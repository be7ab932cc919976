// A job as a row of a page, null if it is deleted concurrently: its label is read last.
head([row IN [j {
  .key, .jobId, .runnable, .runnableKind, .status, .createdAt, .startedAt, .endedAt, .parent, .root, .tracked
}] WHERE j:Job])
