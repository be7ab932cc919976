// A diagnostic as a row of a page, null if it is deleted concurrently: its label is read last.
head([row IN [d {.rank, .severity, .code, .message, .path, .pointer, .spanJson}] WHERE d:Diagnostic])
