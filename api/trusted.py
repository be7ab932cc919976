"""Trusted documents: clients can send their hash or id instead of the text. They can be made the only ones allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import orjson

_ENDINGS = (".graphql", ".gql")


class BadManifest(Exception):
    """The trusted documents are invalid; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """Which documents are trusted. Raises ValueError if only trusted documents are allowed and there are none."""

    documents: Annotated[
        Path | None, "folder of .graphql files, or a JSON manifest of ids and texts; read once at start"
    ] = None
    only: Annotated[bool, "run only trusted documents; also turns GraphiQL off"] = False

    def __post_init__(self) -> None:
        if self.only and self.documents is None:
            raise ValueError("trusted.only is set, but trusted.documents is not")


@dataclass(frozen=True, slots=True)
class Named:
    """A document's text with its ids, and the file or entry that it comes from."""

    ids: tuple[str, ...]
    text: str
    place: str


def digest(text: str) -> str:
    """The hexadecimal SHA-256 of a text, which is always one of its ids."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def trusted(source: Path | None) -> Iterator[Named]:
    """Reads the documents of a folder or manifest. Raises BadManifest."""
    if source is None:
        return
    try:
        yield from _folder(source) if source.is_dir() else _manifest(source)
    except OSError as error:
        raise BadManifest(f"{error.filename} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadManifest(f"{source}: {error}") from error


def _folder(folder: Path) -> Iterator[Named]:
    """Each .graphql or .gql file contains one document."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in _ENDINGS and file.is_file():
            text = file.read_bytes().decode()  # keeps line endings: the hash must be that of the file
            yield Named((digest(text),), text, str(file))


def _manifest(file: Path) -> Iterator[Named]:
    """Reads an object of texts by id, as code generators write it, or Apollo's list of operations."""
    try:
        given: Any = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        raise BadManifest(f"{file}: not valid JSON: {error}") from None
    if not isinstance(given, dict):
        raise BadManifest(f"{file}: not a JSON object")
    operations = given.get("operations")
    entries = (
        given.items()
        if not isinstance(operations, list)
        else ((entry.get("id"), entry.get("body")) if isinstance(entry, dict) else (None, None) for entry in operations)
    )
    for number, text in entries:
        if not isinstance(number, str) or not isinstance(text, str):
            raise BadManifest(f"{file}: an entry is not an id with a text: {str(number)[:100]}")
        yield Named((number.removeprefix("sha256:"), digest(text)), text, f"{file}: {number}")
