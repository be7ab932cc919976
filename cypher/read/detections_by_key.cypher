// Detections, each at the index of its request [workspace, sequence], in a list with null if there is none.
UNWIND $requests AS request
OPTIONAL MATCH (d:Detection {workspace: request[0], sequence: request[1]})
RETURN collect([/* include detection_row */])
