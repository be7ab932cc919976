"""Authentication, in one place for all transports.

HTTP, WebSocket and SSE all call a :class:`Door`. It turns the value of the ``Authorization`` header, or of the field of
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
