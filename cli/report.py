"""Prints the result of a push."""

from __future__ import annotations

from cli.diagnostics import tell_diagnostics
from cli.push import Outcome
from cli.terminal import say

SHOWN = 10


def tell(outcome: Outcome, *, dry_run: bool = False) -> None:
    """Prints the numbers, the first deployed and archived items, and the most serious diagnostics."""
    would = "would be " if dry_run else ""
    say(
        f"{outcome.changed} {would}deployed, {outcome.unchanged} unchanged"
        + (f", {outcome.archived} {would}archived" if outcome.archived else "")
    )
    for did, count in (("deployed", outcome.changed), ("archived", outcome.archived)):
        for name in outcome.names[did][:SHOWN]:
            say(f"  {would}{did}: {name}")
        if count > SHOWN:
            say(f"  and {count - SHOWN} more {would}{did}")
    if outcome.withheld:
        say(f"nothing was archived: {outcome.withheld}")
    tell_diagnostics(outcome.diagnostics)
