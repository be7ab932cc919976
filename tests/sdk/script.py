"""A script in a process of its own, as a worker runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

JOB = {"WM_JOB_ID": "job-1", "WM_WORKSPACE": "shop", "WM_JOB_PATH": "f/etl/load"}


def run(source: str, folder: Path, *, code: int = 0, **variables: str) -> str:
    """Runs a script with these variables and answers what it said on both streams."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("WM_", "HEADRACE_", "AWS_"))}
    done = subprocess.run(
        [sys.executable, "-c", dedent(source)],
        cwd=folder,
        env={
            **inherited,
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    return said
