// Whether an asset's access comes after the position [.., since, at, job, access]. A CASE, since an OR would be evaluated twice.
r.job IS NOT NULL AND r.access IS NOT NULL AND // for Neo4j's index
      r.at >= request[1] AND r.at <= request[2] AND CASE
        WHEN r.at < request[2] THEN true
        WHEN r.job <> request[3] THEN r.job < request[3]
        ELSE r.access < request[4]
      END
