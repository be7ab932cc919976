"""Every setting of the server in one table: from flags, then ``HEADRACE_…`` variables, then a TOML file, then the default.

A room's limits are nested under its name: ``HEADRACE_ANALYSIS_TEXT_BYTES=1000000``, or ``text_bytes = 1_000_000`` under ``[analysis]``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_config_path, user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

import analyzers.context

PREFIX = "HEADRACE_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def config_file() -> Path:
    """The TOML file that is read: ``HEADRACE_CONFIG``, else ``headrace/headrace.toml`` in the user's configuration folder."""
    return Path(os.environ.get(f"{PREFIX}CONFIG") or user_config_path("headrace") / "headrace.toml")


class Settings(BaseSettings):
    """The settings of one server. Raises pydantic.ValidationError, which names each value that is no good."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        frozen=True,
        extra="ignore",
    )

    host: Annotated[str, Field(description="the address to listen on; the loopback until there is a reason")] = (
        "127.0.0.1"
    )
    port: Annotated[int, Field(ge=0, le=65535, description="the port to listen on; 0 takes a free one")] = 8000
    workers: Annotated[int, Field(ge=1, description="server processes; more than one needs a Neo4j")] = 1
    database: Annotated[
        str | None,
        Field(pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://", description="a Neo4j; without it the embedded default"),
    ] = None
    database_user: Annotated[str, Field(description="the user of the Neo4j")] = "neo4j"
    database_password: Annotated[SecretStr | None, Field(description="its password; without it no login is tried")] = (
        None
    )
    database_name: Annotated[str, Field(description="the database within the Neo4j")] = "neo4j"
    data: Annotated[Path, Field(description="the folder of the embedded database and of the server's own state")] = (
        Field(default_factory=lambda: user_data_path("headrace"))
    )
    analysis: analyzers.context.Limits = analyzers.context.Limits()

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
    """The settings, with the flags that were given on top; a flag that is None was not given."""
    return Settings(**{name: value for name, value in flags.items() if value is not None})
