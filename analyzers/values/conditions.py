"""Code that does not run in a call, because of what that call gives to a condition around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.values.value import Self, truth_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.frame import Frame
    from analyzers.values.source import Source


def runs(source: Source, node: Node, frame: Frame | None) -> bool:
    """Whether the code at a node may run in a call of its function. A condition that no argument of the call decides
    leaves it open: a constant of the file is there to be changed. So does a function that calls itself."""
    if frame is None or (function := source.grammar.function(node)) is None:
        return True
    own = frame.of(function)
    is_known = own is not None and (source.path, function.id) not in source.program.returning
    if own is None or not is_known or (own.given is None and not isinstance(own.function.receiver, Self)):
        return True
    names = {formal.name for formal in source.grammar.formals(function)}
    for condition, is_met in source.grammar.conditions(node):
        if source.grammar.speaks_of(condition, names):
            truths = [truth_of(value) for value in source.evaluate(condition, frame)]
            if truths and all(truth is not None and truth != is_met for truth in truths):
                return False
    return True
