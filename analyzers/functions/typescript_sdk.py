"""The functions of `windmill-client` (1.818) that name assets, scripts and flows."""

from __future__ import annotations

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role

READ, WRITE, UNKNOWN = Access.READ, Access.WRITE, Access.UNKNOWN
SDK = "windmill-client"
DATATABLE = "windmill-client.DatatableSqlTemplateFunction"
DUCKLAKE = "windmill-client.SqlTemplateFunction"

_object = Argument(Role.OBJECT, 0)
_objects = Argument(Role.OBJECTS, 0)
_path = Argument(Role.RESOURCE, 0)
_partition = (
    Argument(Role.NAME, 0, ".ducklake", default="main"),
    Argument(Role.TABLE, 0, ".table"),
    Argument(Role.SELECT, 0, ".selectSql", READ),
)

TYPESCRIPT_SDK: tuple[Function, ...] = (
    Function(SDK, "getResource", UNKNOWN, (_path,)),
    Function(SDK, "setResource", WRITE, (Argument(Role.RESOURCE, 1),)),
    Function(SDK, "databaseUrlFromResource", UNKNOWN, (_path,)),
    Function(SDK, "denoS3LightClientSettings", UNKNOWN, (_path,)),
    Function(SDK, "duckdbConnectionSettings", UNKNOWN, (_path,)),
    Function(SDK, "polarsConnectionSettings", UNKNOWN, (_path,)),
    *(
        Function(f"{SDK}.ResourceService", name, access, (Argument(Role.RESOURCE, 0, way),))
        for name, access, way in (
            ("getResource", UNKNOWN, ".path"),
            ("getResourceValue", UNKNOWN, ".path"),
            ("getResourceValueInterpolated", UNKNOWN, ".path"),
            ("updateResource", WRITE, ".path"),
            ("updateResourceValue", WRITE, ".path"),
            ("deleteResource", WRITE, ".path"),
            ("createResource", WRITE, ".requestBody.path"),
        )
    ),
    *(
        Function(f"{SDK}.JobService", name, arguments=(Argument(role, 0, ".path"),))
        for names, role in (
            ("runScriptByPath runWaitResultScriptByPath", Role.SCRIPT),
            ("runFlowByPath runWaitResultFlowByPath", Role.FLOW),
        )
        for name in names.split()
    ),
    Function(SDK, "loadS3File", READ, (_object, Argument(Role.STORE, 1))),
    Function(SDK, "loadS3FileStream", READ, (_object, Argument(Role.STORE, 1))),
    Function(SDK, "writeS3File", WRITE, (_object, Argument(Role.STORE, 2))),
    Function(SDK, "deleteS3File", WRITE, (_object,)),
    Function(SDK, "signS3Object", READ, (_object,)),
    Function(SDK, "signS3Objects", READ, (_objects,)),
    Function(SDK, "getPresignedS3PublicUrl", READ, (_object,)),
    Function(SDK, "getPresignedS3PublicUrls", READ, (_objects,)),
    Function(SDK, "parseS3Object", UNKNOWN, (_object,)),
    *(
        Function(SDK, name, arguments=(Argument(role, 0),))
        for names, role in (
            ("runScript runScriptAsync runScriptByPath runScriptByPathAsync", Role.SCRIPT),
            ("runFlow runFlowAsync", Role.FLOW),
        )
        for name in names.split()
    ),
    Function(
        SDK,
        "datatable",
        arguments=(Argument(Role.NAME, 0, default="main"),),
        returns=DATATABLE,
        opens=AssetKind.DATATABLE,
        splits=True,
    ),
    Function(
        SDK,
        "ducklake",
        arguments=(Argument(Role.NAME, 0, default="main"),),
        returns=DUCKLAKE,
        opens=AssetKind.DUCKLAKE,
        splits=True,
    ),
    Function(DATATABLE, "query", arguments=(Argument(Role.SQL, 0),)),
    *(Function(owner, "", arguments=(Argument(Role.SQL, 0),)) for owner in (DATATABLE, DUCKLAKE)),
    Function(SDK, "upsertPartition", WRITE, _partition, opens=AssetKind.DUCKLAKE, splits=True),
    Function(SDK, "appendPartition", WRITE, _partition, opens=AssetKind.DUCKLAKE, splits=True),
)
