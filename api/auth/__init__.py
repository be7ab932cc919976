"""Who may come in: one door for every way to this server.

HTTP, WebSocket and SSE all ask a :class:`Door`: it turns the value of an ``Authorization`` header, or of the field of
that name in ``connection_init``, into a Viewer, or raises :class:`Denied`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api import lazily

if TYPE_CHECKING:
    from api.auth.denied import Denied, TooMany, Unauthenticated
    from api.auth.door import Door, Guarded, Open
    from api.auth.settings import JWT, Auth

__all__ = ["JWT", "Auth", "Denied", "Door", "Guarded", "Open", "TooMany", "Unauthenticated"]

__getattr__ = lazily.names(
    __name__,
    {
        "Auth": "settings",
        "Denied": "denied",
        "Door": "door",
        "Guarded": "door",
        "JWT": "settings",
        "Open": "door",
        "TooMany": "denied",
        "Unauthenticated": "denied",
    },
)
