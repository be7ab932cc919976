"""Unknown parts of a known text.

A folded text marks each part that is known only at run time as a hole: the name of the unknown between two
private-use characters, so that a hole survives concatenation, slicing into SQL tokens and pickling.
"""

from __future__ import annotations

import re

OPEN = "\ue000"
CLOSE = "\ue001"
HOLE = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")

_UNFIT = re.compile(r"[\s/{}'\"`?*\\]|[\ue000-\uf8ff]")  # the private-use area marks and masks holes
_LONGEST = 60


def hole(expression: str) -> str:
    """The hole of an expression, named as the code writes it; one that cannot stand in a path is named ``_``."""
    name = expression.strip()
    fits = name and len(name) <= _LONGEST and not _UNFIT.search(name)
    return f"{OPEN}{name if fits else '_'}{CLOSE}"


def has_hole(text: str) -> bool:
    return OPEN in text


def is_only_holes(text: str) -> bool:
    """Whether nothing of the text is known."""
    return OPEN in text and not HOLE.sub("", text)


def as_path(text: str) -> str:
    """The text with each hole as a placeholder, ``{name}``."""
    return HOLE.sub(lambda match: f"{{{match[1]}}}", text) if OPEN in text else text
