// The number of steps of each flow.
UNWIND $requests AS flow
CALL (flow) {
  MATCH (n:Step {flow: flow})
  WHERE n.position >= 0 AND n.live
  RETURN count(n) AS number
}
RETURN collect(number)
