"""The server's mutation `recordJobs`, over HTTP."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

MUTATION = "mutation Record($input: RecordJobsInput!) { recordJobs(input: $input) { problems { jobId code message } } }"
_ANSWER_BYTES = 4_000_000

Batch = dict[str, Any]
"""The input of `recordJobs`: a workspace and its jobs."""


class Away(Exception):
    """The server did not accept the batch, and may accept it later."""


class Fault(Away):
    """The server failed on the batch. It may succeed later, but some batches always fail."""


class Refused(Exception):
    """The server will never accept the batch."""


class TooLarge(Refused):
    """The batch is too large and has to be split."""


class Unfit(Refused):
    """Something in the batch is invalid; the server accepts the rest without it."""


_CODES: dict[str, type[Exception]] = {
    "UNAVAILABLE": Away,
    "UNAUTHENTICATED": Away,  # the next job may have a valid token
    "FORBIDDEN": Away,
    "INTERNAL": Fault,
    "LIMIT_EXCEEDED": TooLarge,
    "BAD_USER_INPUT": Unfit,
    "BAD_REQUEST": Unfit,  # such as text that is not valid Unicode
}
_STATUS: dict[int, type[Exception]] = {
    **dict.fromkeys((301, 302, 303, 307, 308, 404, 405), Away),  # no Headrace there: the next job may have another URL
    **dict.fromkeys((401, 403, 407, 408, 425, 429, 502, 503, 504), Away),
    400: Refused,
    413: TooLarge,
    422: Refused,
}


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follows no redirects: the token must not be sent to another host."""


class Server:
    """A Headrace server at a URL."""

    def __init__(self, url: str, token: str) -> None:
        base = url.rstrip("/")
        self.url = base if base.endswith("/graphql") else f"{base}/graphql"
        self._headers = {
            "Content-Type": "application/json",
            "Accept": "application/graphql-response+json, application/json;q=0.9",
            "User-Agent": "headrace-python",
            **({"Authorization": f"Bearer {token}"} if token else {}),
        }
        self._opener = build_opener(_Stay)

    def record(self, batch: Batch, seconds: float) -> list[dict[str, str]]:
        """Sends a batch and returns the problems that the server reports.

        Raises Away, Fault, TooLarge, Unfit and Refused."""
        body = json.dumps({"query": MUTATION, "variables": {"input": batch}}).encode()
        try:
            request = Request(self.url, body, self._headers)  # noqa: S310 (the scheme is the operator's)
            with self._opener.open(request, timeout=seconds) as response:
                status, text = response.status, response.read(_ANSWER_BYTES)
        except HTTPError as error:
            with error:
                status, text = error.code, error.read(_ANSWER_BYTES)
        except (OSError, HTTPException, ValueError) as error:
            raise Away(f"{self.url} does not answer: {error}") from error
        return _answer(status, text)


def _answer(status: int, text: bytes) -> list[dict[str, str]]:
    try:
        answer = json.loads(text)
        if answer.get("data") and (recorded := answer["data"].get("recordJobs")):
            return list(recorded["problems"])
        error = answer["errors"][0]
        told = error.get("extensions", {})
        code, message = told.get("code", ""), error.get("message", "")
        if told.get("argument") == "input.workspace":  # nothing of the batch is fit
            raise Refused(f"{code}: {message}")
    except (ValueError, AttributeError, LookupError, TypeError):
        code, message = "", f"HTTP {status}"
    kind = _CODES.get(code) or _STATUS.get(status) or (Refused if code else Fault)
    raise kind(f"{code or status}: {message}")
