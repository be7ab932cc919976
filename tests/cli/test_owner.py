from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.owner import Owned, owning, record_of

HOLD = """
import sys, time
from pathlib import Path
from cli.owner import owning
with owning(Path(sys.argv[1])) as note:
    note(url="http://127.0.0.1:1234")
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_record_names_the_owner_while_it_serves_and_only_its_user_reads_it(tmp_path: Path) -> None:
    with owning(tmp_path) as note:
        note(url="http://127.0.0.1:8000")
        record = record_of(tmp_path)
        assert record is not None
        assert (record.pid, record.url) == (os.getpid(), "http://127.0.0.1:8000")
        assert stat.S_IMODE((tmp_path / "server.json").stat().st_mode) == 0o600
    assert record_of(tmp_path) is None


def test_a_second_process_is_told_who_has_the_folder_and_a_killed_one_leaves_it_free(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Owned, match=f"process {holder.pid} at http://127.0.0.1:1234"), owning(tmp_path):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with owning(tmp_path):
        assert json.loads((tmp_path / "server.json").read_text())["pid"] == os.getpid()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "null"])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text)
    assert record_of(tmp_path) is None
