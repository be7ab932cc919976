"""The example workspace as the input of a deployment."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from workspace import Workspace, deploy_input

ROOT = Path(__file__).parents[2]


@cache
def _read() -> tuple[list[Any], Any]:
    folder = Workspace(ROOT / "examples" / "shop")
    return [reading.item for reading in folder if reading.item], folder.storages


def shop_input(workspace: str) -> dict[str, Any]:
    items, storages = _read()
    return deploy_input(workspace, items, storages)
