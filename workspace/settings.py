"""``wmill.yaml``: which files of the folder belong to the workspace, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FILE = "wmill.yaml"

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|\{[^{}]*\}|.", re.DOTALL)
_EVERYTHING = ("**",)


@dataclass(frozen=True, slots=True)
class Settings:
    """``includes`` and ``excludes`` are globs over the files' paths; ``has_resources`` says whether all resources
    belong to the folder."""

    includes: tuple[str, ...] = _EVERYTHING
    excludes: tuple[str, ...] = ()
    has_resources: bool = True

    @classmethod
    def of(cls, value: Any) -> Settings:
        """The settings of a parsed file; of a missing one (None) those that leave nothing out."""
        if not isinstance(value, Mapping):
            return cls()
        includes = (*_globs(value.get("includes", ["f/**"])), *_globs(value.get("extraIncludes")))
        excludes = _globs(value.get("excludes"))
        return cls(
            includes=tuple("**" if glob == "*" else glob for glob in includes),
            excludes=excludes,
            has_resources=value.get("skipResources") is not True and not any(".resource" in glob for glob in excludes),
        )


class Scope:
    """Tells the files that belong to the workspace."""

    def __init__(self, settings: Settings) -> None:
        self._includes = _expression(settings.includes)
        self._excludes = _expression(settings.excludes)

    def __contains__(self, path: str) -> bool:
        return self._includes.fullmatch(path) is not None and self._excludes.fullmatch(path) is None


def _globs(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, Sequence) else ()


def _expression(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_translated(glob)})" for glob in globs) or r"(?!)", re.DOTALL)


def _translated(glob: str) -> str:
    """A glob as a regular expression: ``**`` crosses folders, ``*`` and ``?`` do not, ``{a,b}`` is either."""
    parts = []
    for token in _TOKEN.findall(glob):
        if token in _WILDCARDS:
            parts.append(_WILDCARDS[token])
        elif len(token) > 1 and token[0] == "{":
            parts.append("(?:" + "|".join(_translated(option) for option in token[1:-1].split(",")) + ")")
        elif len(token) > 1 and token[0] == "[":
            parts.append("[" + token[1:-1].replace("\\", r"\\").replace("!", "^", token[1] == "!") + "]")
        else:
            parts.append(re.escape(token))
    return "".join(parts)


_WILDCARDS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
