"""Code that does not run in a call, because of what that call gives to a condition around it."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from analyzers.values.value import Self, truth_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.frame import Frame
    from analyzers.values.source import Source


class Conditions:
    """The conditions in the functions of a file that arguments can decide. Those around a node are looked up once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._grammar = source.grammar
        self._around: dict[int, tuple[tuple[Node, bool], ...]] = {}

    def frames(self, node: Node, calls: tuple[Frame | None, ...]) -> tuple[Frame | None, ...]:
        """Those of the calls of a function in which the code at a node may run."""
        if all(map(self.run, repeat(node), calls)):
            return calls
        return tuple(frame for frame in calls if self.run(node, frame))

    def run(self, node: Node, frame: Frame | None) -> bool:
        """Whether the code at a node may run in a call of its function. A condition that no argument of the call
        decides leaves it open: a constant of the file is there to be changed. So does a function that calls itself."""
        if frame is None or (frame.given is None and frame.outer is None and frame.function.receiver is None):
            return True
        around = self._around.get(node.id)
        if around is None:
            around = self._around[node.id] = self._decided(node)
        if not around or (function := self._grammar.function(node)) is None:
            return True
        own = frame.of(function)
        if own is None or (own.given is None and not isinstance(own.function.receiver, Self)):
            return True
        if (self._source.path, function.id) in self._source.program.returning:
            return True
        for condition, is_met in around:
            truths = [truth_of(value) for value in self._source.evaluate(condition, frame)]
            if truths and all(truth is not None and truth != is_met for truth in truths):
                return False
        return True

    def _decided(self, node: Node) -> tuple[tuple[Node, bool], ...]:
        """The conditions around a node that speak of a parameter of its function."""
        function = self._grammar.function(node)
        names = {formal.name for formal in self._grammar.formals(function)} if function is not None else set()
        return tuple(row for row in self._grammar.conditions(node) if self._grammar.speaks_of(row[0], names))
