"""The command as a person runs it: a process with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEADRACE = (sys.executable, "-c", "import cli; cli.main()")
SHOP = Path(__file__).parents[2] / "examples" / "shop"


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a person who has set none of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEADRACE_", "XDG_"))}
    root = str(Path(__file__).parents[2])
    return {**kept, "HOME": str(home), "PYTHONPATH": root, "PYTHONWARNINGS": "error", "COLUMNS": "200", **more}


def run(home: Path, *words: str | Path, code: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end, which has to be with ``code``."""
    done = subprocess.run(
        [*HEADRACE, *map(str, words)],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, f"ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done
