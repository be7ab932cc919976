"""The container files say what the documentation promises of them. No engine starts them here: they are read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    for service in compose["services"].values():
        named = [volume.partition(":")[0] for volume in service.get("volumes", ())]
        assert set(named) <= compose["volumes"].keys()
    return dict(compose["services"])


def test_neo4j_is_a_pinned_community_edition(services: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", services["neo4j"]["image"])


def test_the_api_starts_when_the_database_is_healthy(services: dict[str, Any]) -> None:
    assert services["neo4j"]["healthcheck"]["test"]
    assert services["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()


def test_no_secret_stands_in_the_file(services: dict[str, Any]) -> None:
    for service in services.values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|AUTH|TOKEN|SECRET", name):
                assert "${NEO4J_PASSWORD:?" in str(value), f"{name} has to come from the environment"


def test_the_api_is_reachable_from_this_machine_alone(services: dict[str, Any]) -> None:
    assert all(str(port).startswith("127.0.0.1:") for port in services["api"]["ports"])
    assert "ports" not in services["neo4j"]


def test_a_server_that_other_machines_may_reach_asks_for_tokens() -> None:
    image = (ROOT / "Dockerfile").read_text()
    assert "HEADRACE_HOST=0.0.0.0" in image
    assert "HEADRACE_AUTH_REQUIRED=true" in image


def test_the_image_is_built_in_stages_and_runs_without_root() -> None:
    stages = (ROOT / "Dockerfile").read_text().split("\nFROM ")
    assert len(stages) >= 3
    users = re.findall(r"^USER (\S+)$", stages[-1], re.MULTILINE)
    assert users
    assert users[-1] not in ("root", "0")
