"""The hook for DuckDB: the SQL that connections execute, and the files that its functions name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from types import ModuleType
from typing import Any

from headrace.hooks.wrap import Touched, argument, locations, replace, tell
from headrace.record import Access, guarded, record, statement

SQL = "sql query from_query execute executemany"
FILES = {
    "read_csv from_csv_auto read_json": "path_or_buffer",
    "read_parquet from_parquet": "file_glob",
}
_within: ContextVar[bool] = ContextVar("headrace_duckdb", default=False)

WRITERS = "to_csv write_csv to_parquet write_parquet"


def hook(duckdb: ModuleType) -> None:
    """Hooks the module's functions, connections and relations. A query is recorded when it is passed, even if a
    relation runs it later."""
    connection, relation = duckdb.DuckDBPyConnection, duckdb.DuckDBPyRelation
    for owner, first in ((duckdb, 0), (connection, 1)):
        for name in SQL.split():
            replace(owner, name, lambda original, first=first: _executing(original, first))  # type: ignore[misc]
        for names, keyword in FILES.items():
            for name in names.split():
                tell(owner, name, _file(first, keyword, "READ"))
    replace(relation, "query", lambda original: _executing(original, 2))
    for name in WRITERS.split():
        tell(relation, name, _file(1, "file_name", "WRITE"))
    tell(duckdb, "connect", _file(0, "database", "READ"))


def _file(position: int, keyword: str, access: Access) -> Callable[[tuple[Any, ...], Mapping[str, Any]], Touched]:
    return lambda args, kwargs: [(uri, access) for uri in locations(argument(args, kwargs, position, keyword))]


def _executing(original: Callable[..., Any], first: int) -> Callable[..., Any]:
    def executed(*args: Any, **kwargs: Any) -> Any:
        if _within.get():  # called by another hooked function, which records it
            return original(*args, **kwargs)
        token = _within.set(True)
        try:
            result = original(*args, **kwargs)
        finally:
            _within.reset(token)
        guarded("duckdb", lambda: _tell(args[first:], kwargs))
        return result

    return executed


def _tell(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    query = argument(args, kwargs, 0, "query", kwargs.get("sql_query"))
    if not isinstance(query, str):
        query = getattr(query, "query", None)  # a prepared statement
    if isinstance(query, str):
        statement("DUCKDB", query)
    for uri in _bound(kwargs.get("params") or kwargs.get("parameters") or args[1:]):
        record(uri, "UNKNOWN")  # a parameter does not say whether it is read or written


def _bound(values: Any) -> Iterable[str]:
    if isinstance(values, Mapping):
        values = values.values()
    for value in values:
        if isinstance(value, (list, tuple, Mapping)):
            yield from _bound(value)
        else:
            yield from locations(value)
