"""Valid paths of runnables and URIs of assets."""

from __future__ import annotations

LONGEST = 500  # characters; index keys are limited to 8 KB

URI_BYTES = 2_000  # an S3 key has at most 1,024; index keys are limited to 8 KB


_OWNERS = ("f/", "u/", "g/")
"""Folders, users and groups: every item of a workspace belongs to one."""


def item_fault(path: str) -> str | None:
    """Why no item can be deployed under this path; None if one can. Jobs also run what belongs to nobody."""
    if reason := fault(path):
        return reason
    if not path.startswith(_OWNERS):
        return f"'{path[:100]}' does not begin with f/ or u/, as every path of a workspace does"
    if any(segment != segment.strip() for segment in path.split("/")):
        return f"'{path[:100]}' has a segment that begins or ends with a blank"
    return None


def fault(path: str) -> str | None:
    """Why a path is invalid; None if it is valid."""
    shown = path[:100].encode("utf-8", "replace").decode()
    if not path:
        return "the path is empty"
    if reason := too_long(path):
        return reason
    if any(segment in ("", ".", "..") for segment in path.split("/")):
        return f"'{shown}' has a segment that is empty, '.' or '..'"
    if "#" in path or not path.isprintable():
        return f"'{shown}' contains a character that is not allowed in a path"
    return None


def too_long(name: str) -> str | None:
    """Why a path or the id of a step is too long to be indexed; None if it is not."""
    if len(name) <= LONGEST:
        return None
    shown = name[:100].encode("utf-8", "replace").decode()
    return f"'{shown}…' has {len(name)} characters, more than the limit of {LONGEST}"


def uri_fault(uri: str) -> str | None:
    """Why a URI cannot be stored; None if it can."""
    shown = uri[:100].encode("utf-8", "replace").decode()
    try:
        size = len(uri.encode())
    except UnicodeEncodeError:
        return f"'{shown}' is not valid text: it contains a lone surrogate"
    return f"'{shown}…' is longer than {URI_BYTES} bytes" if size > URI_BYTES else None
