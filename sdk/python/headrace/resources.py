"""Resources, for scripts that run outside of Windmill."""

from __future__ import annotations

from typing import Any

from headrace.connections import NotConnected, connection
from headrace.record import record
from headrace.uris import resource_path, resource_uri


def get_resource(path: str, none_if_undefined: bool = False, interpolated: bool = True) -> dict[str, Any] | None:
    """The value of a resource, by its path or URI. The access is recorded, the value never is.

    ``interpolated`` exists for compatibility with Windmill and has no effect. Raises NotConnected if there is no such
    resource, unless ``none_if_undefined``."""
    try:
        value = connection("resources", resource_path(path))
    except NotConnected:
        if none_if_undefined:
            return None
        raise
    record(resource_uri(path), "UNKNOWN")
    return dict(value)
