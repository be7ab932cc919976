"""The functions of `wmill` (1.850) that name assets, scripts and flows, of the module and of its `Windmill` client."""

from __future__ import annotations

from dataclasses import replace

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role

READ, WRITE, UNKNOWN = Access.READ, Access.WRITE, Access.UNKNOWN
CLIENT = "wmill.Windmill"
DATATABLE = "wmill.DataTableClient"
DUCKLAKE = "wmill.DucklakeClient"

_object = Argument(Role.OBJECT, 0, "s3object")
_signed = Argument(Role.OBJECT, 0, "s3_object")
_signed_all = Argument(Role.OBJECTS, 0, "s3_objects")
_store = Argument(Role.STORE, 1, "s3_resource_path")
_settings = (Argument(Role.RESOURCE, 0, "s3_resource_path"),)

_SHARED = (
    Function("wmill", "get_resource", UNKNOWN, (Argument(Role.RESOURCE, 0, "path"),)),
    Function("wmill", "load_s3_file", READ, (_object, _store)),
    Function("wmill", "load_s3_file_reader", READ, (_object, _store)),
    Function("wmill", "write_s3_file", WRITE, (_object, replace(_store, position=2))),
    Function("wmill", "delete_s3_object", WRITE, (_object, _store)),
    Function("wmill", "sign_s3_object", READ, (_signed,)),
    Function("wmill", "sign_s3_objects", READ, (_signed_all,)),
    Function("wmill", "get_presigned_s3_public_url", READ, (_signed,)),
    Function("wmill", "get_presigned_s3_public_urls", READ, (_signed_all,)),
    Function("wmill", "get_duckdb_connection_settings", UNKNOWN, _settings),
    Function("wmill", "get_polars_connection_settings", UNKNOWN, _settings),
    Function("wmill", "get_boto3_connection_settings", UNKNOWN, _settings),
    Function(
        "wmill",
        "datatable",
        arguments=(Argument(Role.NAME, 0, "name", default="main"),),
        returns=DATATABLE,
        opens=AssetKind.DATATABLE,
        splits=True,
    ),
    Function(
        "wmill",
        "ducklake",
        arguments=(Argument(Role.NAME, 0, "name", default="main"),),
        returns=DUCKLAKE,
        opens=AssetKind.DUCKLAKE,
    ),
)

_RUNS = (
    *(
        Function(owner, name, arguments=(Argument(Role.SCRIPT, 0, "path"),))
        for owner in ("wmill", CLIENT)
        for name in ("run_script", "run_script_by_path", "run_script_by_path_async")
    ),
    Function("wmill", "run_script_by_path_sync", arguments=(Argument(Role.SCRIPT, 0, "path"),)),
    Function("wmill", "run_script_async", arguments=(Argument(Role.SCRIPT, 0, "hash_or_path"),)),
    Function(CLIENT, "run_script_async", arguments=(Argument(Role.SCRIPT, 0, "path"),)),
    *(Function(owner, "run_flow_async", arguments=(Argument(Role.FLOW, 0, "path"),)) for owner in ("wmill", CLIENT)),
)

_table = Argument(Role.TABLE, 0, "table")
_select = Argument(Role.SELECT, 1, "select_sql", READ)

PYTHON_SDK: tuple[Function, ...] = (
    *_SHARED,
    *(replace(row, owner=CLIENT) for row in _SHARED),
    *_RUNS,
    Function("wmill", "Windmill", returns=CLIENT),
    Function("wmill", "set_resource", WRITE, (Argument(Role.RESOURCE, 0, "path"),)),
    Function(CLIENT, "set_resource", WRITE, (Argument(Role.RESOURCE, 1, "path"),)),
    Function("wmill", "duckdb_connection_settings", UNKNOWN, _settings),
    Function("wmill", "polars_connection_settings", UNKNOWN, _settings),
    Function("wmill", "boto3_connection_settings", UNKNOWN, _settings),
    Function("wmill", "parse_s3_object", UNKNOWN, (_signed,)),
    Function("wmill", "S3Object", UNKNOWN, (Argument(Role.S3, None, "s3"), Argument(Role.STORAGE, None, "storage"))),
    Function(DATATABLE, "query", arguments=(Argument(Role.SQL, 0, "sql"),)),
    Function(DUCKLAKE, "query", arguments=(Argument(Role.SQL, 0, "sql"), Argument(Role.VALUES, None, "**"))),
    Function(DUCKLAKE, "read", READ, (_table, Argument(Role.SCHEMA, 3, "schema"))),
    Function(DUCKLAKE, "upsert_partition", WRITE, (_table, _select, Argument(Role.SCHEMA, 5, "schema"))),
    Function(DUCKLAKE, "append_partition", WRITE, (_table, _select, Argument(Role.SCHEMA, 4, "schema"))),
)
