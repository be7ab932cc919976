"""What the documentation says is true. Its queries are asked in tests/api/test_docs.py."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from analyzers.facts import Code
from api.errors import ErrorCode
from api.settings import table
from cli.command import app
from ingest.jobs.inputs import ProblemCode
from tests.documents import DOCUMENTS, ROOT, code

_COMMAND = re.compile(r"(?:^|[ /])headrace ((?:serve|scan|push|--)\S*.*)$")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def _commands() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for line in code(document):
            if match := _COMMAND.search(line.partition(" #")[0].rstrip()):
                yield document.name, match[1]


@pytest.mark.parametrize(("document", "words"), list(_commands()))
def test_every_command_line_is_understood(document: str, words: str) -> None:
    group: Any = typer.main.get_command(app)
    context = group.make_context("headrace", shlex.split(words))
    name, command, rest = group.resolve_command(context, [*context._protected_args, *context.args])
    assert command is not None
    command.make_context(name, rest, parent=context).close()


def test_there_are_command_lines() -> None:
    assert {words.split()[0] for _, words in _commands()} >= {"scan", "serve", "push"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_and_make_verbs_lead_somewhere(document: Path) -> None:
    text = document.read_text()
    for target in _LINK.findall(text):
        assert (document.parent / target).exists(), f"{document.name} links to {target}"
    verbs = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = {match[1] for line in code(document) if (match := re.match(r"\s*make ([a-z0-9]+)", line))}
    assert said <= verbs


def test_the_table_of_settings_is_what_the_code_has() -> None:
    assert (ROOT / "docs" / "settings.md").read_text().endswith(f"\n\n{table()}")


def test_the_example_is_kept_within_the_checkout_and_out_of_git() -> None:
    assert "headrace serve examples/shop --data .cache/" in (ROOT / "Makefile").read_text()
    assert ".cache/" in (ROOT / ".gitignore").read_text().splitlines()


def test_every_diagnostic_problem_and_error_is_explained_with_what_to_do() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text()
    told = {tuple(row) for row in re.findall(r"^\| `([A-Z_]+)` \| (.+) \| [^|]+ \|$", page, re.MULTILINE)}
    assert told == {
        *((code.name, f"{code.severity.name} | {code.meaning}") for code in Code),
        *((code.name, code.value) for code in (*ProblemCode, *ErrorCode)),
    }
