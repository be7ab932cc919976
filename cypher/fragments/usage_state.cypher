// A usage as it is compared with what comes.
u {
  .key, .asset, .runnable, .runnableKind, .path, .uri, .kind, .live, .access, .inferredAccess, .declaredAccess,
  .observedAccess, .decidedAccess, .evidence, .firstSeenAt, .retiredAt, .periodsJson, .ran, .trackedTouch,
  .trackedRead, .trackedWrite
}
