"""As much of Windmill's API as its client asks for here: resources, objects and queries, in memory, over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


class _Handler(BaseHTTPRequestHandler):
    resources: dict[str, Any]
    objects: dict[str, bytes]

    def do_GET(self) -> None:
        place, query = self._place()
        if place.startswith(("resources/get_value_interpolated/", "resources/get_value/", "resources/get/")):
            path = place.split("/", 2)[2]
            self._answer(*((200, self.resources[path]) if path in self.resources else (404, "no such resource")))
        elif place == "job_helpers/download_s3_file":
            content = self.objects.get(query["file_key"])
            self._answer(404, "no such object") if content is None else self._answer(200, content)
        else:
            self._answer(404, place)

    def do_POST(self) -> None:
        place, query = self._place()
        body = self._body()
        match place.split("/"):
            case ["resources", "update_value", *path]:
                self.resources["/".join(path)] = json.loads(body)["value"]
                self._answer(200, "")
            case ["resources", "create"]:
                made = json.loads(body)
                self.resources[made["path"]] = made["value"]
                self._answer(201, made["path"])
            case ["job_helpers", "upload_s3_file"]:
                key = query.get("file_key", "windmill_uploads/new")
                self.objects[key] = body
                self._answer(200, {"file_key": key})
            case ["job_helpers", "v2", "duckdb_connection_settings"]:
                self._answer(200, {"connection_settings_str": "SET s3_secret_access_key='hush';"})
            case ["job_helpers", "v2", "polars_connection_settings" | "s3_resource_info"]:
                self._answer(200, {"region": "r", "useSSL": True, "endPoint": "e", "accessKey": "a", "secretKey": "s"})
            case ["apps", "sign_s3_objects"]:
                self._answer(200, [{**item, "presigned": "sig=1"} for item in json.loads(body)["s3_objects"]])
            case ["jobs", "run_inline" | "run_wait_result", "preview"]:
                failing = "broken" in json.loads(body)["content"]
                self._answer(400, "no such table") if failing else self._answer(200, [{"n": 1}])
            case _:
                self._answer(404, place)

    def do_DELETE(self) -> None:
        _, query = self._place()
        self.objects.pop(query["file_key"], None)
        self._answer(200, "")

    def _place(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        return parts.path.removeprefix("/api/w/shop/"), {
            name: found[0] for name, found in parse_qs(parts.query).items()
        }

    def _body(self) -> bytes:
        if "Content-Length" in self.headers:
            return self.rfile.read(int(self.headers["Content-Length"]))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _answer(self, status: int, value: Any) -> None:
        text = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(resources: dict[str, Any], objects: dict[str, bytes]) -> Iterator[str]:
    """The address of an API of the workspace `shop`."""
    handler = type("Handler", (_Handler,), {"resources": resources, "objects": objects})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
