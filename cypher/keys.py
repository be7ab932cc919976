"""Keys of nodes: strings that contain the workspace, so that rows of different workspaces cannot be confused."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hashlib import blake2b

import orjson

HIGHEST = "\U0010ffff"
"""Sorts after every text of the graph."""

_WORKSPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}")


class InvalidWorkspace(ValueError):
    """The name of a workspace is invalid."""


def check_workspace(name: str) -> str:
    """Returns the name if it is valid. Raises InvalidWorkspace."""
    if not _WORKSPACE.fullmatch(name):
        raise InvalidWorkspace(
            f"{name[:100]!r} is not a valid workspace name: use 1 to 63 letters, digits, '-' and '_', "
            "starting with a letter or digit"
        )
    return name


def key(workspace: str, label: str, *natural: str | int) -> str:
    """The key of the node of a label with this natural key: the workspace, and a 128-bit digest in 22 characters."""
    digest = blake2b(orjson.dumps((label, *natural)), digest_size=16).digest()
    return f"{workspace}:{urlsafe_b64encode(digest).rstrip(b'=').decode()}"
