"""Makes the picture of the README: the page on the example, answering its first query.

python -m tests.web.screenshot
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.cli.command import SHOP, Server
from tests.web.page import opened, run_query

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "graphiql.png"


def main() -> None:
    with tempfile.TemporaryDirectory() as home, Server(Path(home), SHOP) as server:
        server.hears("(deployed),")
        with opened(server.url, 1280, 880) as (page, _):
            run_query(page, "readers")
            page.mouse.move(0, 0)
            page.wait_for_timeout(500)  # the cursor's tooltip fades
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURE)
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
