"""How each list and each thing of the schema is read: which statement, with which position, in which window."""
