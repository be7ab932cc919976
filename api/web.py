"""Settings that concern browsers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

ANY = "*"
"""Stands for every host name."""

_ORIGIN = re.compile(r"https?://[^/\s,*@?#]+")


def _listed(value: object) -> object:
    """Splits the comma-separated value of an environment variable."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _origins(value: tuple[str, ...]) -> tuple[str, ...]:
    for origin in value:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(
                f"{origin!r} is not an origin: write https://host or https://host:port, without path or wildcard"
            )
    return value


@dataclass(frozen=True, slots=True)
class Web:
    """What browsers may use, and from which origins."""

    origins: Annotated[
        tuple[str, ...],
        NoDecode,
        BeforeValidator(_listed),
        AfterValidator(_origins),
        "other origins whose pages may call the API, comma-separated; also the public one behind a proxy",
    ] = ()
    graphiql: Annotated[bool, "serve the GraphiQL page"] = True
    introspection: Annotated[
        bool, "allow introspection of the schema; without it GraphiQL has no completion or documentation"
    ] = True
