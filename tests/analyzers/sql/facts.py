"""What a query's analysis says, in the words of a test."""

from __future__ import annotations

from analyzers.asset import parse
from analyzers.facts import Access
from analyzers.language import Language
from analyzers.sql import QueryFacts, analyze_query

LAKE = "ducklake://main"
TABLES = "datatable://main"
OWNER = {Language.DUCKDB: LAKE, Language.POSTGRESQL: TABLES}


def facts(sql: str, language: Language = Language.DUCKDB, database: str | None = None) -> QueryFacts:
    owner = database or OWNER.get(language, "res://f/shop/db")
    return analyze_query(sql, language, parse(owner))


def uses(sql: str, language: Language = Language.DUCKDB, database: str | None = None) -> dict[str, str]:
    """The access of each asset, joined, by its URI without the database that is in use."""
    owner = database or OWNER.get(language, "res://f/shop/db")
    found: dict[str, Access] = {}
    for use in facts(sql, language, database).references:
        name = use.asset.uri.removeprefix(f"{owner}/").removeprefix(f"{owner}?table=")
        found[name] = found.get(name, Access.UNKNOWN) | use.access
    return {name: access.name or "" for name, access in sorted(found.items())}


def codes(sql: str, language: Language = Language.DUCKDB) -> list[str]:
    return [problem.code.name for problem in facts(sql, language).diagnostics]


def outputs(sql: str, table: str, language: Language = Language.DUCKDB) -> dict[str, list[str]]:
    """The inputs of each output column of a table, as `table.column`."""
    owner = OWNER.get(language, "res://f/shop/db")
    found: dict[str, list[str]] = {}
    for use in facts(sql, language).references:
        if use.asset.uri.endswith(table):
            for name, refs in use.outputs.items():
                found[name] = [f"{ref.asset.uri.removeprefix(f'{owner}/')}.{ref.name}" for ref in refs]
    return found


def columns(sql: str, table: str, language: Language = Language.DUCKDB) -> dict[str, str]:
    """The access of each column of a table, joined."""
    found: dict[str, Access] = {}
    for use in facts(sql, language).references:
        if use.asset.uri.endswith(table):
            for name, access in use.columns.items():
                found[name] = found.get(name, Access.UNKNOWN) | access
    return {name: access.name or "" for name, access in found.items()}
