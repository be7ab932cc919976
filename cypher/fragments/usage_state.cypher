// The state of a usage, as it is compared with its revision.
u {
  .key, .asset, .runnable, .runnableKind, .path, .uri, .kind, .live, .access, .inferredAccess, .declaredAccess,
  .observedAccess, .decidedAccess, .evidence, .firstSeenAt, .retiredAt, .periodsJson, .ran, .trackedTouch,
  .trackedRead, .trackedWrite
}
