"""One server process: uvicorn on a listening socket that its parent holds.

    python -m api.server FD
"""

from __future__ import annotations

import socket
import sys

import uvicorn

from api.app import create_app
from api.settings import load

DRAIN_SECONDS = 10  # requests in flight when the server is asked to end


def main(descriptor: int) -> None:
    """Serves on the socket of this descriptor until a signal comes."""
    settings = load()
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        ws_per_message_deflate=False,  # it doubles the memory of a connection
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
