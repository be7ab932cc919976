"""Module specifiers, in every way in which run times write them."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"^(?:npm:|node:|jsr:|bun:|https?://[^/]+/(?:x/|npm/|gh/)?)/?")
_PACKAGE = re.compile(r"^((?:@[^/@]+/)?[^/@]+)(?:@[^/]*)?(.*)$")
_FILE = re.compile(r"\.[cm]?[jt]sx?$")
_ENTRY = re.compile(r"/(?:mod|index|dist/index|main)(?:\.[cm]?[jt]s)?$")

_SAME = {
    "windmill": "windmill-client",
    "bun": "Bun",
    "path/posix": "path",
    "std/path": "path",
    "@std/path": "path",
    "fs/promises": "fs.promises",
}
"""Packages under another name."""


def is_file(specifier: str) -> bool:
    """Whether the specifier names a file of the workspace rather than a package."""
    return specifier.startswith((".", "/", "f/", "u/"))


def package(specifier: str) -> str:
    """The name of a package without registry, version and entry file: ``npm:windmill-client@1.2`` and
    ``https://deno.land/x/windmill@v1.2/mod.ts`` are both ``windmill-client``."""
    match = _PACKAGE.match(_PREFIX.sub("", specifier.partition("?")[0]))
    if match is None:
        return specifier
    name, rest = match.groups()
    full = _ENTRY.sub("", name + rest)
    return _SAME.get(full, full)


def path(specifier: str, importer: str) -> str:
    """The workspace path of a file that the file at ``importer`` imports."""
    target = _FILE.sub("", specifier)
    if not target.startswith("."):
        return target.lstrip("/")
    parts = importer.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
