// Whether an asset's access stands behind [.., since, at, job, access]. In a CASE: an OR is read twice.
r.job IS NOT NULL AND r.access IS NOT NULL AND // for Neo4j's index
      r.at >= request[1] AND r.at <= request[2] AND CASE
        WHEN r.at < request[2] THEN true
        WHEN r.job <> request[3] THEN r.job < request[3]
        ELSE r.access < request[4]
      END
