"""Removes credentials and signatures from URIs and SQL before they are buffered or sent."""

from __future__ import annotations

import re

_ASSET = re.compile(r"://|\$res:")
_SIGNED = re.compile(
    r"[?&](?:x-amz-|(?:awsaccesskeyid|signature|sig|token|access_key|secret_key|endpoint_override|s3_[a-z_]+)=)",
    re.IGNORECASE,
)
_USER = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/@]*@")

_TOKEN = re.compile(
    r"--[^\n]*|/\*.*?(?:\*/|\Z)|\$(\w*)\$.*?(?:\$\1\$|\Z)|'(?:[^']|'')*(?:'|\Z)|\"(?:[^\"]|\"\")*(?:\"|\Z)|;|[^;'\"$/-]+|.",
    re.DOTALL,
)
_SECRET_STATEMENT = re.compile(
    r"\s*(?:(?:CREATE|ALTER)\s+(?:OR\s+REPLACE\s+)?(?:PERSISTENT\s+|TEMP\w*\s+)?(?:SECRET|USER|ROLE|SERVER)\b"
    r"|(?:SET|PRAGMA)\s+(?:(?:GLOBAL|SESSION|LOCAL|PERSISTENT|VARIABLE)\s+)?\w*(?:secret|key|token|password|credential))",
    re.IGNORECASE,
)
_CONNECTION = re.compile(r"\b(?:password|passwd|pwd|secret|token|user|uid)\s*=", re.IGNORECASE)
_SUSPECT = re.compile(
    r"secret|passw|pwd|token|key|user|uid|role|server|credential|signature|sig=|://[^/']*@|\?", re.IGNORECASE
)


def names_asset(sql: str) -> bool:
    """Whether SQL without a database of its own can name an asset."""
    return _ASSET.search(sql) is not None


def clean_uri(uri: str) -> str:
    """A URI without user information, and without a query that signs it or carries settings. Any other query may be
    part of the key and is kept."""
    uri = _USER.sub(r"\1", uri)
    signed = _SIGNED.search(uri)
    return uri[: uri.rfind("?", 0, signed.end())] if signed and "?" in uri[: signed.end()] else uri


def clean_sql(sql: str) -> str:
    """SQL without statements that set secrets, users and keys, and with cleaned literals: a connection string with a
    password becomes empty, a URI is treated by `clean_uri`."""
    if not _SUSPECT.search(sql):
        return sql
    statements: list[str] = []
    words: list[str] = []  # the statement without literals and comments, which shows what it does
    parts: list[str] = []

    def close() -> None:
        statements.append("" if _SECRET_STATEMENT.match("".join(words)) else "".join(parts))
        words.clear()
        parts.clear()

    for match in _TOKEN.finditer(sql):
        piece = match[0]
        if piece == ";":
            close()
            continue
        if piece.startswith(("--", "/*")):
            parts.append(piece)
        elif piece.startswith("'"):
            parts.append(_clean_literal(piece))
        else:
            words.append(piece)
            parts.append(piece)
    close()
    return ";".join(statements)


def _clean_literal(literal: str) -> str:
    text = literal[1:-1] if len(literal) > 1 and literal.endswith("'") else ""
    return f"'{'' if _CONNECTION.search(text) else clean_uri(text)}'"
