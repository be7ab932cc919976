"""Keys of nodes: strings that contain the workspace, so that no row of one can be taken for a row of another."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hashlib import blake2b

import orjson

HIGHEST = "\U0010ffff"
"""Sorts after every text of the graph."""

_WORKSPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}")


class InvalidWorkspace(ValueError):
    """A name that no workspace can have."""


def check_workspace(name: str) -> str:
    """The name itself. Raises InvalidWorkspace, with the rule."""
    if not _WORKSPACE.fullmatch(name):
        raise InvalidWorkspace(
            f"{name[:100]!r} is not a valid workspace name: use 1 to 63 letters, digits, '-' and '_', "
            "starting with a letter or digit"
        )
    return name


def key(workspace: str, label: str, *natural: str | int) -> str:
    """The key of the node that ``natural`` names among those of a label: 22 characters of a 128-bit digest, behind
    the workspace."""
    digest = blake2b(orjson.dumps((label, *natural)), digest_size=16).digest()
    return f"{workspace}:{urlsafe_b64encode(digest).rstrip(b'=').decode()}"
