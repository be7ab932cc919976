"""The hook for botocore: every S3 operation on an object, through its event system. It covers boto3, and s3fs through
aiobotocore."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any
from urllib.parse import unquote

from headrace.hooks.wrap import replace
from headrace.record import Access, guarded, record

OPERATIONS: dict[str, Access] = {
    **dict.fromkeys(("GetObject", "HeadObject", "SelectObjectContent"), "READ"),
    **dict.fromkeys(("GetObjectAttributes", "GetObjectTagging", "GetObjectAcl", "GetObjectTorrent"), "READ"),
    **dict.fromkeys(("PutObject", "CreateMultipartUpload", "CompleteMultipartUpload", "CopyObject"), "WRITE"),
    **dict.fromkeys(("DeleteObject", "DeleteObjects", "RenameObject", "RestoreObject"), "WRITE"),
    **dict.fromkeys(("PutObjectTagging", "DeleteObjectTagging", "PutObjectAcl"), "WRITE"),
}
"""The access of each operation to its object. A multipart upload is recorded at its start and end; a listing names no
object."""

SOURCES: dict[str, Access] = {"CopyObject": "READ", "UploadPartCopy": "READ"}
"""The access of each operation to its `CopySource`."""

_PLANNED = "headrace_touched"


def hook(client: ModuleType) -> None:
    """Registers handlers with every S3 client that is created from now on."""

    def around(original: Any) -> Any:
        def made(self: Any, *args: Any, **kwargs: Any) -> None:
            original(self, *args, **kwargs)
            guarded("botocore", lambda: _register(self.meta))

        return made

    replace(client.BaseClient, "__init__", around)


def _register(meta: Any) -> None:
    if meta.service_model.service_name == "s3":
        meta.events.register_first("before-parameter-build.s3", _plan, unique_id="headrace-plan")
        meta.events.register_last("after-call.s3", _tell, unique_id="headrace-tell")


def _plan(params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
    """Keeps the objects that the operation names, before other handlers change the parameters."""
    if model.name in OPERATIONS or model.name in SOURCES:
        guarded("botocore", lambda: context.__setitem__(_PLANNED, list(_touched(model.name, params))))
        if context.get("is_presign_request"):  # a presigned URL counts as the operation
            guarded("botocore", lambda: _record(context.get(_PLANNED, ()), ()))


def _tell(http_response: Any, parsed: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
    planned = context.get(_PLANNED)
    if planned and http_response.status_code < 300:
        failed = {error.get("Key") for error in parsed.get("Errors", ())} if "Errors" in parsed else ()
        guarded("botocore", lambda: _record(planned, failed))


def _record(planned: Iterable[tuple[str, str, Access]], failed: Iterable[str | None]) -> None:
    for bucket, key, access in planned:
        if key not in failed:
            record(f"s3://{bucket}/{key}", access)


def _touched(operation: str, params: dict[str, Any]) -> Iterable[tuple[str, str, Access]]:
    bucket = params.get("Bucket", "")
    if access := OPERATIONS.get(operation):
        keys = [params.get("Key")]
        if operation == "DeleteObjects":
            keys = [item.get("Key") for item in params.get("Delete", {}).get("Objects", ())]
        yield from ((bucket, key, access) for key in keys if key)
    if (access := SOURCES.get(operation)) and (source := params.get("CopySource")):
        if isinstance(source, str):  # botocore's own handler runs before ours and has quoted it
            bucket, _, key = unquote(source.partition("?versionId=")[0]).lstrip("/").partition("/")
            source = {"Bucket": bucket, "Key": key}
        yield source["Bucket"], source["Key"], access
