"""The words that flows and apps use for the languages of their inline code."""

from __future__ import annotations

from analyzers.language import Language

LANGUAGES: dict[str, Language] = {
    "python3": Language.PYTHON,
    "bun": Language.TYPESCRIPT,
    "bunnative": Language.TYPESCRIPT,
    "deno": Language.TYPESCRIPT,
    "nativets": Language.TYPESCRIPT,
    "frontend": Language.JAVASCRIPT,
    "javascript": Language.JAVASCRIPT,
    "go": Language.GO,
    "mysql": Language.MYSQL,
    "bigquery": Language.BIGQUERY,
    "oracledb": Language.ORACLEDB,
    "duckdb": Language.DUCKDB,
    "snowflake": Language.SNOWFLAKE,
    "mssql": Language.MSSQL,
    "postgresql": Language.POSTGRESQL,
    "graphql": Language.GRAPHQL,
    "bash": Language.BASH,
    "powershell": Language.POWERSHELL,
    "php": Language.PHP,
    "rust": Language.RUST,
    "csharp": Language.CSHARP,
    "ansible": Language.ANSIBLE,
    "nu": Language.NU,
    "java": Language.JAVA,
    "ruby": Language.RUBY,
    "rlang": Language.R,
    "dbt": Language.DBT,
}


def language_of(word: object) -> Language:
    """The language that a flow or app names, OTHER for a word that is none. Our own names are taken, too."""
    if not isinstance(word, str):
        return Language.OTHER
    return LANGUAGES.get(word) or Language.__members__.get(word.upper(), Language.OTHER)
