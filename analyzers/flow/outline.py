"""The outline of a flow: its modules in order, each with its place, its parent, and what runs before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analyzers.context import Limits
from analyzers.facts import Code, Diagnostic
from analyzers.flow.facts import Link, NodeKind, StepKind

KINDS: dict[str, StepKind] = {
    "rawscript": StepKind.RAW_SCRIPT,
    "flowscript": StepKind.RAW_SCRIPT,
    "script": StepKind.SCRIPT,
    "flow": StepKind.FLOW,
    "forloopflow": StepKind.FOR_LOOP,
    "whileloopflow": StepKind.WHILE_LOOP,
    "branchone": StepKind.BRANCH_ONE,
    "branchall": StepKind.BRANCH_ALL,
    "identity": StepKind.IDENTITY,
    "aiagent": StepKind.AI_AGENT,
}
"""The types of modules, as flows name them."""

_TOOL_TYPES = ("mcp", "websearch")
_LOOPS = (StepKind.FOR_LOOP, StepKind.WHILE_LOOP)
_DEPTH = 100  # modules within modules; a person's flow nests a tenth of this

_Exits = tuple[tuple[str, str | None], ...]
"""The steps that the next one follows, each with the label of the arm that the way to it enters."""


@dataclass(frozen=True, slots=True)
class Place:
    """A module where it stands. ``loop`` is the key of the loop around it, ``previous`` that of the step before."""

    key: str
    module: Mapping[str, Any]
    pointer: str
    kind: StepKind | None
    node: NodeKind
    parent: str | None
    branch: str | None
    loop: str | None
    previous: str | None

    @property
    def step_id(self) -> str:
        step_id = self.module.get("id")
        return step_id if isinstance(step_id, str) and step_id else self.key

    @property
    def is_loop(self) -> bool:
        return self.kind in _LOOPS

    @property
    def value(self) -> Mapping[str, Any]:
        value = self.module.get("value")
        return value if isinstance(value, Mapping) else {}


@dataclass(frozen=True, slots=True)
class _Around:
    """Where a list of modules stands."""

    node: NodeKind = NodeKind.STEP
    parent: str | None = None
    branch: str | None = None
    loop: str | None = None
    depth: int = 0


class Outline:
    """``places`` in the order in which they run, a container before what it holds; ``next`` joins them."""

    def __init__(self, value: Mapping[str, Any], limits: Limits) -> None:
        self.places: list[Place] = []
        self.next: list[Link] = []
        self.diagnostics: list[Diagnostic] = []
        self._limits = limits
        self._keys: set[str] = set()
        for field, node in (("preprocessor_module", NodeKind.PREPROCESSOR), ("failure_module", NodeKind.FAILURE)):
            if node is NodeKind.FAILURE:
                self._sequence(value.get("modules"), "/modules", _Around(), self._ends(NodeKind.PREPROCESSOR))
            if value.get(field) is not None:
                self._module(value[field], f"/{field}", _Around(node), (), None)

    def _ends(self, node: NodeKind) -> _Exits:
        return tuple((place.key, None) for place in self.places if place.node is node)

    def _sequence(self, modules: Any, pointer: str, around: _Around, exits: _Exits) -> _Exits:
        if modules is None:
            return exits
        if not isinstance(modules, list):
            self._report(Code.INVALID_FLOW, "'modules' is not a list of modules", pointer)
            return exits
        if around.depth > _DEPTH:
            self._report(Code.TOO_DEEP, f"modules nest deeper than {_DEPTH} levels; the rest was left out", pointer)
            return exits
        previous = None
        for index, module in enumerate(modules):
            if len(self.places) >= self._limits.steps:
                self._report(Code.TOO_MANY, f"the flow has more than {self._limits.steps} steps", f"{pointer}/{index}")
                break
            known = len(self.places)
            exits = self._module(module, f"{pointer}/{index}", around, exits, previous)
            previous = self.places[known].key if len(self.places) > known else previous
        return exits

    def _module(self, module: Any, pointer: str, around: _Around, exits: _Exits, previous: str | None) -> _Exits:
        """Adds a module and what it holds; gives the steps that the next one follows."""
        if not isinstance(module, Mapping):
            self._report(Code.INVALID_FLOW, "a module is not a mapping of names to values", pointer)
            return exits
        value = module.get("value")
        kind = self._kind(module, value, pointer)
        key = self._key(module, pointer)
        self.places.append(
            Place(key, module, pointer, kind, around.node, around.parent, around.branch, around.loop, previous)
        )
        self.next.extend(Link(source, key, label) for source, label in exits)
        if not isinstance(value, Mapping):
            return ((key, None),)
        return _INSIDE.get(kind, Outline._nothing)(self, value, f"{pointer}/value", key, around)

    def _nothing(self, value: Mapping[str, Any], pointer: str, key: str, around: _Around) -> _Exits:
        return ((key, None),)

    def _loop(self, value: Mapping[str, Any], pointer: str, key: str, around: _Around) -> _Exits:
        inside = _Around(around.node, key, None, key, around.depth + 1)
        return self._sequence(value.get("modules"), f"{pointer}/modules", inside, ((key, None),))

    def _branches(self, value: Mapping[str, Any], pointer: str, key: str, around: _Around) -> _Exits:
        branches = value.get("branches")
        if not isinstance(branches, list):
            self._report(Code.INVALID_FLOW, "'branches' is not a list of branches", f"{pointer}/branches")
            branches = []
        arms = [
            (_label(branch, index), branch.get("modules"), f"{pointer}/branches/{index}/modules")
            for index, branch in enumerate(branches)
            if isinstance(branch, Mapping)
        ]
        if value.get("type") == "branchone":
            arms.append(("default", value.get("default") or [], f"{pointer}/default"))
        exits: list[tuple[str, str | None]] = []
        for label, modules, place in arms:
            inside = _Around(around.node, key, label, around.loop, around.depth + 1)
            if value.get("type") == "branchall" and value.get("parallel") is False:  # one arm after the other
                before = tuple((source, label) for source, _ in exits) or ((key, label),)
                exits = list(self._sequence(modules, place, inside, before))
            else:
                exits.extend(self._sequence(modules, place, inside, ((key, label),)))
        return tuple(dict.fromkeys(exits)) or ((key, None),)

    def _tools(self, value: Mapping[str, Any], pointer: str, key: str, around: _Around) -> _Exits:
        inside = _Around(NodeKind.TOOL, key, None, around.loop, around.depth + 1)
        tools = value.get("tools")
        for index, tool in enumerate(tools if isinstance(tools, list) else ()):
            if around.depth > _DEPTH or len(self.places) >= self._limits.steps:
                break
            self._module(tool, f"{pointer}/tools/{index}", inside, (), None)
        return ((key, None),)

    def _kind(self, module: Mapping[str, Any], value: Any, pointer: str) -> StepKind | None:
        if not isinstance(value, Mapping):
            self._report(Code.INVALID_FLOW, "the module has no 'value'", pointer)
            return None
        kind = value.get("type")
        if value.get("tool_type") in _TOOL_TYPES:
            return None
        if not isinstance(kind, str) or kind not in KINDS:
            self._report(Code.UNKNOWN_MODULE, f"{kind!r} is no known type of a module", f"{pointer}/value")
            return None
        return KINDS[kind]

    def _key(self, module: Mapping[str, Any], pointer: str) -> str:
        step_id = module.get("id")
        if not isinstance(step_id, str) or not step_id:
            self._report(Code.MISSING_ID, "the module has no id; its place in the flow stands for it", pointer)
            step_id = pointer.strip("/").replace("/", ".")
        key, count = step_id, 1
        while key in self._keys:
            count += 1
            key = f"{step_id}~{count}"
        if count > 1:
            self._report(Code.DUPLICATE_ID, f"another module has the id '{step_id}', too", pointer)
        self._keys.add(key)
        return key

    def _report(self, code: Code, message: str, pointer: str) -> None:
        self.diagnostics.append(code.at(message, pointer=pointer))


_INSIDE: dict[StepKind | None, Callable[[Outline, Mapping[str, Any], str, str, _Around], _Exits]] = {
    **dict.fromkeys(_LOOPS, Outline._loop),
    StepKind.BRANCH_ONE: Outline._branches,
    StepKind.BRANCH_ALL: Outline._branches,
    StepKind.AI_AGENT: Outline._tools,
}


def _label(branch: Mapping[str, Any], index: int) -> str:
    for field in ("summary", "expr"):
        if isinstance(text := branch.get(field), str) and text.strip():
            return " ".join(text.split())
    return f"branch {index + 1}"
