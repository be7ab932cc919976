"""The language of a file, by the ending of its name."""

from __future__ import annotations

from analyzers.language import Language

ENDINGS: dict[str, Language] = {
    ".py": Language.PYTHON,
    ".ts": Language.TYPESCRIPT,
    ".tsx": Language.TYPESCRIPT,
    ".js": Language.JAVASCRIPT,
    ".jsx": Language.JAVASCRIPT,
    ".go": Language.GO,
    ".my.sql": Language.MYSQL,
    ".bq.sql": Language.BIGQUERY,
    ".odb.sql": Language.ORACLEDB,
    ".duckdb.sql": Language.DUCKDB,
    ".sf.sql": Language.SNOWFLAKE,
    ".ms.sql": Language.MSSQL,
    ".pg.sql": Language.POSTGRESQL,
    ".gql": Language.GRAPHQL,
    ".sh": Language.BASH,
    ".ps1": Language.POWERSHELL,
    ".php": Language.PHP,
    ".rs": Language.RUST,
    ".cs": Language.CSHARP,
    ".playbook.yml": Language.ANSIBLE,
    ".nu": Language.NU,
    ".java": Language.JAVA,
    ".rb": Language.RUBY,
    ".r": Language.R,
}
"""Tested in this order. The endings of TypeScript's runtimes (``.bun.ts``, ``.deno.ts``, ``fetch.ts``) are the same
language here; ``.sql`` alone does not say which dialect."""

SCRIPT_ENDINGS = tuple(ending for ending in ENDINGS if ending not in (".tsx", ".js", ".jsx"))
"""The endings of scripts; the others only occur in apps, as code of the browser."""


def language_of(name: str) -> Language | None:
    """The language of a file, by its name; None if the ending is not known."""
    return next((language for ending, language in ENDINGS.items() if name.endswith(ending)), None)
