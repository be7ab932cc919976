"""Programs for Node that the tests run: their packages are installed once for the user."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path


def require(*programs: str) -> None:
    """Skips the test where a program is not on the PATH, unless nothing may be skipped."""
    missing = [program for program in programs if not shutil.which(program)]
    if not missing:
        return
    message = f"not on the PATH: {', '.join(missing)}"
    if os.environ.get("HEADRACE_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


def installed(folder: Path) -> Path:
    """A copy of a folder with a package.json, with its packages."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    digest = blake2b(b"\0".join(file.read_bytes() for file in files), digest_size=8).hexdigest()
    home = user_cache_path("headrace") / f"{folder.name}-{digest}"
    if not (home / "done").exists():
        home.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copy(file, home)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=home, check=True, timeout=300)
        (home / "done").touch()
    return home


async def run(home: Path, program: str, *arguments: str) -> Any:
    """What a program prints, as JSON."""
    process = await asyncio.create_subprocess_exec(
        "node", program, *arguments, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return json.loads(output)
