// An asset as a row of a page.
a {
  .key, .kind, .path, .uri, .isPattern, .container, .resourceType, .resolution, .firstSeenAt, .lastSeenAt
}
