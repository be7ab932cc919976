"""Valid paths of runnables and URIs of assets."""

from __future__ import annotations

LONGEST = 500  # characters; index keys are limited to 8 KB

URI_BYTES = 2_000  # an S3 key has at most 1,024; index keys are limited to 8 KB


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
