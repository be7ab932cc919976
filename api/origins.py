"""The origins whose pages may call this server from a browser.

No cookie is ever read, so a foreign page cannot use a login. But it could use the browser's network position to reach
a server without tokens, on the loopback or in a private network. Browsers say where a request comes from (Fetch
Metadata, RFC 6454); other clients send no such headers and are not restricted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_OWN = ("same-origin", "none")
"""The values of Sec-Fetch-Site for this server's own pages, and for an address that a person typed."""


class Origins:
    """The origins that may call this server, besides its own."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = frozenset(allowed)

    def accept(self, headers: Mapping[str, str]) -> bool:
        """Whether to accept a request with these headers (names in lower case): an HTTP request, an event stream, or
        the handshake of a WebSocket."""
        origin = headers.get("origin")
        if origin is not None and origin in self._allowed:
            return True
        site = headers.get("sec-fetch-site")
        if site is not None:
            # The page that contains a link never sees the response to following it.
            return site in _OWN or headers.get("sec-fetch-mode") == "navigate"
        return origin is None or origin.partition("://")[2] == headers.get("host")
