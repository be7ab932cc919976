"""Module specifiers of every run time."""

from __future__ import annotations

import pytest

from analyzers.typescript.module import is_file, package, path


@pytest.mark.parametrize(
    ("specifier", "name"),
    [
        ("windmill-client", "windmill-client"),
        ("windmill-client@1.818.0", "windmill-client"),
        ("npm:windmill-client@^1", "windmill-client"),
        ("https://deno.land/x/windmill@v1.2.3/mod.ts", "windmill-client"),
        ("https://esm.sh/windmill-client@1.2?target=es2022", "windmill-client"),
        ("npm:@aws-sdk/client-s3@3.600.0", "@aws-sdk/client-s3"),
        ("aws-sdk/clients/s3.js", "aws-sdk/clients/s3.js"),
        ("node:fs/promises", "fs.promises"),
        ("jsr:@std/path@1", "path"),
        ("https://deno.land/std@0.200.0/path/mod.ts", "path"),
        ("windmill-client-mock", "windmill-client-mock"),
        ("", ""),
    ],
)
def test_package(specifier: str, name: str) -> None:
    assert package(specifier) == name


@pytest.mark.parametrize(
    ("specifier", "file"),
    [
        ("./paths", "f/shop/paths"),
        ("./paths.ts", "f/shop/paths"),
        ("../shared/io.js", "f/shared/io"),
        ("/f/shared/io.ts", "f/shared/io"),
        ("f/shared/io", "f/shared/io"),
        ("../../../../u/me/x", "u/me/x"),
    ],
)
def test_path(specifier: str, file: str) -> None:
    assert is_file(specifier)
    assert path(specifier, "f/shop/load") == file
