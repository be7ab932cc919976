"""TypeScript and JavaScript, with JSX."""

from __future__ import annotations

from analyzers.context import Context
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.text import Text
from analyzers.typescript.grammar import TypeScript
from analyzers.values.program import analyze

__all__ = ["analyze_typescript"]


def analyze_typescript(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Notes the assets of a script."""
    analyze(TypeScript, text, context, found)
