"""What a push did, in a few lines for a person."""

from __future__ import annotations

from cli.push import Outcome
from cli.terminal import say

SHOWN = 20


def tell(outcome: Outcome, *, dry_run: bool = False) -> None:
    """Prints the numbers, and the first diagnostics of the folder and of the server."""
    would = "would be " if dry_run else ""
    say(
        f"{outcome.changed} {would}deployed, {outcome.unchanged} unchanged"
        + (f", {outcome.archived} {would}archived" if outcome.archived else "")
    )
    if outcome.withheld:
        say("nothing was archived: not all of the folder could be read")
    lines = [f"{d.path}: {d.message} ({d.code})" for d in outcome.folder_diagnostics]
    lines += [f"{d['path']}: {d['message']} ({d['code']})" for d in outcome.server_diagnostics]
    for line in lines[:SHOWN]:
        say(f"  {line}")
    if len(lines) > SHOWN:
        say(f"  and {len(lines) - SHOWN} more diagnostics")
