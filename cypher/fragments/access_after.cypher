// Whether an access of an asset stands behind the position of [.., since, at, job, access], in a CASE: an OR is planned as two readings.
r.at >= request[1] AND r.at <= request[2] AND r.job IS NOT NULL AND r.access IS NOT NULL
      AND CASE WHEN r.at < request[2] THEN true WHEN r.job = request[3] THEN r.access < request[4] ELSE r.job < request[3] END
