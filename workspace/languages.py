"""The language of a file by how its name ends."""

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
"""Tested in this order. The endings of TypeScript's runtimes (``.bun.ts``, ``.deno.ts``, ``fetch.ts``) are one language
here; a bare ``.sql`` names none."""

SCRIPT_ENDINGS = tuple(ending for ending in ENDINGS if ending not in (".tsx", ".js", ".jsx"))
"""The endings of a script's own file; those of the browser's code are met inside of apps."""


def language_of(name: str) -> Language | None:
    """The language of a file by its name, None where the ending tells none."""
    return next((language for ending, language in ENDINGS.items() if name.endswith(ending)), None)
