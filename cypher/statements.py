"""Loads the statements: one per file, named after what it answers or does.

- A statement for several labels or types of edges lists them in its first line, ``// for Script, Flow, Step``, and
  writes ``:$Label`` in their place. It is loaded once for each, as ``link_usages.Script``. Labels never come from
  outside. - Text that several statements share is a file in ``fragments``, included by ``/* include usage_row */``. -
  Lines that end with ``// for Neo4j's index`` only make Neo4j read an index in its order and do not change the result.
  They are removed for the embedded database, where they would cost time for each row.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

ROOMS = ("read", "write")

_LABELS = re.compile(r"\A// for ([A-Za-z_, ]+)\n")
_INDEXED = re.compile(r"(?m)^.*// for Neo4j's index\n")
_INCLUDE = re.compile(r"/\* include (\w+) \*/")


def _fragment(match: re.Match[str]) -> str:
    text = files("cypher").joinpath("fragments", f"{match[1]}.cypher").read_text("utf-8")
    comment, _, body = text.partition("\n")
    if not comment.startswith("// "):
        raise LookupError(f"the fragment {match[1]} does not begin with what it is for")
    return body.strip()


def variants(name: str, text: str) -> dict[str, str]:
    """The statements in the file with this name, by their names."""
    text = _INCLUDE.sub(_fragment, text)
    match = _LABELS.match(text)
    if match is None:
        return {name: text}
    return {f"{name}.{label}": text.replace(":$Label", f":{label}") for label in match[1].split(", ")}


@cache
def load() -> dict[str, str]:
    """All statements, by name."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for file in sorted(files("cypher").joinpath(room).iterdir(), key=lambda file: file.name):
            name, dot, suffix = file.name.partition(".")
            if dot and suffix == "cypher":
                for statement, text in variants(name, file.read_text("utf-8")).items():
                    if statement in found:
                        raise LookupError(f"two statements are named {statement}")
                    found[statement] = text
    return found


@cache
def plain(text: str) -> str:
    """A statement without the lines for Neo4j's index."""
    return _INDEXED.sub("", text)
