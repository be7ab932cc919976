// Assets by key, each in the place of its request, in a list of its own that holds null where there is none.
UNWIND $requests AS key
OPTIONAL MATCH (a:Asset {key: key})
RETURN collect([a {
    .key, .kind, .path, .uri, .isPattern, .container, .resourceType, .resolution, .firstSeenAt, .lastSeenAt
  }])
