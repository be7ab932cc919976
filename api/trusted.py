"""Documents that the operator trusts: named by a hash or an id instead of sent, and, if so decided, the only ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import orjson

_ENDINGS = (".graphql", ".gql")


class BadManifest(Exception):
    """Trusted documents that cannot be taken; the message names the file and the place in it."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """Which documents are trusted. Raises ValueError where there would be none to run."""

    documents: Annotated[
        Path | None, "folder of .graphql files, or a JSON manifest of ids and texts; read once at start"
    ] = None
    only: Annotated[bool, "run only trusted documents; also turns GraphiQL off"] = False

    def __post_init__(self) -> None:
        if self.only and self.documents is None:
            raise ValueError("trusted.only is set, but trusted.documents is not")


@dataclass(frozen=True, slots=True)
class Named:
    """A text with the ids that it is known by, and where it stands."""

    ids: tuple[str, ...]
    text: str
    place: str


def digest(text: str) -> str:
    """The id that every text has: its SHA-256, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def trusted(source: Path | None) -> Iterator[Named]:
    """The documents of a folder or manifest. Raises BadManifest."""
    if source is None:
        return
    try:
        yield from _folder(source) if source.is_dir() else _manifest(source)
    except OSError as error:
        raise BadManifest(f"{error.filename} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadManifest(f"{source}: {error}") from error


def _folder(folder: Path) -> Iterator[Named]:
    """Every file that ends so holds one document."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in _ENDINGS and file.is_file():
            text = file.read_bytes().decode()  # as it is: its hash is that of the file
            yield Named((digest(text),), text, str(file))


def _manifest(file: Path) -> Iterator[Named]:
    """Texts by their ids, as code generators write them, or Apollo's list of operations."""
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
