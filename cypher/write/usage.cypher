MATCH (u:Usage {key: $key})
RETURN u {.*}
