// How many steps each flow has.
UNWIND $requests AS flow
CALL (flow) {
  MATCH (n:Step {flow: flow})
  WHERE n.position >= 0 AND n.live
  RETURN count(n) AS number
}
RETURN collect(number)
