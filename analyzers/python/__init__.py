"""Python: calls of the SDK and of libraries, handles, SQL, files of volumes, and URIs."""

from __future__ import annotations

from analyzers.context import Context
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.python.grammar import PythonGrammar
from analyzers.text import Text
from analyzers.values.program import analyze

__all__ = ["analyze_python"]


def analyze_python(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Reads a script in Python."""
    analyze(PythonGrammar, text, context, found)
