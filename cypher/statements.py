"""The statements: one a file, named by what it answers or does, read once.

A statement that is the same for several labels, or types of edges, says so in its first line,
``// for Script, Flow, Step``, and writes ``:$Label`` where the label stands. It is loaded once for each, as
``link_usages.Script``: labels never come from outside. What stands in several places is a file of ``fragments``, put in
where they write ``/* include usage_row */``. What only has Neo4j read an index, in its order, and changes no answer
stands on lines that end with ``// for Neo4j's index``: the embedded database, which would do it for each row and sort
all the same, runs the statement without them.
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
    """The statements that the file of this name holds, by name."""
    text = _INCLUDE.sub(_fragment, text)
    match = _LABELS.match(text)
    if match is None:
        return {name: text}
    return {f"{name}.{label}": text.replace(":$Label", f":{label}") for label in match[1].split(", ")}


@cache
def load() -> dict[str, str]:
    """All statements of reading and writing, by name."""
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
    """A statement without what only has Neo4j read an index."""
    return _INDEXED.sub("", text)
