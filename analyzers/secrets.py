"""Credentials that stand in a URI: no part of what it names, and left out of all that is kept of it."""

from __future__ import annotations

import re

_USER = re.compile(r"(?<=://)[^/\s'\"`]*@")
_QUERY = re.compile(r"\?[^?\s'\"`]*")

_NAMES = (
    "access_key", "awsaccesskeyid", "credential", "password", "s3_access_key", "s3_secret", "s3_session", "secret",
    "session_token", "sig", "token", "x-amz-",
)  # fmt: skip
"""How the parameters begin that sign a URL (AWS Signature Versions 2 and 4) or give DuckDB and Arrow their keys."""


def without_secrets(text: str) -> str:
    """The text with its URIs as they are without user and password, and without a query that signs or unlocks them."""
    if "@" in text:
        text = _USER.sub("", text)
    return _QUERY.sub(_shown, text) if "?" in text else text


def _shown(match: re.Match[str]) -> str:
    query = match[0]
    return "" if any(part.lower().startswith(_NAMES) for part in query[1:].split("&")) else query
