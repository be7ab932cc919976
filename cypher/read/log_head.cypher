// The newest sequence number of a workspace's log up to which all entries can be seen. While a commit is under way its
// number can be seen before its entries: then it is the number before those of the last transaction.
OPTIONAL MATCH (l:Log {workspace: $workspace})
WITH coalesce(l.sequence, 0) AS head, coalesce(l.before, l.sequence, 0) AS taken, coalesce(l.oldest, 1) - 1 AS forgotten
WITH head, CASE WHEN taken > forgotten THEN taken ELSE forgotten END AS before
CALL (head, before) {
  UNWIND range(before + 1, head) AS sequence
  MATCH (d:Detection {workspace: $workspace, sequence: sequence})
  RETURN count(d) AS seen
}
RETURN CASE WHEN before + seen = head THEN head ELSE before END
