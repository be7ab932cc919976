// The jobs of workspaces that were reported since an instant, newest first, as [key, instant]. A request is [workspace,
// since]; at most $count are returned per workspace.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    MATCH (j:Job {workspace: request[0]})
    USING INDEX j:Job(workspace, recordedAt, key)
    WHERE j.recordedAt >= request[1] AND j.key IS NOT NULL
    RETURN j ORDER BY j.workspace DESC, j.recordedAt DESC, j.key DESC LIMIT $count
  }
  RETURN collect([j.key, j.recordedAt]) AS jobs
}
RETURN collect(jobs)
