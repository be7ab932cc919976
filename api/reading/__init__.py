"""Reads the lists and objects of the schema: which statement, from which position, in which window."""
