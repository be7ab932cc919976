// A job as a row of a page.
j {.key, .jobId, .runnable, .runnableKind, .status, .createdAt, .startedAt, .endedAt, .parent, .root, .tracked}
