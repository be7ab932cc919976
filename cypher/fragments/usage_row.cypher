// A usage as a row of a page.
u {
  .key, .asset, .runnable, .runnableKind, .path, .uri, .kind, .rank, .access, .inferredAccess, .evidence,
  .occurrenceCount, .firstSeenAt, .lastSeenAt, .retiredAt, .decidedAccess, .decidedBy, .decidedAt, .decisionNote,
  .declaredAccess, .observedAccess, .ran, .trackedTouch, .trackedRead, .trackedWrite, .jobCount, .lastJob
}
