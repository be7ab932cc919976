"""What the application is told when it is made: the bounds of each room, and how it may be reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import SecretStr

from api.limits import Limits
from api.lineage.limits import Limits as LineageLimits
from api.observation.settings import Metrics
from api.subscriptions.limits import Limits as SubscriptionLimits
from api.trusted import Trusted
from api.web import ANY, Web
from ingest.limits import JobLimits
from ingest.limits import Limits as DeploymentLimits


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of the settings that the application asks for, each by its name there: a room's new bounds are one more
    field here and one in ``api.settings.Settings``.

    ``hosts`` are the names that a request may give this server: one on the loopback has its own names alone, else a
    page elsewhere whose name comes to lead here could ask it. ``exposed`` says that other machines reach it."""

    request: Limits = field(default_factory=Limits)
    lineage: LineageLimits = field(default_factory=LineageLimits)
    deployment: DeploymentLimits = field(default_factory=DeploymentLimits)
    jobs: JobLimits = field(default_factory=JobLimits)
    subscription: SubscriptionLimits = field(default_factory=SubscriptionLimits)
    wake: SecretStr | None = None
    web: Web = field(default_factory=Web)
    trusted: Trusted = field(default_factory=Trusted)
    metrics: Metrics = field(default_factory=Metrics)
    hosts: tuple[str, ...] = (ANY,)
    exposed: bool = False

    @property
    def shows_metrics(self) -> bool:
        """Whether ``/metrics`` is answered: nobody publishes them without saying so."""
        return self.metrics.open or not self.exposed
