// Detections, each in the place of its request [workspace, sequence], in a list of its own that holds null where there
// is none.
UNWIND $requests AS request
OPTIONAL MATCH (d:Detection {workspace: request[0], sequence: request[1]})
RETURN collect([/* include detection_row */])
