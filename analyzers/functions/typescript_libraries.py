"""Functions of JavaScript's libraries and run times that read or write an object or a location."""

from __future__ import annotations

from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role

READ, WRITE, UNKNOWN, BOTH = Access.READ, Access.WRITE, Access.UNKNOWN, Access.READ_WRITE

_bucket = Argument(Role.BUCKET, 0, ".Bucket")
_key = Argument(Role.KEY, 0, ".Key")
_keys = Argument(Role.KEY, 0, ".Delete.Objects.*.Key")
_prefix = Argument(Role.PREFIX, 0, ".Prefix")
_source = Argument(Role.COPY_SOURCE, 0, ".CopySource", READ)

_OPERATIONS: tuple[tuple[str, Access, tuple[Argument, ...]], ...] = (
    *(
        (name, access, (_bucket, _key))
        for names, access in (
            ("GetObject HeadObject GetObjectAttributes GetObjectTagging GetObjectAcl SelectObjectContent", READ),
            ("PutObject DeleteObject PutObjectTagging PutObjectAcl DeleteObjectTagging RestoreObject", WRITE),
            ("CreateMultipartUpload UploadPart CompleteMultipartUpload AbortMultipartUpload", WRITE),
        )
        for name in names.split()
    ),
    ("DeleteObjects", WRITE, (_bucket, _keys)),
    ("CopyObject", WRITE, (_bucket, _key, _source)),
    ("UploadPartCopy", WRITE, (_bucket, _key, _source)),
)

_LISTINGS = {
    "ListObjects": "Contents.*.Key",
    "ListObjectsV2": "Contents.*.Key",
    "ListObjectVersions": "Versions.*.Key",
}

_V3 = "@aws-sdk/client-s3"
_V3_CLIENT = f"{_V3}.S3"
_V2_CLIENT = "aws-sdk.S3"

AWS = (
    Function(_V3, "S3Client", returns=f"{_V3}.S3Client"),
    Function(_V3, "S3", returns=_V3_CLIENT),
    *(
        Function(module, name, arguments=(Argument(Role.BUCKET, 0, ".params.Bucket"),), returns=_V2_CLIENT)
        for module, name in (("aws-sdk", "S3"), ("aws-sdk/clients/s3", "default"))
    ),
    *(Function(_V3, f"{name}Command", access, arguments) for name, access, arguments in _OPERATIONS),
    *(
        Function(owner, name[0].lower() + name[1:], access, arguments)
        for owner in (_V3_CLIENT, _V2_CLIENT)
        for name, access, arguments in _OPERATIONS
    ),
    *(
        Function(owner, name, UNKNOWN, (_bucket, _prefix), lists=way)
        for listing, way in _LISTINGS.items()
        for owner, name in (
            (_V3, f"{listing}Command"),
            *((owner, listing[0].lower() + listing[1:]) for owner in (_V3_CLIENT, _V2_CLIENT)),
        )
    ),
    Function(
        _V3,
        "paginateListObjectsV2",
        UNKNOWN,
        (Argument(Role.BUCKET, 1, ".Bucket"), Argument(Role.PREFIX, 1, ".Prefix")),
        lists="*.Contents.*.Key",
    ),
    *(
        Function(_V3, name, READ, (Argument(Role.BUCKET, 1, ".Bucket"), Argument(Role.KEY, 1, ".Key")))
        for name in ("waitUntilObjectExists", "waitUntilObjectNotExists")
    ),
    Function(_V2_CLIENT, "upload", WRITE, (_bucket, _key)),
    *(
        Function(
            _V2_CLIENT,
            name,
            UNKNOWN,
            (Argument(Role.METHOD, 0), Argument(Role.BUCKET, 1, ".Bucket"), Argument(Role.KEY, 1, ".Key")),
        )
        for name in ("getSignedUrl", "getSignedUrlPromise")
    ),
    Function(
        "@aws-sdk/s3-presigned-post",
        "createPresignedPost",
        WRITE,
        (Argument(Role.BUCKET, 1, ".Bucket"), Argument(Role.KEY, 1, ".Key")),
    ),
    Function(
        "@aws-sdk/lib-storage",
        "Upload",
        WRITE,
        (Argument(Role.BUCKET, 0, ".params.Bucket"), Argument(Role.KEY, 0, ".params.Key")),
    ),
)

_MINIO = "minio.Client"
_in, _named, _begun = Argument(Role.BUCKET, 0), Argument(Role.KEY, 1), Argument(Role.PREFIX, 1)

MINIO = (
    Function("minio", "Client", returns=_MINIO),
    *(
        Function(_MINIO, name, access, (_in, _named))
        for names, access in (
            ("getObject getPartialObject fGetObject statObject presignedGetObject getObjectTagging", READ),
            ("putObject fPutObject removeObject removeIncompleteUpload presignedPutObject setObjectTagging", WRITE),
        )
        for name in names.split()
    ),
    Function(_MINIO, "removeObjects", WRITE, (_in, Argument(Role.KEY, 1, ".*"))),
    Function(_MINIO, "copyObject", WRITE, (_in, _named, Argument(Role.COPY_SOURCE, 2, access=READ))),
    *(Function(_MINIO, name, UNKNOWN, (_in, _begun), lists="*.name") for name in ("listObjects", "listObjectsV2")),
)

_LITE = "s3_lite_client.S3Client"
_name = Argument(Role.KEY, 0)

S3_LITE = (
    Function("s3_lite_client", "S3Client", arguments=(Argument(Role.BUCKET, 0, ".bucket"),), returns=_LITE),
    *(
        Function(_LITE, name, access, (_name,))
        for names, access in (
            ("getObject getPartialObject statObject presignedGetObject getPresignedUrl", READ),
            ("putObject deleteObject", WRITE),
        )
        for name in names.split()
    ),
    Function(_LITE, "listObjects", UNKNOWN, (Argument(Role.PREFIX, 0, ".prefix"),), lists="*.key"),
)


def _sql(owner: str, names: str, *values: Argument) -> tuple[Function, ...]:
    """Methods of one owner that take DuckDB's SQL first, and values that are bound to it."""
    return tuple(Function(owner, name, arguments=(Argument(Role.SQL, 0), *values)) for name in names.split())


_values = Argument(Role.VALUES, 1)
_NEO = "@duckdb/node-api"
_NEO_CONNECTION = f"{_NEO}.DuckDBConnection"

DUCKDB = (
    Function(f"{_NEO}.DuckDBInstance", "create", returns=f"{_NEO}.DuckDBInstance"),
    Function(f"{_NEO}.DuckDBInstance", "fromCache", returns=f"{_NEO}.DuckDBInstance"),
    Function(f"{_NEO}.DuckDBInstance", "connect", returns=_NEO_CONNECTION),
    Function(_NEO_CONNECTION, "create", returns=_NEO_CONNECTION),
    *_sql(_NEO_CONNECTION, "run runAndRead runAndReadAll stream streamAndRead streamAndReadAll", _values),
    *_sql(_NEO_CONNECTION, "runAndReadUntil streamAndReadUntil prepare start extractStatements"),
    *(
        row
        for module in ("duckdb", "duckdb-async")
        for row in (
            Function(module, "Database", returns=f"{module}.Database"),
            Function(f"{module}.Database", "create", returns=f"{module}.Database"),
            Function(f"{module}.Database", "connect", returns=f"{module}.Connection"),
            *_sql(f"{module}.Database", "all run each exec prepare stream arrowIPCAll arrowIPCStream"),
            *_sql(f"{module}.Connection", "all run each exec prepare stream arrowIPCAll arrowIPCStream"),
        )
    ),
    Function("@duckdb/duckdb-wasm", "AsyncDuckDB", returns="@duckdb/duckdb-wasm.AsyncDuckDB"),
    Function("@duckdb/duckdb-wasm.AsyncDuckDB", "connect", returns="@duckdb/duckdb-wasm.Connection"),
    *_sql("@duckdb/duckdb-wasm.Connection", "query send prepare"),
)


def _each(owner: str, names: str, access: Access) -> tuple[Function, ...]:
    """Functions of one owner that take the location first."""
    return tuple(Function(owner, name, access, (Argument(Role.LOCATION, 0),)) for name in names.split())


POLARS = (
    *_each("nodejs-polars", "readCSV scanCSV readParquet scanParquet readJSON scanJson readIPC scanIPC", READ),
    *_each("nodejs-polars", "readAvro readRecords", READ),
    *_each("nodejs-polars.DataFrame", "writeCSV writeParquet writeJSON writeIPC writeAvro", WRITE),
    *_each("nodejs-polars.LazyDataFrame", "sinkCSV sinkParquet", WRITE),
)

FILES = (
    *(
        row
        for module, suffix in (("fs", "Sync"), ("fs", ""), ("fs.promises", ""), ("fs/promises", ""))
        for row in (
            *_each(module, f"readFile{suffix} readdir{suffix}", READ),
            *_each(
                module,
                " ".join(f"{name}{suffix}" for name in ("writeFile", "appendFile", "unlink", "rm", "mkdir")),
                WRITE,
            ),
            *(
                Function(
                    module,
                    f"{name}{suffix}",
                    WRITE,
                    (Argument(Role.LOCATION, 0, access=access), Argument(Role.LOCATION, 1)),
                )
                for name, access in (("copyFile", READ), ("cp", READ), ("rename", BOTH))
            ),
        )
    ),
    *_each("fs", "createReadStream", READ),
    *_each("fs", "createWriteStream", WRITE),
    *_each("Deno", "readTextFile readTextFileSync readFile readFileSync readDir readDirSync", READ),
    *_each("Deno", "writeTextFile writeTextFileSync writeFile writeFileSync remove removeSync mkdir", WRITE),
    Function("Bun", "file", arguments=(Argument(Role.LOCATION, 0),), returns="Bun.BunFile"),
    *(Function("Bun.BunFile", name, READ) for name in ("text", "json", "arrayBuffer", "bytes", "stream")),
    *(Function("Bun.BunFile", name, WRITE) for name in ("write", "writer", "delete", "unlink")),
    *_each("Bun", "write", WRITE),
)

_OWN = (Argument(Role.LOCATION, 0), _name, Argument(Role.BUCKET, 1, ".bucket"))
_FILLED = (Argument(Role.LOCATION, 0), _name, Argument(Role.BUCKET, 2, ".bucket"))

BUN = (
    Function("Bun", "S3Client", arguments=(Argument(Role.BUCKET, 0, ".bucket"),), returns="Bun.S3Client"),
    *(
        row
        for owner in ("Bun.s3", "Bun.S3Client")
        for row in (
            Function(owner, "file", arguments=_OWN, returns="Bun.BunFile"),
            Function(owner, "write", WRITE, _FILLED),
            *(Function(owner, name, WRITE, _OWN) for name in ("delete", "unlink")),
            *(Function(owner, name, READ, _OWN) for name in ("stat", "exists", "size")),
            Function(owner, "presign", UNKNOWN, _OWN),
            Function(
                owner,
                "list",
                UNKNOWN,
                (Argument(Role.PREFIX, 0, ".prefix"), Argument(Role.BUCKET, 1, ".bucket")),
                lists="contents.*.key",
            ),
        )
    ),
)

TYPESCRIPT_LIBRARIES: tuple[Function, ...] = (*AWS, *MINIO, *S3_LITE, *DUCKDB, *POLARS, *FILES, *BUN)
