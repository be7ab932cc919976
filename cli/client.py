"""A GraphQL client for a Headrace server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import httpx

TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""The syntax of a bearer token (RFC 6750, section 2.1)."""
TIMEOUT_SECONDS = 300.0  # the server analyses a batch before it responds


class ServerError(Exception):
    """The request failed; the message is for the user."""


class Client:
    """A session with one server. ``url`` is its address, with or without ``/graphql``.

    Raises ServerError if the address or the token is invalid; the message never contains the token."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = f"{url.rstrip('/').removesuffix('/graphql')}/graphql"
        try:
            self._shown = str(httpx.URL(self.url).copy_with(userinfo=b""))  # without a password
        except httpx.InvalidURL as error:
            raise ServerError(f"the server's address is invalid: {error}") from error
        token = (token or "").strip()  # it may have been read from a file with a line break
        if token and not TOKEN.fullmatch(token):
            raise ServerError("HEADRACE_TOKEN is not a token: it contains characters that are not allowed in a token")
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(headers=headers, timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def run(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Runs an operation and returns its data. Raises ServerError, also if the response has data and errors."""
        try:
            response = self._http.post(self.url, json={"query": query, "variables": dict(variables)})
            answer = response.json()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServerError(f"{self._shown} does not answer: {error}") from error
        except ValueError:
            raise ServerError(f"{self._shown} is not a GraphQL server: it answered {response.status_code}") from None
        if not isinstance(answer, dict) or ("data" not in answer and "errors" not in answer):
            raise ServerError(f"{self._shown} is not a GraphQL server: it answered {response.status_code}")
        if answer.get("errors"):
            raise ServerError("; ".join(_in_words(error) for error in answer["errors"]))
        return dict(answer["data"])


def _in_words(error: Mapping[str, Any]) -> str:
    code = error.get("extensions", {}).get("code")
    return f"{error['message']} ({code})" if code else str(error["message"])
