"""S3 objects, for scripts that run outside of Windmill; by boto3."""

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
"""A storage's settings, as boto3 calls them; what is not set is found as boto3 finds it."""

_WINDMILL = {
    "region": "region_name",
    "accessKey": "aws_access_key_id",
    "secretKey": "aws_secret_access_key",
    "token": "aws_session_token",
}
"""The same in a resource of Windmill's type `s3`."""


def load_s3_file(s3object: Given, s3_resource_path: str | None = None) -> bytes:
    """The content of an object. Raises ValueError where that is no object, NotConnected, and what boto3 raises."""
    with load_s3_file_reader(s3object, s3_resource_path) as reader:
        return reader.read()


def load_s3_file_reader(s3object: Given, s3_resource_path: str | None = None) -> BufferedReader:
    """An object as a file to read. Raises as `load_s3_file`."""
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
    """Writes an object and answers it; without one, under a new key in `uploads/`. Raises as `load_s3_file`."""
    made = parse_object(s3object) if s3object is not None else S3Object(f"uploads/{uuid4()}")
    client, bucket = _client(made, s3_resource_path)
    headers = {"ContentType": content_type, "ContentDisposition": content_disposition}
    with telling():
        body = {"Body": file_content, **{name: value for name, value in headers.items() if value}}
        client.put_object(Bucket=bucket, Key=made["s3"], **body)
    _tell(made, s3_resource_path, "WRITE")
    return made


def _tell(found: S3Object, store: str | None, access: Access) -> None:
    """With a resource for it, an object lies outside of the workspace's storages: only the resource is used."""
    if store:
        record(resource_uri(store), "UNKNOWN")
    elif uri := object_uri(found):
        record(uri, access)


def _client(found: S3Object, store: str | None) -> tuple[Any, str]:
    import boto3  # type: ignore[import-untyped]

    if store:
        told = connection("resources", resource_path(store))
        names, where = _WINDMILL, f"the resource {store!r}"
    else:
        name = found["storage"] or DEFAULT_STORAGE
        told = connection("storages", name)
        names, where = _SETTINGS, f"the storage {name!r}"
    if not told.get("bucket"):
        raise ValueError(f"{where} names no bucket")
    given = {names[name]: value for name, value in told.items() if name in names and value}
    if store and (host := told.get("endPoint")):
        scheme, port = "https" if told.get("useSSL", True) else "http", told.get("port")
        given["endpoint_url"] = f"{scheme}://{host}{f':{port}' if port else ''}"
    return boto3.client("s3", **given), told["bucket"]
