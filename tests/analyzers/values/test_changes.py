"""Values that a text changes again and again."""

from __future__ import annotations

from typing import Any

import pytest

from analyzers import analyze
from analyzers.language import Language
from analyzers.values.reaching import reaching

START = "import wmill\n\ndef main(x):\n    key = 's3:///a'\n    rows = {}\n"
END = "    wmill.load_s3_file(key)\n    wmill.write_s3_file(rows['k0'], b'')\n"


def assets(body: str) -> dict[str, str | None]:
    return {row.asset.uri: row.access.name for row in analyze(START + body + END, Language.PYTHON).assets}


def test_a_run_of_changes_as_long_as_the_text() -> None:
    body = "    rows['k0'] = 's3:///b'\n" + "".join(f"    rows['k{number}'] = x\n" for number in range(1, 400))
    assert assets(body + "    key += '.csv'\n") == {"s3:///a.csv": "READ", "s3:///b": "WRITE"}


@pytest.mark.parametrize("count", [1, 40])
def test_changes_in_a_row_of_arms(count: int) -> None:
    body = "    rows['k0'] = 's3:///b'\n" + "".join(
        f"    if x > {number}:\n        key += '.csv'\n        rows['k{number + 1}'] = x\n" for number in range(count)
    )
    found = assets(body)
    assert found["s3:///b"] == "WRITE"
    assert found["s3:///a.csv"] == "READ"


def test_changes_in_a_loop() -> None:
    assert (
        assets("    rows['k0'] = 's3:///b'\n    while x:\n        key += '/c'\n        rows['n'] = key\n")["s3:///b"]
        == "WRITE"
    )


def test_what_a_change_is_of_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def noted(*arguments: Any) -> Any:
        looked.append(arguments)
        return reaching(*arguments)

    monkeypatch.setattr("analyzers.values.names.reaching", noted)
    body = "    keys = []\n" + "".join(f"    keys.append('s3:///{number}')\n" for number in range(100))
    found = assets(body + "    rows['k0'] = 's3:///b'\n    wmill.load_s3_file(keys[7])\n")
    assert found["s3:///7"] == "READ"
    assert len(looked) < 500, "not for each of the changes that come after it"
