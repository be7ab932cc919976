"""Runs every measurement, or those that are named: ``python -m bench sql folders``."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main(names: list[str]) -> int:
    """Exits with 2 where a name is no measurement's."""
    if unknown := set(names) - set(NAMES):
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"\n## {name}\n", flush=True)
        import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    asked, sys.argv[1:] = sys.argv[1:], []  # a measurement reads its own arguments
    sys.exit(main(asked))
