"""The languages of scripts, and how each writes a comment line."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    PYTHON = "PYTHON"
    TYPESCRIPT = "TYPESCRIPT"
    JAVASCRIPT = "JAVASCRIPT"
    DUCKDB = "DUCKDB"
    POSTGRESQL = "POSTGRESQL"
    MYSQL = "MYSQL"
    BIGQUERY = "BIGQUERY"
    SNOWFLAKE = "SNOWFLAKE"
    MSSQL = "MSSQL"
    ORACLEDB = "ORACLEDB"
    BASH = "BASH"
    POWERSHELL = "POWERSHELL"
    GO = "GO"
    PHP = "PHP"
    RUST = "RUST"
    CSHARP = "CSHARP"
    JAVA = "JAVA"
    RUBY = "RUBY"
    R = "R"
    NU = "NU"
    GRAPHQL = "GRAPHQL"
    ANSIBLE = "ANSIBLE"
    DBT = "DBT"
    OTHER = "OTHER"

    __hash__ = str.__hash__  # the enumeration's own is a call in Python


_SLASHES = ("TYPESCRIPT", "JAVASCRIPT", "GO", "PHP", "RUST", "CSHARP", "JAVA")
_DASHES = ("DUCKDB", "POSTGRESQL", "MYSQL", "BIGQUERY", "SNOWFLAKE", "MSSQL", "ORACLEDB")

COMMENT_PREFIXES: dict[Language, tuple[str, ...]] = {
    **{
        language: ("//",) if language in _SLASHES else ("--",) if language in _DASHES else ("#",)
        for language in Language
    },
    Language.PHP: ("//", "#"),
    Language.MYSQL: ("--", "#"),
    Language.BIGQUERY: ("--", "#"),
    Language.SNOWFLAKE: ("--", "//"),
}
"""What opens a comment line, and so a header line, in each language."""
