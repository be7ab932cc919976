"""Reads a workspace folder on disk into scripts, flows, apps, schedules, triggers and resources.

workspace = Workspace(Path("shop"))
for reading in workspace:
    ...  # reading.item, reading.diagnostics
"""

from __future__ import annotations

from workspace.deployment import deploy_input
from workspace.languages import ENDINGS
from workspace.limits import Limits
from workspace.model import (
    App,
    Entry,
    File,
    Flow,
    Item,
    ItemKind,
    Module,
    Reading,
    Ref,
    Resource,
    Schedule,
    Script,
    Trigger,
)
from workspace.reader import Workspace

__all__ = [
    "ENDINGS",
    "App",
    "Entry",
    "File",
    "Flow",
    "Item",
    "ItemKind",
    "Limits",
    "Module",
    "Reading",
    "Ref",
    "Resource",
    "Schedule",
    "Script",
    "Trigger",
    "Workspace",
    "deploy_input",
]
