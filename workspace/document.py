"""Parses YAML and JSON files safely into plain values: limited in size and depth, with no tag but ``!inline``."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

import yaml

from workspace.limits import Limits

INLINE = "!inline"
"""Refers to a text in a file of its own: ``content: '!inline step.py'``, quoted or as a tag."""

_MERGES = object()
_TEXT = 64  # characters of text that count as one value
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]*)?(?P<exponent>[eE][-+]?[0-9]+)?")
"""Numbers, as Windmill's own tools read them. To those tools ``yes`` and ``on`` are text, and so is what JSON has no
type for (dates, bytes, infinity)."""


class InvalidDocument(ValueError):
    """The document is invalid; the message, for its author, says why and where."""


@dataclass(frozen=True, slots=True)
class Document:
    """``value`` is a JSON value; ``tags`` are the tags that were ignored."""

    value: Any
    tags: tuple[str, ...] = ()


def load_json(text: str, limits: Limits) -> Document:
    """Raises InvalidDocument."""
    try:
        return Document(json.loads(text))
    except RecursionError:
        raise InvalidDocument("it is nested too deeply") from None
    except ValueError as error:
        raise InvalidDocument(str(error)) from None


def load_yaml(text: str, limits: Limits) -> Document:
    """Reads the first document of a YAML text.

    It is built from the parser's events, not by PyYAML's composer, which recurses in C and crashes on deep nesting, and
    expands a few aliases into billions of values.

    Raises InvalidDocument."""
    builder = _Builder(limits)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    except yaml.YAMLError as error:
        raise InvalidDocument(_words(error)) from None
    except ValueError as error:  # an integer with more digits than Python converts
        raise InvalidDocument(str(error)) from None
    return Document(builder.root, tuple(builder.tags))


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not ended yet. ``key`` is the key whose value a mapping expects next."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    nodes: int
    key: str | None = None
    merges: bool = False


class _Builder:
    """Builds values from events, and counts them as if every alias were expanded."""

    def __init__(self, limits: Limits) -> None:
        self.root: Any = None
        self.tags: dict[str, None] = {}
        self._limits = limits
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._close(self._scalar(event), event.anchor, 1 + len(event.value) // _TEXT, event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._tag(event.tag, "")
            if len(self._open) >= self._limits.document_depth:
                raise InvalidDocument(f"it is nested deeper than {self._limits.document_depth} levels{_place(event)}")
            self._open.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], event.anchor, 1))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self._open.pop()
            self._close(done.value, done.anchor, done.nodes, event)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise InvalidDocument(f"the alias *{event.anchor} is not defined before it{_place(event)}")
            value, nodes = self._anchors[event.anchor]
            self._close(value, None, nodes, event)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if inline := self._tag(event.tag, event.value):
            return inline
        if self._awaits_key():
            return _MERGES if event.value == "<<" and event.implicit[0] else event.value
        return _plain(event.value) if event.implicit[0] else event.value

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _tag(self, tag: str | None, text: str) -> str | None:
        """The text of an ``!inline`` tag; other tags that are not YAML's own are collected."""
        if tag == INLINE:
            return f"{INLINE} {text}"
        if tag and tag != "!" and not tag.startswith("tag:yaml.org,2002:"):
            self.tags[tag] = None
        return None

    def _close(self, value: Any, anchor: str | None, nodes: int, event: yaml.Event) -> None:
        if anchor:
            self._anchors[anchor] = (value, nodes)
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        parent.nodes += nodes
        if parent.nodes > self._limits.document_nodes:
            raise InvalidDocument(
                f"with its aliases expanded, it has more than {self._limits.document_nodes} values{_place(event)}"
            )
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.merges:
            for mapping in value if isinstance(value, list) else (value,):
                if isinstance(mapping, dict):
                    parent.value.update({name: v for name, v in mapping.items() if name not in parent.value})
            parent.merges = False
        elif parent.key is None:
            parent.merges = value is _MERGES
            parent.key = None if parent.merges else _key(value)
        else:
            parent.value[parent.key] = value
            parent.key = None


def _plain(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if (number := _NUMBER.fullmatch(text)) is None:
        return text
    value = float(text) if number["fraction"] or number["exponent"] else int(text)
    return value if math.isfinite(value) else text


def _key(value: Any) -> str:
    """Converts a key to text, since YAML allows any value as a key."""
    return value if isinstance(value, str) else json.dumps(value)


def _place(event: yaml.Event) -> str:
    return f" (line {event.start_mark.line + 1})" if event.start_mark else ""


def _words(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem} (line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1})"
    return " ".join(str(error).split())
