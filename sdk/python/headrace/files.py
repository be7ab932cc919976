"""S3 objects, for scripts that run outside of Windmill; implemented with boto3."""

from __future__ import annotations

from collections.abc import Mapping
from io import BufferedReader
from typing import Any, cast
from uuid import uuid4

from headrace.connections import DEFAULT_STORAGE, connection
from headrace.record import Access, record, telling
from headrace.uris import S3Object, object_uri, parse_object, resource_path, resource_uri

Given = S3Object | Mapping[str, Any] | str

_SETTINGS = {
    "region": "region_name",
    "endpoint_url": "endpoint_url",
    "access_key_id": "aws_access_key_id",
    "secret_access_key": "aws_secret_access_key",
    "session_token": "aws_session_token",
}
"""boto3's names of a storage's settings; boto3 finds values that are not set in its usual way."""

_WINDMILL = {
    "region": "region_name",
    "accessKey": "aws_access_key_id",
    "secretKey": "aws_secret_access_key",
    "token": "aws_session_token",
}
"""The same for the fields of a Windmill resource of type `s3`."""


def load_s3_file(s3object: Given, s3_resource_path: str | None = None) -> bytes:
    """Reads an object. Raises ValueError if the argument is not an object, NotConnected, and the errors of boto3."""
    with load_s3_file_reader(s3object, s3_resource_path) as reader:
        return reader.read()


def load_s3_file_reader(s3object: Given, s3_resource_path: str | None = None) -> BufferedReader:
    """Opens an object for reading. Raises the same errors as `load_s3_file`."""
    found = parse_object(s3object)
    client, bucket = _client(found, s3_resource_path)
    with telling():
        body = client.get_object(Bucket=bucket, Key=found["s3"])["Body"]
    _tell(found, s3_resource_path, "READ")
    return BufferedReader(cast("Any", body))


def write_s3_file(
    s3object: Given | None,
    file_content: BufferedReader | bytes,
    s3_resource_path: str | None = None,
    content_type: str | None = None,
    content_disposition: str | None = None,
) -> S3Object:
    """Writes an object and returns it; if none is given, under a new key in `uploads/`. Raises the same errors as
    `load_s3_file`."""
    made = parse_object(s3object) if s3object is not None else S3Object(f"uploads/{uuid4()}")
    client, bucket = _client(made, s3_resource_path)
    headers = {"ContentType": content_type, "ContentDisposition": content_disposition}
    with telling():
        body = {"Body": file_content, **{name: value for name, value in headers.items() if value}}
        client.put_object(Bucket=bucket, Key=made["s3"], **body)
    _tell(made, s3_resource_path, "WRITE")
    return made


def _tell(found: S3Object, store: str | None, access: Access) -> None:
    """Records the access. An object that is accessed with a resource lies outside of the workspace's storages: then the
    resource is recorded."""
    if store:
        record(resource_uri(store), "UNKNOWN")
    elif uri := object_uri(found):
        record(uri, access)


def _client(found: S3Object, store: str | None) -> tuple[Any, str]:
    import boto3  # type: ignore[import-untyped]

    if store:
        settings = connection("resources", resource_path(store))
        names, where = _WINDMILL, f"the resource {store!r}"
    else:
        name = found["storage"] or DEFAULT_STORAGE
        settings = connection("storages", name)
        names, where = _SETTINGS, f"the storage {name!r}"
    if not settings.get("bucket"):
        raise ValueError(f"{where} has no bucket")
    given = {names[name]: value for name, value in settings.items() if name in names and value}
    if store and (host := settings.get("endPoint")):
        scheme, port = "https" if settings.get("useSSL", True) else "http", settings.get("port")
        given["endpoint_url"] = f"{scheme}://{host}{f':{port}' if port else ''}"
    return boto3.client("s3", **given), settings["bucket"]
