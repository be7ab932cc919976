"""The inputs and expressions of a module: every place of it that holds a value or code of its author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

BODY: frozenset[str] = frozenset({"modules", "branches", "default", "tools", "content", "lock", "assets", "path"})
"""Fields of a module's value that are no input: modules of their own, code, and what an editor noted."""

_RESOURCES = frozenset({"resource_path"})


@dataclass(frozen=True, slots=True)
class Static:
    """A value that is given as it stands."""

    name: str
    value: Any
    pointer: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A JavaScript expression."""

    name: str
    text: str
    pointer: str


def fields(module: Mapping[str, Any], pointer: str) -> Iterator[Static | Expression]:
    """The static values and expressions of a module, those of its branches' predicates too, in document order.

    Whatever has the form of a transform is one, wherever it stands: inputs, iterators, predicates, early stops,
    suspensions, retries, time limits."""
    for name, member in module.items():
        if name == "value" and isinstance(member, Mapping):
            inputs = {key: item for key, item in member.items() if key not in BODY}
            yield from _walk(inputs, "", f"{pointer}/value")
            yield from _predicates(member.get("branches"), f"{pointer}/value/branches")
        elif name not in ("id", "summary"):
            yield from _walk(member, name, f"{pointer}/{escaped(name)}")


def _predicates(branches: Any, pointer: str) -> Iterator[Expression]:
    for index, branch in enumerate(branches if isinstance(branches, list) else ()):
        if isinstance(branch, Mapping) and isinstance(branch.get("expr"), str):
            yield Expression("branch", branch["expr"], f"{pointer}/{index}/expr")


def _walk(value: Any, name: str, pointer: str) -> Iterator[Static | Expression]:
    stack = [(value, name, pointer)]
    while stack:
        item, name, place = stack.pop()
        if isinstance(item, list):
            stack.extend((child, name, f"{place}/{index}") for index, child in reversed(list(enumerate(item))))
        if not isinstance(item, Mapping):
            continue
        if item.get("type") == "static":
            yield Static(name, item.get("value"), f"{place}/value")
        elif isinstance(item.get("expr"), str):
            yield Expression(name, item["expr"], f"{place}/expr")
        else:
            if "default" in item:  # of a form that somebody fills in before the step resumes
                yield Static(name, item["default"], f"{place}/default")
            for key, child in reversed(list(item.items())):
                if isinstance(child, str) and key in _RESOURCES and child:
                    yield Static(name or key, {"$res": child.removeprefix("$res:")}, f"{place}/{escaped(key)}")
                elif isinstance(child, (Mapping, list)):
                    label = name if key in _GROUPS else str(key)
                    stack.append((child, label, f"{place}/{escaped(key)}"))


_GROUPS = frozenset({"input_transforms"})


def escaped(key: object) -> str:
    """A key as a token of a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")
