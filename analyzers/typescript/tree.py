"""A tree of TypeScript, with what its grammar finds out once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers.values import tree

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

    from analyzers.text import Text

_GIVEN = re.compile(rb"(?:[=>?:(]|\breturn)\s*[\w$]+(?:\.[\w$]+)*\s*(?:<[^<>`]*>\s*)?`")


class Tree(tree.Tree):
    """``homes`` are the ids of the scopes that declare a name, ``functions`` the function around a node by its id."""

    def __init__(self, text: Text, parser: Parser, data: bytes | None = None) -> None:
        super().__init__(text, parser, data)
        self.homes: dict[str, frozenset[int]] = {}
        self.functions: dict[int, Node | None] = {}

    @cached_property
    def has_parts(self) -> bool:
        """Whether a tagged template may have a name, by which others can have it as a part."""
        return _GIVEN.search(self.text.data) is not None
