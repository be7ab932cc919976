"""A workspace folder, whose items are read on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from analyzers.calm import calm
from analyzers.context import Storage
from analyzers.facts import Code, Diagnostic
from workspace.document import InvalidDocument, load_yaml
from workspace.entries import entries
from workspace.folder import Folder, Unreadable
from workspace.items import READERS
from workspace.limits import Limits
from workspace.model import Entry, File, ItemKind, Reading
from workspace.settings import FILE, Scope, Settings
from workspace.source import Source
from workspace.storages import read_storages

_ANY_RESOURCE = "-/-.resource.yaml"  # of a folder that no glob names
TOPS = ("f", "u")
"""The folders that hold items: those of the workspace's folders, and those of its users."""


class Workspace:
    """The content of a folder: ``entries`` are known from the names of its files, ``read`` reads one of them.

    ``diagnostics`` are those of the folder as a whole; those of an item come with its reading. ``left_out`` is the
    number of items that the globs of ``wmill.yaml`` exclude."""

    def __init__(self, root: Path, limits: Limits = Limits()) -> None:  # noqa: B008 (frozen)
        self.diagnostics: list[Diagnostic] = []
        self.left_out = 0
        self._folder = Folder(root, limits)
        self.settings = self._settings()
        with calm():
            self.entries = tuple(self._entries())

    @property
    def root(self) -> Path:
        return self._folder.root

    @cached_property
    def storages(self) -> tuple[Storage, ...] | None:
        """The S3 storages of the workspace, None where its settings are not in the folder."""
        return read_storages(self._folder, self.diagnostics)

    def read(self, entry: Entry) -> Reading:
        """The item of an entry, or the reason why there is none. Nothing in the files makes it raise."""
        source = Source(self._folder, entry)
        try:
            item = READERS[entry.kind](source)
        except Unreadable as fault:
            return Reading(entry, None, (*source.diagnostics, fault.diagnostic))
        return Reading(entry, item, tuple(source.diagnostics))

    def __iter__(self) -> Iterator[Reading]:
        """Reads one item after another, by kind and path; none is kept."""
        return map(self.read, self.entries)

    def find(self, kind: ItemKind, path: str) -> Entry | None:
        """The entry of a workspace path."""
        return self._index.get((kind, path))

    @cached_property
    def _index(self) -> dict[tuple[ItemKind, str], Entry]:
        return {(entry.kind, entry.path): entry for entry in self.entries}

    def _settings(self) -> Settings:
        file = self._folder.file(PurePosixPath(FILE))
        if file is None:
            return Settings()
        try:
            return Settings.of(load_yaml(self._folder.text(file, self.diagnostics), self._folder.limits).value)
        except Unreadable as fault:
            self.diagnostics.append(fault.diagnostic)
        except InvalidDocument as error:
            self.diagnostics.append(Code.INVALID_DOCUMENT.at(f"{error}; all files are read", path=FILE))
        return Settings()

    def _entries(self) -> Iterator[Entry]:
        root, limits = self._folder.root, self._folder.limits
        tops = [top for top in TOPS if (root / top).is_dir() and not (root / top).is_symlink()]
        if not tops and not (root / FILE).is_file():
            message = f"{root} is not a workspace folder: it has no {FILE}, f/ or u/"
            self.diagnostics.append(Code.NOT_A_WORKSPACE.at(message))
            return
        try:
            scope = Scope(self.settings)
        except re.error as error:
            self.diagnostics.append(Code.INVALID_DOCUMENT.at(f"a glob is invalid: {error}", path=FILE))
            scope = Scope(Settings())
        files: list[File] = []
        others: list[File] = []
        for top in tops:
            for file in self._folder.walk(top, self.diagnostics):
                if len(files) + len(others) >= limits.files:
                    message = f"the folder has more than {limits.files} files; the rest was not read"
                    self.diagnostics.append(Code.TOO_MANY.at(message, path=file.relative))
                    break
                (files if file.relative in scope else others).append(file)
        left_out = list(entries(others, limits, []))
        self.left_out = len(left_out)
        # The resources of f/ or u/ are told of all together: if only some were, the others would count as missing.
        partly = {_top(entry) for entry in left_out if entry.kind is ItemKind.RESOURCE}
        partly |= {top for top in TOPS if not self.settings.has_resources or f"{top}/{_ANY_RESOURCE}" not in scope}
        for entry in entries(files, limits, self.diagnostics):
            if entry.kind is not ItemKind.RESOURCE or _top(entry) not in partly:
                yield entry


def _top(entry: Entry) -> str:
    return entry.path.partition("/")[0]
