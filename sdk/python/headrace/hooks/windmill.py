"""The hook for `wmill`: the methods of its client, which its functions call too."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from headrace.hooks.wrap import argument, replace
from headrace.record import Access, guarded, record, statement, telling
from headrace.uris import object_uri, resource_uri

Tell = Callable[[tuple[Any, ...], Mapping[str, Any], Any], None]
_STATE = ("WM_STATE_PATH", "WM_STATE_PATH_NEW")
_LATER = "_headrace"

LANGUAGES = {
    "duckdb": "DUCKDB",
    "postgresql": "POSTGRESQL",
    "mysql": "MYSQL",
    "bigquery": "BIGQUERY",
    "snowflake": "SNOWFLAKE",
    "mssql": "MSSQL",
    "oracledb": "ORACLEDB",
}


def _object(access: Access, keyword: str, store: int | None = None) -> Tell:
    """Records a function on one or several S3 objects. An object accessed with a resource lies outside of the
    workspace: then the resource is recorded."""

    def told(args: tuple[Any, ...], kwargs: Mapping[str, Any], result: Any) -> None:
        if store is not None and (path := argument(args, kwargs, store, "s3_resource_path")):
            record(resource_uri(path), "UNKNOWN")
            return
        given = argument(args, kwargs, 1, keyword)
        if access == "WRITE" and isinstance(result, dict):
            given = result  # the server may have chosen the key
        for item in given if isinstance(given, list) else [given]:
            if uri := object_uri(item):
                record(uri, access)

    return told


def _resource(access: Access, keyword: str, position: int = 1) -> Tell:
    def told(args: tuple[Any, ...], kwargs: Mapping[str, Any], result: Any) -> None:
        path = argument(args, kwargs, position, keyword)
        if path and path not in {os.environ.get(name) for name in _STATE}:
            record(resource_uri(path), access)

    return told


def _script(args: tuple[Any, ...], kwargs: Mapping[str, Any], result: Any) -> None:
    """Records the SQL of data tables and DuckLakes, which run it as a script."""
    content, language = argument(args, kwargs, 1, "content"), argument(args, kwargs, 2, "language")
    given = argument(args, kwargs, 3, "args") or {}
    database = given.get("database")
    if language in LANGUAGES:
        statement(LANGUAGES[language], content, database if isinstance(database, str) else None)


def _reader(args: tuple[Any, ...], kwargs: Mapping[str, Any], result: Any) -> None:
    """Records a reader when it is entered, since it requests its object only then."""
    setattr(result, _LATER, lambda: _object("READ", "s3object", 2)(args, kwargs, None))


def _entered(original: Callable[..., Any]) -> Callable[..., Any]:
    def hooked(self: Any) -> Any:
        result = original(self)
        guarded("wmill.load_s3_file_reader", getattr(self, _LATER, lambda: None))
        return result

    return hooked


def _nothing(args: tuple[Any, ...], kwargs: Mapping[str, Any], result: Any) -> None:
    """Records nothing: state is stored in a resource but is not an asset."""


METHODS: dict[str, Tell] = {
    "get_resource": _resource("UNKNOWN", "path"),
    "set_resource": _resource("WRITE", "path", 2),
    "load_s3_file": _object("READ", "s3object", 2),
    "load_s3_file_reader": _reader,
    "write_s3_file": _object("WRITE", "s3object", 3),
    "delete_s3_object": _object("WRITE", "s3object", 2),
    "sign_s3_object": _object("READ", "s3_object"),
    "sign_s3_objects": _object("READ", "s3_objects"),
    "get_presigned_s3_public_url": _object("READ", "s3_object"),
    "get_presigned_s3_public_urls": _object("READ", "s3_objects"),
    "get_duckdb_connection_settings": _resource("UNKNOWN", "s3_resource_path"),
    "get_polars_connection_settings": _resource("UNKNOWN", "s3_resource_path"),
    "get_boto3_connection_settings": _resource("UNKNOWN", "s3_resource_path"),
    "run_inline_script_preview": _script,
    "get_state": _nothing,
    "set_state": _nothing,
}


def hook(client: ModuleType) -> None:
    """Hooks the methods of `Windmill`. If one calls another, only the outer call is recorded."""
    for name, told in METHODS.items():
        replace(client.Windmill, name, _around(f"wmill.{name}", told))
    replace(client.S3BufferedReader, "__enter__", _entered)


def _around(what: str, told: Tell) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def around(original: Callable[..., Any]) -> Callable[..., Any]:
        def hooked(*args: Any, **kwargs: Any) -> Any:
            with telling():
                result = original(*args, **kwargs)
            guarded(what, lambda: told(args, kwargs, result))
            return result

        return hooked

    return around
