// The newest sequence number of a workspace's log up to which all entries can be seen. While a commit is under way its
// number can be seen before its entries: then it is the number before those of the last transaction. Few entries are
// looked up one by one, many are counted as a range, which the embedded database scans.
OPTIONAL MATCH (l:Log {workspace: $workspace})
WITH coalesce(l.sequence, 0) AS head, coalesce(l.before, l.sequence, 0) AS taken, coalesce(l.oldest, 1) - 1 AS forgotten
WITH head, CASE WHEN taken > forgotten THEN taken ELSE forgotten END AS before
CALL (head, before) {
  UNWIND CASE WHEN head - before <= 1000 THEN range(before + 1, head) ELSE [] END AS sequence
  MATCH (d:Detection {workspace: $workspace, sequence: sequence})
  RETURN count(d) AS few
}
CALL (head, before) {
  WITH head, before WHERE head - before > 1000
  MATCH (d:Detection)
  WHERE d.workspace = $workspace AND d.sequence > before AND d.sequence <= head
  RETURN count(d) AS many
}
RETURN CASE WHEN before + few + many = head THEN head ELSE before END
