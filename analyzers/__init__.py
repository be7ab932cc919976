"""Text in, facts out: which assets a script or a flow uses, how, where in the text, and why.

Pure functions: what they need from outside comes in as a frozen :class:`Context`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from analyzers.calm import calm
from analyzers.context import Context
from analyzers.facts import Analysis, Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.prefilter import may_mention_assets
from analyzers.text import Text

__all__ = ["analyze", "analyze_app", "analyze_flow"]

Analyzer = Callable[[Text, Language, Context, Findings], None]
"""What reads one language: it writes all that it finds in the text to the findings."""

_SQL = ("DUCKDB", "POSTGRESQL", "MYSQL", "BIGQUERY", "SNOWFLAKE", "MSSQL", "ORACLEDB")

_ANALYZERS: dict[Language, tuple[str, str]] = {
    Language.PYTHON: ("analyzers.python", "analyze_python"),
    Language.TYPESCRIPT: ("analyzers.typescript", "analyze_typescript"),
    Language.JAVASCRIPT: ("analyzers.typescript", "analyze_typescript"),
    Language.ANSIBLE: ("analyzers.ansible", "analyze_ansible"),
    Language.DBT: ("analyzers.dbt", "analyze_dbt"),
    **{Language(name): ("analyzers.sql", "analyze_sql") for name in _SQL},
}
"""The module and function that reads each language; the others have their literals read. Named here and imported when
first asked for, so that a process pays for the grammars of the languages that it meets."""

_LITERALS = ("analyzers.literals", "analyze_literals")


def analyze(source: str, language: Language, context: Context = Context()) -> Analysis:  # noqa: B008 (frozen)
    """All that a script's text says of the assets it uses. No text makes it raise."""
    text = Text(source)
    found = Findings(text, context)
    if text.source is not source:
        found.report(Code.INVALID_ENCODING, "the text has lone surrogates; they were read as question marks")
    size, limit = len(text.data), context.limits.text_bytes
    if size > limit:
        found.report(Code.TOO_LARGE, f"the text has {size} bytes, more than the {limit} that are analysed")
        return found.analysis()
    # What the header lines declare (the default database, mounts of volumes) holds for the whole text.
    context = _door("analyzers.header", "read_header")(text, language, context, found)
    context = _door("analyzers.schema", "read_defaults")(text, language, context, found)
    if may_mention_assets(text, language, context):
        with calm():
            _door(*_ANALYZERS.get(language, _LITERALS))(text, language, context, found)
    return found.analysis()


def _door(module: str, function: str) -> Callable[..., Context]:
    door: Callable[..., Context] = getattr(import_module(module), function)
    return door


# Flows and apps have their code analysed by what stands above.
from analyzers.app import analyze_app  # noqa: E402
from analyzers.flow.analysis import analyze_flow  # noqa: E402
