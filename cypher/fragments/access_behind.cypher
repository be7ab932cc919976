// Whether a job's access comes after the position [.., since, at, job, asset, access]. A CASE, since an OR would be evaluated twice.
r.asset IS NOT NULL AND r.access IS NOT NULL AND // for Neo4j's index
        r.at >= request[1] AND r.at <= request[2] AND CASE
          WHEN r.at < request[2] THEN true
          WHEN job <> request[3] THEN job < request[3]
          WHEN r.asset <> request[4] THEN r.asset < request[4]
          ELSE r.access < request[5]
        END
