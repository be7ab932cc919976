"""What reading one item has at hand: its files, and a list for what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from analyzers.facts import Code, Diagnostic
from workspace.document import InvalidDocument, load_json, load_yaml
from workspace.folder import Folder, Unreadable
from workspace.model import Entry, File


class Source:
    """The files of one entry. Faults are noted in ``diagnostics`` with the file that they stand in."""

    def __init__(self, folder: Folder, entry: Entry) -> None:
        self.entry = entry
        self.folder = folder
        self.diagnostics: list[Diagnostic] = []
        self.files = {file.path: file for file in entry.files}

    def report(self, code: Code, message: str, path: PurePosixPath | None = None, pointer: str | None = None) -> None:
        self.diagnostics.append(code.at(message, pointer=pointer, path=str(path or self.entry.file.path)))

    def text(self, file: File, limit: int | None = None) -> str:
        """Raises Unreadable."""
        return self.folder.text(file, self.diagnostics, limit)

    def mapping(self, file: File) -> Mapping[str, Any]:
        """A YAML or JSON file whose value is a mapping.

        Raises Unreadable."""
        load = load_json if file.path.suffix == ".json" else load_yaml
        try:
            document = load(self.text(file), self.folder.limits)
        except InvalidDocument as error:
            raise Unreadable(Code.INVALID_DOCUMENT.at(str(error), path=str(file.path))) from None
        for tag in document.tags:
            self.report(Code.UNKNOWN_TAG, f"the tag {tag} is not supported; its value was taken as written", file.path)
        if not isinstance(document.value, Mapping):
            raise Unreadable(Code.INVALID_DOCUMENT.at("it is not a mapping", path=str(file.path)))
        return document.value


def text_of(value: Any) -> str | None:
    """A field that should be text: None where it is absent, empty or anything else."""
    return value if isinstance(value, str) and value else None


def mapping_of(value: Any) -> Mapping[str, Any] | None:
    """A field that should be a mapping: None where it is absent, empty or anything else."""
    return value if isinstance(value, Mapping) and value else None
