"""The configuration of the application: the limits of each package, and how the server may be reached."""

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
    """The part of the settings that the application needs; each field is also a field of ``api.settings.Settings``.

    ``hosts`` are the accepted values of the Host header: a server on the loopback accepts only its own names, as a
    defence against DNS rebinding. ``exposed`` says that other machines can reach the server."""

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
        """Whether to serve ``/metrics``: beyond the loopback only if the settings say so."""
        return self.metrics.open or not self.exposed
