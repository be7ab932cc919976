"""``headrace token``: prints the API tokens of a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import orjson

from api.auth.token import Token, now
from cli.terminal import print_utf_8

HEAD = ("name", "state", "workspaces", "rights", "folders", "created", "expires", "last used")
EVERYWHERE = "all"
DAY = 24 * 60 * 60 * 1000


def ends(days: int | None) -> int | None:
    """The time in so many days, in UTC milliseconds."""
    return None if days is None else now() + days * DAY


def print_tokens(tokens: Sequence[Token]) -> None:
    """Prints a line per token, in aligned columns."""
    rows = [HEAD, *map(_cells, tokens)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_tokens_json(tokens: Sequence[Token]) -> None:
    """Prints the tokens as JSON."""
    rows = [
        {
            "name": token.name,
            "state": token.state(now()),
            "workspaces": token.workspaces,
            "rights": token.rights,
            "folders": token.folders,
            "createdAt": _instant(token.created_at),
            "expiresAt": _instant(token.expires_at),
            "revokedAt": _instant(token.revoked_at),
            "lastUsedAt": _instant(token.last_used_at),
        }
        for token in tokens
    ]
    print_utf_8(orjson.dumps(rows, option=orjson.OPT_INDENT_2))


def _cells(token: Token) -> tuple[str, ...]:
    return (
        token.name,
        token.state(now()),
        ",".join(token.workspaces),
        ",".join(token.rights),
        EVERYWHERE if token.folders is None else ",".join(token.folders),
        *((_instant(at) or "never")[:10] for at in (token.created_at, token.expires_at, token.last_used_at)),
    )


def _instant(milliseconds: int | None) -> str | None:
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
