"""Which of the bindings of a name can be its value at a use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from analyzers.values.binding import Binding, Defined, Region
from analyzers.values.grammar import Grammar


def reaching(grammar: Grammar, bindings: Sequence[Binding], use: Node) -> list[Binding]:
    """The bindings of one name in one scope, in order of the text, whose value the use can see: the latest in
    straight-line code, all of them after branches. A use within a loop also sees what a later pass leaves."""
    around = grammar.regions(use)
    walk = _Walk({region.node.id for region in around}, {region.statement: region.node.id for region in around})
    position = use.start_byte
    before = [binding for binding in bindings if _takes_effect(grammar, binding) <= position]
    loops = [region for region in around if region.repeats]
    for binding in reversed(before):
        walk.visit(binding, grammar.regions(binding.place))
        if walk.is_settled:
            break
    for loop in reversed(loops):
        if loop.node.id in walk.killed:
            break
        for binding in bindings:
            if binding not in before and _is_inside(binding.place, loop.node):
                walk.found.append(binding)
    return walk.found


@dataclass(slots=True)
class _Walk:
    """A walk backwards from a use: ``killed`` are the regions in which nothing earlier can be seen any more."""

    around: set[int]
    arms: dict[int, int]
    found: list[Binding] = field(default_factory=list)
    killed: set[int] = field(default_factory=set)
    left: dict[int, set[int]] = field(default_factory=dict)
    is_settled: bool = False

    def visit(self, binding: Binding, regions: tuple[Region, ...]) -> None:
        for region in regions:
            if region.node.id in self.killed:
                return
            arm = self.arms.get(region.statement)
            elsewhere = region.node.id not in self.around
            if elsewhere and (region.exits or (region.exclusive and arm is not None)):
                return
        self.found.append(binding)
        self._kill(list(regions))

    def _kill(self, regions: list[Region]) -> None:
        """Nothing before the binding can be seen through its innermost region; through a statement whose every arm is
        so, nothing before the statement."""
        while regions:
            region = regions.pop()
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


def _is_inside(node: Node, region: Node) -> bool:
    return region.start_byte <= node.start_byte and node.end_byte <= region.end_byte
