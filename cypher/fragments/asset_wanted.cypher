// Whether an asset passes a filter, except for its URI.
($includeUnused OR a.used)
      AND ($kinds IS NULL OR a.kind IN $kinds)
      AND ($isPattern IS NULL OR a.isPattern = $isPattern)
