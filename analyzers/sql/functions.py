"""Table functions that reach a database as a whole, or a table of it, by a name in a string: as data."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.facts import Access


@dataclass(frozen=True, slots=True)
class Row:
    """Which argument names the database, and which the schema and table (None: the function is about all of it)."""

    access: Access
    database: int = 0
    schema: int | None = None
    table: int | None = None
    files: int | None = None


_READ = Row(Access.READ)
_WRITE = Row(Access.WRITE)
_CHANGES = Row(Access.READ, schema=1, table=2)

FUNCTIONS: dict[str, Row] = {
    "ducklake_snapshots": _READ,
    "ducklake_current_snapshot": _READ,
    "ducklake_last_committed_snapshot": _READ,
    "ducklake_table_info": _READ,
    "ducklake_options": _READ,
    "ducklake_settings": _READ,
    "ducklake_list_files": Row(Access.READ, table=1),
    "ducklake_table_changes": _CHANGES,
    "ducklake_table_insertions": _CHANGES,
    "ducklake_table_deletions": _CHANGES,
    "ducklake_add_data_files": Row(Access.WRITE, table=1, files=2),
    "ducklake_merge_adjacent_files": _WRITE,
    "ducklake_rewrite_data_files": _WRITE,
    "ducklake_expire_snapshots": _WRITE,
    "ducklake_cleanup_old_files": _WRITE,
    "ducklake_delete_orphaned_files": _WRITE,
    "ducklake_flush_inlined_data": _WRITE,
    "ducklake_set_option": _WRITE,
    "ducklake_set_commit_message": _WRITE,
    "postgres_query": _READ,
    "mysql_query": _READ,
    "sqlite_query": _READ,
    "postgres_execute": _WRITE,
    "mysql_execute": _WRITE,
}
"""Functions whose first argument is the alias of an attached database."""

METHODS: dict[str, Row] = {
    "snapshots": _READ,
    "current_snapshot": _READ,
    "last_committed_snapshot": _READ,
    "table_info": _READ,
    "options": _READ,
    "settings": _READ,
    "list_files": Row(Access.READ, table=0),
    "table_changes": Row(Access.READ, table=0),
    "table_insertions": Row(Access.READ, table=0),
    "table_deletions": Row(Access.READ, table=0),
    "merge_adjacent_files": _WRITE,
    "rewrite_data_files": _WRITE,
    "expire_snapshots": _WRITE,
    "cleanup_old_files": _WRITE,
    "delete_orphaned_files": _WRITE,
    "flush_inlined_data": _WRITE,
    "set_option": _WRITE,
    "set_commit_message": _WRITE,
}
"""The same as methods of the database: `alias.snapshots()`."""

FILE_READERS = ("read_", "parquet_", "iceberg_", "delta_scan", "sniff_csv", "glob")
"""How the names of the functions begin that are always about a file."""

NO_FILES = frozenset({"unnest", "range", "generate_series", "values", "json_each", "json_tree"})
"""Table functions whose strings are values, never files."""
