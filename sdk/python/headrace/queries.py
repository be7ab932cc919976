"""Data tables and DuckLakes, for scripts that run outside of Windmill; implemented with psycopg and DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from headrace.connections import connection
from headrace.record import statement, telling

Rows = list[dict[str, Any]]


class SqlQuery:
    """A query that runs whenever its rows are fetched, each time on a new connection."""

    def __init__(self, run: Callable[[], Rows]) -> None:
        self._run = run

    def fetch(self) -> Rows:
        """Runs the query and returns the rows of its last statement, as mappings. Raises the database's errors."""
        return self._run()

    def fetch_one(self) -> dict[str, Any] | None:
        """Runs the query and returns its first row, None if there is none."""
        rows = self.fetch()
        return rows[0] if rows else None

    def fetch_one_scalar(self) -> Any:
        """Runs the query and returns the first value of its first row, None if there is none."""
        row = self.fetch_one()
        return next(iter(row.values()), None) if row else None

    def execute(self) -> None:
        """Runs the query and returns nothing."""
        self.fetch()


class DataTable:
    """A data table: a PostgreSQL database that the workspace knows by a name."""

    def __init__(self, name: str, schema: str | None) -> None:
        self.name, self.schema = name, schema

    def query(self, sql: str, *args: Any) -> SqlQuery:
        """A query with the placeholders `$1`, `$2`, … for arguments. With arguments it must be a single statement."""
        path = f'SET search_path TO "{self.schema}"' if self.schema else ""

        def run() -> Rows:
            import psycopg
            from psycopg.rows import dict_row

            settings = connection("datatables", self.name)
            address = settings.get("url", "")
            rest = {name: value for name, value in settings.items() if name != "url"}
            with psycopg.connect(address, autocommit=True, row_factory=dict_row, **rest) as database:
                if path:
                    database.execute(path)
                with psycopg.RawCursor(database, row_factory=dict_row) as cursor:
                    cursor.execute(sql, args or None)
                    while cursor.nextset():
                        pass
                    rows = cursor.fetchall() if cursor.description else []
            statement("POSTGRESQL", f"{path};\n{sql}" if path else sql, f"datatable://{self.name}")
            return rows

        return SqlQuery(run)


class DuckLake:
    """A DuckLake that the workspace knows by a name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def query(self, sql: str, **kwargs: Any) -> SqlQuery:
        """A query in DuckDB's SQL, with placeholders `$name` for arguments."""

        def run() -> Rows:
            import duckdb

            settings = connection("ducklakes", self.name)
            if "catalog" not in settings:
                raise ValueError(f"the DuckLake {self.name!r} has no catalog")
            path = f" (DATA_PATH {_quoted(settings['data_path'])})" if "data_path" in settings else ""
            with telling(), duckdb.connect() as database:
                for prepared in settings.get("setup", ()):
                    database.execute(prepared)
                database.execute(f"ATTACH {_quoted(settings['catalog'])} AS dl{path}; USE dl")
                cursor = database.execute(sql, kwargs or None)
                names = [column[0] for column in cursor.description or ()]
                rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            statement("DUCKDB", sql, f"ducklake://{self.name}")
            return rows

        return SqlQuery(run)


def datatable(name: str = "main") -> DataTable:
    """The data table `name` or `name:schema`. Its queries are recorded when they run."""
    database, _, schema = name.partition(":")
    return DataTable(database or "main", schema or None)


def ducklake(name: str = "main") -> DuckLake:
    """The DuckLake with this name. Its queries are recorded when they run."""
    return DuckLake(name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
