UNWIND $rows AS key
MATCH (u:Usage {runnable: key}) WHERE u.uri IS NOT NULL
RETURN collect(u {
  .key, .asset, .runnable, .runnableKind, .path, .uri, .kind, .live, .access, .inferredAccess, .declaredAccess,
  .observedAccess, .decidedAccess, .evidence, .firstSeenAt, .retiredAt, .periodsJson, .jobCount
})
