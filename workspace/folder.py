"""Reads the files of a folder, within limits; links that lead out of it are not followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analyzers.facts import Code, Diagnostic
from workspace.limits import Limits
from workspace.model import File

_IGNORED = frozenset({"node_modules", "__pycache__", "venv", "dbt_packages", "site-packages"})


class Unreadable(Exception):
    """A file cannot be read; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Folder:
    """The files below ``root``. Paths are relative to it and written with slashes."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self.root = root.resolve()
        self.limits = limits

    def walk(self, top: str, diagnostics: list[Diagnostic]) -> Iterator[File]:
        """Every file below ``top``, ordered by path, except in hidden folders and those of package managers."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(f"{self.root}/{folder}") as scan:
                    children = sorted(scan, key=lambda child: child.name)
            except OSError as error:
                diagnostics.append(_unreadable(folder, error))
                continue
            below = []
            for child in children:
                if child.is_dir(follow_symlinks=False):
                    if child.name not in _IGNORED and not child.name.startswith("."):
                        below.append(f"{folder}/{child.name}")
                    continue
                try:
                    yield self._file(f"{folder}/{child.name}", child)
                except Unreadable as fault:
                    diagnostics.append(fault.diagnostic)
            waiting.extend(reversed(below))

    def file(self, path: PurePosixPath) -> File | None:
        """The file at a path; None if there is none, or it lies outside of the folder."""
        found = self.root / path
        if found.is_symlink() and not found.resolve().is_relative_to(self.root):
            return None
        try:
            known = found.stat()
        except OSError:
            return None
        return File(str(path), known.st_size, known.st_mtime_ns) if stat.S_ISREG(known.st_mode) else None

    def text(self, file: File, diagnostics: list[Diagnostic], limit: int | None = None) -> str:
        """The text of a file, without a byte order mark. Invalid UTF-8 is replaced, with a diagnostic.

        Raises Unreadable."""
        limit = self.limits.file_bytes if limit is None else limit
        try:
            with (self.root / file.relative).open("rb") as opened:
                data = opened.read(limit + 1)
        except OSError as error:
            raise Unreadable(_unreadable(file.relative, error)) from None
        if len(data) > limit:
            message = f"the file is larger than the limit of {limit} bytes"
            raise Unreadable(Code.TOO_LARGE.at(message, path=file.relative))
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not valid UTF-8; it was read as a replacement character"
            diagnostics.append(Code.INVALID_ENCODING.at(message, path=file.relative))
            return data.decode("utf-8-sig", "replace")

    def _file(self, path: str, child: os.DirEntry[str]) -> File:
        """The file of a directory entry. Raises Unreadable."""
        if not _is_text(child.name):
            shown = path.encode("utf-8", "replace").decode()
            raise Unreadable(Code.UNREADABLE_FILE.at("the name is not valid UTF-8; the file was not read", path=shown))
        try:
            if child.is_symlink():
                target = (self.root / path).resolve(strict=True)
                if not target.is_relative_to(self.root) or target.is_dir():
                    message = "the link leads out of the folder or to a folder; it was not followed"
                    raise Unreadable(Code.OUTSIDE_FOLDER.at(message, path=path))
            known = child.stat()
        except FileNotFoundError:
            raise Unreadable(Code.MISSING_FILE.at("the link is broken", path=path)) from None
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
            raise Unreadable(_unreadable(path, error)) from None
        if not stat.S_ISREG(known.st_mode):
            raise Unreadable(Code.UNREADABLE_FILE.at("it is not a regular file", path=path))
        return File(path, known.st_size, known.st_mtime_ns)


def _unreadable(path: str, error: Exception) -> Diagnostic:
    reason = error.strerror if isinstance(error, OSError) else None
    return Code.UNREADABLE_FILE.at(f"it cannot be read: {reason or error}", path=path)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
