// A diagnostic as a row of a page, null where it is deleted meanwhile: its label is asked for last.
head([row IN [d {.rank, .severity, .code, .message, .path, .pointer, .spanJson}] WHERE d:Diagnostic])
