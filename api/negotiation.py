"""Content negotiation: the media type of a response (GraphQL over HTTP, section 6)."""

from __future__ import annotations

JSON = "application/json"
RESPONSE = "application/graphql-response+json"
HTML = "text/html"
EVENTS = "text/event-stream"


def media_type(accept: str | None) -> str | None:
    """The response type that an Accept header prefers; None if it accepts neither.

    Wildcards select application/json: clients that send them predate the newer type."""
    if accept is None or not accept.strip():
        return JSON
    weights: dict[str, float] = {}
    for name, weight in _weighted(accept):
        if name in (JSON, RESPONSE):
            weights[name] = weight
        elif name in ("*/*", "application/*"):
            weights.setdefault(JSON, weight)
    best = max(weights, key=lambda name: (weights[name], name == RESPONSE), default=None)
    return best if best and weights[best] > 0 else None


def wants_page(accept: str | None) -> bool:
    """Whether a browser wants an HTML page."""
    weights = dict(_weighted(accept or ""))
    return weights.get(HTML, 0) > max(weights.get(JSON, 0), weights.get(RESPONSE, 0))


def wants_events(accept: str | None) -> bool:
    """Whether a client prefers an event stream."""
    weights = dict(_weighted(accept or ""))
    return weights.get(EVENTS, 0) > max(weights.get(JSON, 0), weights.get(RESPONSE, 0))


def _weighted(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        found.append((name, weight))
    return found
