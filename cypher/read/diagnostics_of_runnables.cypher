// The first $first diagnostics of each runnable.
UNWIND $requests AS runnable
CALL (runnable) {
  MATCH (d:Diagnostic {runnable: runnable})
  USING INDEX d:Diagnostic(runnable, rank)
  WHERE d.rank >= ''
  WITH d ORDER BY d.runnable, d.rank LIMIT $first
  RETURN collect(/* include diagnostic_row */) AS answer
}
RETURN collect(answer)
