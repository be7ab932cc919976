"""The distribution: it holds the package alone, and needs nothing but Python."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import headrace

SOURCE = Path(headrace.__file__).parent


def test_the_wheel_needs_nothing_but_python(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=SOURCE.parent, check=True, capture_output=True)
    (file,) = tmp_path.glob("headrace-*.whl")
    with zipfile.ZipFile(file) as archive:
        held = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    assert {name.partition("/")[0] for name in held} == {"headrace", "headrace-0.1.0.dist-info"}
    kept = {f"headrace/{path.relative_to(SOURCE)}" for path in SOURCE.rglob("*") if path.suffix in (".py", ".typed")}
    assert kept <= held
    code = f"""
import sys
sys.path = [{str(tmp_path / "site")!r}, *(path for path in sys.path if "site-packages" not in path)]
import headrace
headrace.instrument()
with headrace.job("f/a", workspace="w"):
    pass
foreign = {{name.partition(".")[0] for name in sys.modules}} - set(sys.stdlib_module_names) - {{"headrace", "__main__"}}
assert not foreign, foreign
print(headrace.__file__)
"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(str(tmp_path)), done.stderr


def test_what_is_public_is_pinned() -> None:
    assert headrace.__all__ == [
        "NotConnected",
        "S3Object",
        "datatable",
        "ducklake",
        "flush",
        "get_resource",
        "instrument",
        "job",
        "load_s3_file",
        "load_s3_file_reader",
        "write_s3_file",
    ]
    assert all(getattr(headrace, name).__doc__ for name in headrace.__all__)
