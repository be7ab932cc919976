"""Groups the files of a folder into items, by their names; resolves several files with the same path."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from analyzers.facts import Code, Diagnostic
from workspace.languages import SCRIPT_ENDINGS
from workspace.limits import Limits
from workspace.model import Entry, File, ItemKind

FOLDERS: dict[str, tuple[ItemKind, tuple[str, ...]]] = {
    "flow": (ItemKind.FLOW, ("flow.yaml", "flow.yml", "flow.json")),
    "app": (ItemKind.APP, ("app.yaml", "app.yml", "app.json")),
    "raw_app": (ItemKind.APP, ("raw_app.yaml", "raw_app.yml", "raw_app.json")),
    "mod": (ItemKind.SCRIPT, tuple(f"script{ending}" for ending in SCRIPT_ENDINGS)),
    "dbt": (ItemKind.SCRIPT, ("dbt_project.yml", "dbt_project.yaml")),
}
"""Items that are folders, ``name.flow`` or ``name__flow``, and the names that their main file may have."""

DOCUMENTS: dict[str, ItemKind] = {
    "flow": ItemKind.FLOW,
    "app": ItemKind.APP,
    "schedule": ItemKind.SCHEDULE,
    "resource": ItemKind.RESOURCE,
}
"""Items that are one document: ``name.resource.yaml``. That of a trigger has its kind: ``name.http_trigger.yaml``."""

_FOLDER = re.compile(rf"(?P<name>[^/]+?)(?:\.|__)(?P<word>{'|'.join(FOLDERS)})", re.DOTALL)
_DOCUMENT = re.compile(r"(?P<name>[^.]+)\.(?:.+\.)?(?P<word>[a-z_-]+)\.(?:yaml|yml|json)", re.DOTALL)
_TRIGGER = re.compile(r"[a-z0-9]+_trigger")
_METADATA = re.compile(r"(?P<name>[^.]+)\.script\.(?:yaml|yml|json)", re.DOTALL)
_NO_SCRIPT = re.compile(r"\.d\.ts$|\.resource\.file\.")
_LOCK = ".lock"
_GENERATED = frozenset({"target", "logs", "dbt_packages", "dbt_modules"})


def entries(files: Iterable[File], limits: Limits, diagnostics: list[Diagnostic]) -> Iterator[Entry]:
    """The items of a folder, ordered by kind and path. Of several with the same path, one is kept, with a
    diagnostic."""
    grouped = _Grouped()
    for file in files:
        if not grouped.take(file) and file.relative.endswith(".sql"):
            dialects = ", ".join(ending for ending in SCRIPT_ENDINGS if ending.endswith(".sql"))
            message = f"'.sql' alone does not say which dialect: use one of {dialects}"
            diagnostics.append(Code.UNKNOWN_ENDING.at(message, path=file.relative))
    yield from sorted(grouped.entries(limits, diagnostics), key=lambda entry: (entry.kind, entry.path))


class _Grouped:
    """Files, grouped by item."""

    def __init__(self) -> None:
        self._folders: dict[tuple[PurePosixPath, str], list[File]] = defaultdict(list)
        self._items: dict[tuple[ItemKind, str], list[File]] = defaultdict(list)
        self._metadata: dict[str, File] = {}

    def take(self, file: File) -> bool:
        """Adds a file; returns whether it belongs to an item."""
        parent, _, name = file.relative.rpartition("/")
        if (folder := _item_folder(parent)) is not None:
            self._folders[folder].append(file)
            return True
        if match := _METADATA.fullmatch(name):
            self._metadata[f"{parent}/{match['name']}"] = file
        elif (match := _DOCUMENT.fullmatch(name)) and (kind := _document(match["word"])):
            self._items[kind, f"{parent}/{match['name']}"].append(file)
        elif name.endswith(SCRIPT_ENDINGS) and not _NO_SCRIPT.search(name):
            self._items[ItemKind.SCRIPT, f"{parent}/{name.partition('.')[0]}"].append(file)
        else:
            return False
        return True

    def entries(self, limits: Limits, diagnostics: list[Diagnostic]) -> Iterator[Entry]:
        taken: dict[tuple[ItemKind, str], File] = {}
        for (folder, word), files in self._folders.items():
            match = _FOLDER.fullmatch(folder.name)
            assert match is not None
            kind, names = FOLDERS[word]
            path = str(folder.parent / match["name"])
            main = next((file for name in names for file in files if file.path == folder / name), None)
            if main is None:
                message = f"the folder has no {names[0] if word != 'mod' else 'script file'}"
                diagnostics.append(Code.MISSING_FILE.at(message, path=str(folder)))
                continue
            if (kind, path) in taken:
                diagnostics.append(_double(folder, taken[kind, path]))
                continue
            taken[kind, path] = main
            kept = [file for file in files if not file.path.name.endswith(_LOCK)]
            if word == "dbt":
                kept = [file for file in kept if _is_source(file.path.relative_to(folder))]
            if len(kept) > limits.item_files:
                message = f"the folder has {len(kept)} files; {limits.item_files} were read"
                diagnostics.append(Code.TOO_MANY.at(message, path=str(folder)))
            yield self._entry(kind, path, main, kept[: limits.item_files])
        for (kind, path), files in self._items.items():
            main, *variants = sorted(files, key=_rank) if len(files) > 1 else files
            if (kind, path) in taken:
                main, variants = taken[kind, path], [main, *variants]
            else:
                taken[kind, path] = main
                yield self._entry(kind, path, main, [main])
            diagnostics.extend(_double(file.path, main) for file in variants if not _is_variant(file, main))
        for path, file in self._metadata.items():
            if (ItemKind.SCRIPT, path) not in taken:
                message = "there is no script file beside it with the ending of a known language"
                diagnostics.append(Code.MISSING_FILE.at(message, path=file.relative))

    def _entry(self, kind: ItemKind, path: str, main: File, files: list[File]) -> Entry:
        metadata = self._metadata.get(path) if kind is ItemKind.SCRIPT else None
        return Entry(kind, path, main, (*files, metadata) if metadata else tuple(files))


@lru_cache(maxsize=1_000)
def _item_folder(folder: str) -> tuple[PurePosixPath, str] | None:
    """The outermost folder of a path that is an item, and the word in its name that gives its kind."""
    parts = folder.split("/")
    for length in range(1, len(parts) + 1):
        if match := _FOLDER.fullmatch(parts[length - 1]):
            return PurePosixPath(*parts[:length]), match["word"]
    return None


def _rank(file: File) -> tuple[int, str]:
    """Orders the shortest form first: ``pg.resource.yaml`` before ``pg.staging.resource.yaml``."""
    name = file.relative.rpartition("/")[2]
    return name.count("."), name


def _document(word: str) -> ItemKind | None:
    return ItemKind.TRIGGER if _TRIGGER.fullmatch(word) else DOCUMENTS.get(word)


def _is_source(path: PurePosixPath) -> bool:
    """Whether a file of a dbt project is a source, or the manifest, the only generated file that is read."""
    return path.parts[0] not in _GENERATED or path == PurePosixPath("target/manifest.json")


def _is_variant(file: File, main: File) -> bool:
    """Whether a file is the variant of the main one for a branch or environment: ``pg.staging.resource.yaml``."""
    return file.path.name.partition(".")[0] == main.path.name.partition(".")[0] and (
        file.path.name.count(".") > main.path.name.count(".") and file.path.suffix == main.path.suffix
    )


def _double(path: PurePosixPath, main: File) -> Diagnostic:
    return Code.DUPLICATE_PATH.at(
        f"it has the same workspace path as {main.path}, which was read instead", path=str(path)
    )
