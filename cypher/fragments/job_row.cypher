// A job as a row of a page, null where it is deleted meanwhile: its label is asked for last.
head([row IN [j {
  .key, .jobId, .runnable, .runnableKind, .status, .createdAt, .startedAt, .endedAt, .parent, .root, .tracked
}] WHERE j:Job])
