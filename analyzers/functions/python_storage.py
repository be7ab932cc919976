"""Functions of Python's storage libraries and of its own files that read or write an object or a location."""

from __future__ import annotations

from dataclasses import replace

from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role

READ, WRITE, UNKNOWN, BOTH = Access.READ, Access.WRITE, Access.UNKNOWN, Access.READ_WRITE

_bucket = Argument(Role.BUCKET, None, "Bucket")
_key = Argument(Role.KEY, None, "Key")
_prefix = Argument(Role.PREFIX, None, "Prefix")
_source = Argument(Role.COPY_SOURCE, None, "CopySource", READ)
_service = Argument(Role.SERVICE, 0, "service_name")

_SESSION = "boto3.Session"
_CLIENT = "boto3.S3Client"
_RESOURCE = "boto3.S3ServiceResource"
_BUCKET = "boto3.Bucket"
_OBJECT = "boto3.Object"
_COLLECTION = "boto3.ObjectCollection"
_PAGES = "boto3.ObjectPages"
_PAGINATOR = "boto3.Paginator"
_OPERATIONS = {
    READ: "get_object head_object get_object_attributes get_object_tagging get_object_acl select_object_content",
    WRITE: "put_object delete_object put_object_tagging put_object_acl create_multipart_upload upload_part "
    "complete_multipart_upload abort_multipart_upload restore_object delete_object_tagging generate_presigned_post",
}

BOTO3 = (
    Function("boto3", "Session", returns=_SESSION),
    Function("boto3.session", "Session", returns=_SESSION),
    *(
        row
        for owner in ("boto3", _SESSION)
        for row in (
            Function(owner, "client", arguments=(_service,), returns=_CLIENT),
            Function(owner, "resource", arguments=(_service,), returns=_RESOURCE),
        )
    ),
    *(
        Function(_CLIENT, name, access, (replace(_bucket, position=0), replace(_key, position=1)))
        if name == "generate_presigned_post"
        else Function(_CLIENT, name, access, (_bucket, _key))
        for access, names in _OPERATIONS.items()
        for name in names.split()
    ),
    Function(_CLIENT, "delete_objects", WRITE, (_bucket, Argument(Role.KEY, None, "Delete.Objects.*.Key"))),
    Function(_CLIENT, "list_objects", UNKNOWN, (_bucket, _prefix), lists="Contents.*.Key"),
    Function(_CLIENT, "list_objects_v2", UNKNOWN, (_bucket, _prefix), lists="Contents.*.Key"),
    Function(_CLIENT, "list_object_versions", UNKNOWN, (_bucket, _prefix), lists="Versions.*.Key"),
    Function(_CLIENT, "get_paginator", returns=_PAGINATOR),
    Function(_PAGINATOR, "paginate", UNKNOWN, (_bucket, _prefix), lists="*.Contents.*.Key"),
    Function(_CLIENT, "copy_object", WRITE, (_bucket, _key, _source)),
    Function(_CLIENT, "upload_part_copy", WRITE, (_bucket, _key, _source)),
    Function(
        _CLIENT,
        "copy",
        WRITE,
        (replace(_source, position=0), replace(_bucket, position=1), replace(_key, position=2)),
    ),
    *(
        Function(_CLIENT, name, access, (Argument(Role.BUCKET, at, "Bucket"), Argument(Role.KEY, at + 1, "Key")))
        for name, access, at in (
            ("download_file", READ, 0),
            ("download_fileobj", READ, 0),
            ("upload_file", WRITE, 1),
            ("upload_fileobj", WRITE, 1),
        )
    ),
    Function(
        _CLIENT,
        "generate_presigned_url",
        UNKNOWN,
        (
            Argument(Role.METHOD, 0, "ClientMethod"),
            Argument(Role.BUCKET, 1, "Params.Bucket"),
            Argument(Role.KEY, 1, "Params.Key"),
        ),
    ),
    Function(_RESOURCE, "Bucket", arguments=(Argument(Role.BUCKET, 0, "name"),), returns=_BUCKET),
    *(
        Function(
            _RESOURCE,
            name,
            arguments=(Argument(Role.BUCKET, 0, "bucket_name"), Argument(Role.KEY, 1, keyword)),
            returns=_OBJECT,
        )
        for name, keyword in (("Object", "key"), ("ObjectSummary", "key"))
    ),
    Function(_BUCKET, "name", is_attribute=True, gives=Role.BUCKET),
    Function(_BUCKET, "objects", arguments=(_prefix,), returns=_COLLECTION, is_attribute=True),
    Function(_COLLECTION, "filter", UNKNOWN, (_prefix,), returns=_COLLECTION),
    *(Function(_COLLECTION, name, returns=_COLLECTION) for name in ("all", "limit", "page_size")),
    Function(_COLLECTION, "pages", returns=_PAGES),
    Function(_COLLECTION, "delete", WRITE),
    Function(_BUCKET, "Object", arguments=(Argument(Role.KEY, 0, "key"),), returns=_OBJECT),
    Function(_BUCKET, "put_object", WRITE, (_key,), returns=_OBJECT),
    Function(_BUCKET, "upload_file", WRITE, (Argument(Role.KEY, 1, "Key"),)),
    Function(_BUCKET, "upload_fileobj", WRITE, (Argument(Role.KEY, 1, "Key"),)),
    Function(_BUCKET, "download_file", READ, (Argument(Role.KEY, 0, "Key"),)),
    Function(_BUCKET, "download_fileobj", READ, (Argument(Role.KEY, 0, "Key"),)),
    Function(_BUCKET, "copy", WRITE, (replace(_source, position=0), Argument(Role.KEY, 1, "Key"))),
    Function(_BUCKET, "delete_objects", WRITE, (Argument(Role.KEY, None, "Delete.Objects.*.Key"),)),
    *(
        Function(_OBJECT, name, access)
        for names, access in (
            ("get download_file download_fileobj load", READ),
            ("put delete upload_file upload_fileobj", WRITE),
        )
        for name in names.split()
    ),
    Function(_OBJECT, "key", is_attribute=True, gives=Role.KEY),
    Function(_OBJECT, "bucket_name", is_attribute=True, gives=Role.BUCKET),
    Function(_OBJECT, "Object", returns=_OBJECT),
    Function(_OBJECT, "copy", WRITE, (replace(_source, position=0),)),
    Function(_OBJECT, "copy_from", WRITE, (_source,)),
)

_mode = Argument(Role.MODE, 1, "mode", default="r")


def _open(owner: str, name: str, keyword: str, mode: str = "r") -> Function:
    return Function(owner, name, READ, (Argument(Role.LOCATION, 0, keyword), replace(_mode, default=mode)))


_FILESYSTEM, _ARROW = "s3fs.S3FileSystem", "pyarrow.S3FileSystem"
_PATHS = {
    READ: "cat cat_file read_bytes read_text read_block head tail download info size checksum modified url sign",
    WRITE: "rm rm_file touch pipe pipe_file write_bytes write_text delete",
}

FSSPEC = (
    _open("smart_open", "open", "uri"),
    _open("fsspec", "open", "urlpath", "rb"),
    _open("fsspec", "open_files", "urlpath", "rb"),
    Function("fsspec", "filesystem", arguments=(Argument(Role.SERVICE, 0, "protocol"),), returns=_FILESYSTEM),
    Function("s3fs", "S3FileSystem", returns=_FILESYSTEM),
    Function(_FILESYSTEM, "open", READ, (Argument(Role.BUCKET_PATH, 0, "path"), replace(_mode, default="rb"))),
    *(
        Function(_FILESYSTEM, name, access, (Argument(Role.BUCKET_PATH, 0, "path"),))
        for access, names in _PATHS.items()
        for name in names.split()
    ),
    Function(_FILESYSTEM, "glob", UNKNOWN, (Argument(Role.BUCKET_PATH, 0, "path"),)),
    Function(_FILESYSTEM, "get", READ, (Argument(Role.BUCKET_PATH, 0, "rpath"),)),
    Function(_FILESYSTEM, "get_file", READ, (Argument(Role.BUCKET_PATH, 0, "rpath"),)),
    Function(_FILESYSTEM, "put", WRITE, (Argument(Role.BUCKET_PATH, 1, "rpath"),)),
    Function(_FILESYSTEM, "put_file", WRITE, (Argument(Role.BUCKET_PATH, 1, "rpath"),)),
    Function(_FILESYSTEM, "upload", WRITE, (Argument(Role.BUCKET_PATH, 1, "rpath"),)),
    Function("pyarrow.fs", "S3FileSystem", returns=_ARROW),
    *(
        Function(_ARROW, name, access, (Argument(Role.BUCKET_PATH, 0, keyword),))
        for names, access, keyword in (
            ("open_input_file open_input_stream", READ, "path"),
            ("open_output_stream open_append_stream delete_file", WRITE, "path"),
        )
        for name in names.split()
    ),
    *(
        Function(
            _FILESYSTEM,
            name,
            WRITE,
            (Argument(Role.BUCKET_PATH, 0, "path1", access), Argument(Role.BUCKET_PATH, 1, "path2")),
        )
        for names, access in (("copy cp cp_file", READ), ("mv move rename", BOTH))
        for name in names.split()
    ),
)

_PATH = "pathlib.Path"

FILES = (
    _open("builtins", "open", "file"),
    _open("io", "open", "file"),
    *(
        Function("os", name, access, (Argument(Role.LOCATION, 0, "path"),))
        for names, access in (("remove unlink makedirs mkdir rmdir", WRITE), ("listdir scandir walk", READ))
        for name in names.split()
    ),
    *(
        Function("shutil", name, WRITE, (Argument(Role.LOCATION, 0, "src", access), Argument(Role.LOCATION, 1, "dst")))
        for names, access in (("copy copy2 copyfile copytree", READ), ("move", BOTH))
        for name in names.split()
    ),
    Function("shutil", "rmtree", WRITE, (Argument(Role.LOCATION, 0, "path"),)),
    *(
        Function("pathlib", name, arguments=(Argument(Role.LOCATION, 0),), returns=_PATH)
        for name in ("Path", "PosixPath", "PurePath", "PurePosixPath")
    ),
    Function(_PATH, "open", READ, (replace(_mode, position=0),)),
    *(
        Function(_PATH, name, access)
        for names, access in (
            ("read_text read_bytes iterdir glob rglob", READ),
            ("write_text write_bytes touch unlink mkdir rmdir", WRITE),
        )
        for name in names.split()
    ),
)

PYTHON_STORAGE: tuple[Function, ...] = (*BOTO3, *FSSPEC, *FILES)
