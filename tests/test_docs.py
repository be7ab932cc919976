"""What the documentation says is true."""

from __future__ import annotations

from pathlib import Path

from api.settings import table

ROOT = Path(__file__).parents[1]


def test_the_table_of_settings_is_what_the_code_has() -> None:
    assert (ROOT / "docs" / "settings.md").read_text().endswith(f"\n\n{table()}")
