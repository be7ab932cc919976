// Whether a detection passes a filter.
($changes IS NULL OR d.change IN $changes)
      AND ($kinds IS NULL OR d.kind IN $kinds)
      AND ($evidence IS NULL OR d.evidence IN $evidence)
      AND ($uriPrefix IS NULL OR d.uri STARTS WITH $uriPrefix)
      AND ($pathPrefix IS NULL OR d.runnablePath STARTS WITH $pathPrefix)
