"""Every setting of the server: from flags, then ``HEADRACE_…`` variables, then a TOML file, then its default.

A room's limits are nested under its name: the variable ``HEADRACE_ANALYSIS_TEXT_BYTES`` is ``text_bytes`` in the table
``[analysis]`` of the file. ``python -m api.settings`` prints them all as the table of docs/settings.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from errno import ENOENT
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from analyzers.context import Limits as AnalysisLimits
from api.auth.settings import JWT, Auth
from api.configuration import Configuration
from api.limits import Limits as RequestLimits
from api.lineage.limits import Limits as LineageLimits
from api.observation.settings import Log, Metrics
from api.subscriptions.limits import DetectionLimits
from api.subscriptions.limits import Limits as SubscriptionLimits
from api.trusted import Trusted
from api.web import ANY, Web
from cypher.embedded import EmbeddedLimits
from cypher.graph import Address
from cypher.graph import Limits as ConnectionLimits
from ingest.limits import JobLimits, PoolLimits
from ingest.limits import Limits as DeploymentLimits
from workspace.limits import Limits as FolderLimits

PREFIX = "HEADRACE_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def config_file() -> Path:
    """The TOML file: ``HEADRACE_CONFIG``, or ``headrace/headrace.toml`` in the user's configuration folder.

    Raises FileNotFoundError if the variable names a file that does not exist."""
    if not (named := os.environ.get(f"{PREFIX}CONFIG")):
        return user_config_path("headrace") / "headrace.toml"
    if not (file := Path(named)).is_file():
        raise FileNotFoundError(ENOENT, "it is a folder" if file.is_dir() else "no such file", named)
    return file


def _database(address: str | None) -> str | None:
    """Rejects a password in the address, which is not a secret; the password has a setting of its own."""
    if address is not None and not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://[^@]+", address):
        raise ValueError("it must be a bolt:// or neo4j:// address without a user or password")
    return address


def _redis(address: SecretStr | None) -> SecretStr | None:
    if address is not None and not re.match(r"(rediss?|unix)://", address.get_secret_value()):
        raise ValueError("it must be a redis://, rediss:// or unix:// address")
    return address


_ALIKE = 0.7  # the ratio of difflib between PROT and PORT is 0.75
_OF_JOBS = re.compile(
    "URL|TOKEN|WORKSPACE|SPOOL(_BYTES|_DAYS)?|BUFFER|BATCH_(JOBS|ACCESSES|STATEMENTS|CHARACTERS)"
    "|(INTERVAL|REPEAT|TIMEOUT|EXIT)_SECONDS|CONNECTIONS|STORAGES|DATATABLES|DUCKLAKES|RESOURCES"
)
_END = 2**63  # beyond what a database takes
_NO_LIMIT = PydanticCustomError("no_limit", "it must be a number from 0 on, and less than 2^63")


def _numbers(group: Any) -> Iterator[tuple[str, float]]:
    if is_dataclass(group):
        for each in fields(group):
            if isinstance(value := getattr(group, each.name), int | float):
                yield each.name, value


class Settings(BaseSettings):
    """The settings of one server. Raises pydantic.ValidationError, which names each invalid value."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, frozen=True, extra="forbid"
    )

    host: Annotated[str, "address to listen on; any other than the loopback also needs authentication"] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535), "TCP port to listen on; 0 takes a free one"] = 8000
    workers: Annotated[int, Field(ge=1), "number of server processes; more than one needs a Neo4j"] = 1
    database: Annotated[
        str | None,
        AfterValidator(_database),
        "bolt:// or neo4j:// address of a Neo4j; without it the embedded database is used",
    ] = None
    database_user: Annotated[str, "user name for the Neo4j"] = "neo4j"
    database_password: Annotated[
        SecretStr | None, "password for the Neo4j; without one the server connects without logging in"
    ] = None
    database_name: Annotated[str, "name of the database within the Neo4j"] = "neo4j"
    data: Annotated[Path, "folder of the embedded database; by default `headrace` in the user's data folder"] = Field(
        default_factory=lambda: user_data_path("headrace")
    )
    database_embedded: Annotated[
        bool, "internal: `headrace serve` sets it when it has started the embedded database"
    ] = False
    tracing: Annotated[bool, "one OpenTelemetry span per operation; needs the extra `otel`"] = False
    auth: Auth = Auth()
    jwt: JWT = JWT()
    web: Web = Web()
    trusted: Trusted = Trusted()
    log: Log = Log()
    metrics: Metrics = Metrics()
    request: RequestLimits = RequestLimits()
    lineage: LineageLimits = LineageLimits()
    subscription: SubscriptionLimits = SubscriptionLimits()
    detections: DetectionLimits = DetectionLimits()
    wake: Annotated[
        SecretStr | None,
        AfterValidator(_redis),
        "redis:// address through which servers notify each other of new events at once; needs the extra `wake`",
    ] = None
    folder: FolderLimits = FolderLimits()
    analysis: AnalysisLimits = AnalysisLimits()
    pool: PoolLimits = PoolLimits()
    deployment: DeploymentLimits = DeploymentLimits()
    jobs: JobLimits = JobLimits()
    connection: ConnectionLimits = ConnectionLimits()
    embedded: EmbeddedLimits = EmbeddedLimits()

    @field_validator("*")
    @classmethod
    def _is_possible(cls, value: Any) -> Any:
        """Rejects negative and infinite numbers: a retention of -1 days, meant to keep everything, would delete
        everything."""
        wrong = [
            InitErrorDetails(type=_NO_LIMIT, loc=(name,), input=number)
            for name, number in _numbers(value)
            if not 0 <= number < _END
        ]
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return value

    @property
    def hosts(self) -> tuple[str, ...]:
        """The accepted host names. On the loopback they are its own names and those of ``web.origins``, which a proxy
        may forward; elsewhere any name is accepted."""
        return (
            (ANY,) if self.exposed else (*LOOPBACK, *(urlsplit(origin).hostname or "" for origin in self.web.origins))
        )

    @property
    def exposed(self) -> bool:
        """Whether other machines can reach the server."""
        return self.host not in LOOPBACK

    @property
    def is_guarded(self) -> bool:
        """Whether callers must authenticate."""
        return self.auth.required or self.jwt.is_taken

    @property
    def stands_open(self) -> bool:
        """Whether anyone could do anything: other machines can reach the server, and callers need no token."""
        return self.exposed and not self.is_guarded

    @property
    def application(self) -> Configuration:
        """The part of the settings that the application needs."""
        return Configuration(**{field.name: getattr(self, field.name) for field in fields(Configuration)})

    @property
    def address(self) -> Address:
        """The address of the database. Raises ValueError if it is not set: then `headrace serve` starts the embedded
        one."""
        if self.database is None:
            raise ValueError("HEADRACE_DATABASE is not set")
        password = self.database_password.get_secret_value() if self.database_password else ""
        user = self.database_user if password else None
        return Address(self.database, user, password or None, self.database_name, self.database_embedded)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_file())


def load(**flags: Any) -> Settings:
    """Loads the settings; ``flags`` that are not None take precedence.

    Raises pydantic.ValidationError, tomllib.TOMLDecodeError and OSError."""
    return Settings(**{name: value for name, value in flags.items() if value is not None})


def misspelt(environment: Iterable[str]) -> dict[str, str]:
    """Maps variables that are probably misspelt to the settings that were probably meant: they begin with HEADRACE_,
    and resemble a setting without being one of the server or the SDK."""
    known = [row[0].upper() for row in _rows()]
    ours = (name.removeprefix(PREFIX) for name in sorted(environment) if name.startswith(PREFIX))
    close = (
        (name, get_close_matches(name, known, 1, _ALIKE))
        for name in ours
        if name not in known and not _OF_JOBS.fullmatch(name)
    )
    return {f"{PREFIX}{name}": f"{PREFIX}{alike[0]}" for name, alike in close if alike}


def table() -> str:
    """All settings as a Markdown table."""
    head = "| variable | in the TOML file | default | meaning |\n|---|---|---|---|\n"
    return head + "".join(
        f"| `{PREFIX}{name.upper()}` | `{key}` | {default} | {why} |\n" for name, key, default, why in _rows()
    )


def _rows() -> Iterator[tuple[str, str, str, str]]:
    hints = get_type_hints(Settings, include_extras=True)
    for name, field in Settings.model_fields.items():
        if is_dataclass(field.default):
            reasons = get_type_hints(type(field.default), include_extras=True)
            for limit in fields(field.default):
                default = getattr(field.default, limit.name)
                yield (
                    f"{name}_{limit.name}",
                    f"{name}.{limit.name}",
                    "" if default is None else f"`{default}`",
                    reasons[limit.name].__metadata__[-1],
                )
        else:
            default = "" if field.default is None or field.default_factory else f"`{field.default}`"
            yield name, name, default, hints[name].__metadata__[-1]


if __name__ == "__main__":
    print(table(), end="")
