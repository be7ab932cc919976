// Whether a job's access stands behind [.., since, at, job, asset, access]. In a CASE: an OR is read twice.
r.asset IS NOT NULL AND r.access IS NOT NULL AND // for Neo4j's index
        r.at >= request[1] AND r.at <= request[2] AND CASE
          WHEN r.at < request[2] THEN true
          WHEN job <> request[3] THEN job < request[3]
          WHEN r.asset <> request[4] THEN r.asset < request[4]
          ELSE r.access < request[5]
        END
