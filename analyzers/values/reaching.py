"""Which of the bindings of a name can be its value at a use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from analyzers.values.binding import Binding, Defined, Region
from analyzers.values.grammar import Grammar


def reaching(grammar: Grammar, bindings: Sequence[Binding], use: Node) -> list[Binding]:
    """The bindings of one name in one scope, in order of the text, whose value the use can see: the latest in
    straight-line code, all of them after branches. A use within a loop also sees what a later pass leaves."""
    return walked(grammar, bindings, use)[0]


def walked(grammar: Grammar, bindings: Sequence[Binding], use: Node) -> tuple[list[Binding], bool]:
    """The bindings that reach a use, and whether one of them does on every way to it."""
    around = grammar.regions(use)
    walk = _Walk({region.node.id for region in around}, {region.statement: region.node.id for region in around})
    position = use.start_byte
    function = grammar.function(use)
    own = 0 if function is None else function.id
    inner = [row for row in bindings if not _is_of(grammar, row, own)]
    bindings = [row for row in bindings if _is_of(grammar, row, own)] if inner else bindings
    for index in range(bisect_left(bindings, position, key=_start) - 1, -1, -1):
        binding = bindings[index]
        if _takes_effect(grammar, binding) <= position:
            walk.visit(binding, grammar.regions(binding.place))
        if walk.is_settled:
            break
    for loop in reversed([region for region in around if region.repeats]):
        if loop.node.id in walk.killed:
            break
        end = bisect_left(bindings, loop.node.end_byte, key=_start)
        for binding in bindings[bisect_left(bindings, loop.node.start_byte, key=_start) : end]:
            if _takes_effect(grammar, binding) > position:
                walk.found.append(binding)
        walk.found += (row for row in walk.other if loop.node.start_byte <= _start(row) < loop.node.end_byte)
    return walk.found + inner, walk.is_settled  # when a function within this one runs is not followed


def holds(binding: Binding, use: Node) -> bool:
    """Whether a use is a part of the value that a binding gives."""
    node: Node = getattr(binding.to, "node", binding.place)
    return node.start_byte <= use.start_byte < node.end_byte


def _is_of(grammar: Grammar, binding: Binding, function: int) -> bool:
    """Whether the function of an id, 0 for none, binds the name itself."""
    if binding.function is None:
        own = grammar.function(binding.place)
        binding.function = 0 if own is None else own.id
    return binding.function == function


def _start(binding: Binding) -> int:
    return binding.place.start_byte


@dataclass(slots=True)
class _Walk:
    """A walk backwards from a use: ``killed`` are the regions in which nothing earlier can be seen any more, ``other``
    the bindings in arms beside that of the use, which only a later pass of a loop sees."""

    around: set[int]
    arms: dict[int, int]
    found: list[Binding] = field(default_factory=list)
    other: list[Binding] = field(default_factory=list)
    killed: set[int] = field(default_factory=set)
    is_settled: bool = False

    def visit(self, binding: Binding, regions: tuple[Region, ...]) -> None:
        for region in regions:
            if region.node.id in self.killed:
                return
            arm = self.arms.get(region.statement)
            if region.node.id in self.around or not (region.exits or (region.exclusive and arm is not None)):
                continue
            if not region.exits:
                self.other.append(binding)
            return
        self.found.append(binding)
        self._kill(list(regions))

    def _kill(self, regions: list[Region]) -> None:
        """Nothing before the binding can be seen through its innermost region; through a statement whose every arm is
        so, nothing before the statement."""
        while regions:
            region = regions.pop()
            if region.breaks and region.node.id not in self.around:
                return
            self.killed.add(region.node.id)
            if region.node.id in self.around:
                break
            if not region.arms or not all(arm in self.killed for arm in region.arms):
                return
        self.is_settled = True


def _takes_effect(grammar: Grammar, binding: Binding) -> int:
    """Where the binding holds from: the end of its statement's value."""
    node: Node | None = getattr(binding.to, "node", None)
    end = binding.place.end_byte
    return max(end, node.end_byte) if node is not None and not isinstance(binding.to, Defined) else end
