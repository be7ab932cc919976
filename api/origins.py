"""Which pages a browser may ask this server from.

No cookie is ever read, so a page elsewhere has no login to borrow. What it could borrow is the place of the browser: a
server without tokens, on the loopback or in a private network. A browser says of every request which page it comes
from (Fetch Metadata, RFC 6454); other clients say nothing and are not asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_OWN = ("same-origin", "none")
"""What a browser says in Sec-Fetch-Site of this server's own pages, and of what a person typed."""


class Origins:
    """The pages elsewhere that may ask, by their origins, beside this server's own pages."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = frozenset(allowed)

    def accept(self, headers: Mapping[str, str]) -> bool:
        """Whether a request with these headers, by their names in lower case, comes from a page that may ask.

        The same for a query, a stream of events and the handshake of a web socket."""
        origin = headers.get("origin")
        if origin is not None and origin in self._allowed:
            return True
        site = headers.get("sec-fetch-site")
        if site is not None:
            # A link that a person follows is no request of the page that it stands on: that page never sees the answer.
            return site in _OWN or headers.get("sec-fetch-mode") == "navigate"
        return origin is None or origin.partition("://")[2] == headers.get("host")
