"""Hooks into other libraries, which record their accesses without changes to the script."""
