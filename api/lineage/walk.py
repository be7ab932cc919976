"""The search algorithm of a lineage, independent of how links are read: shortest paths first, not recursive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from api.lineage.links import Came, Direction, Link

Cost = tuple[int, int]
"""The distance of a place: asset hops, then links."""


class Request(NamedTuple):
    """Asks for the links of a node that a walk in one direction may follow."""

    direction: Direction
    key: str


class Place(NamedTuple):
    """A position of a walk: a node, the direction, and how the walk reached it."""

    request: Request
    came: Came


class Walk:
    """The shortest paths from the roots to everything within ``depth`` asset hops.

    Links are needed once their node is reached: :meth:`wanted` says whose, :meth:`learn` supplies them. ``labels`` maps
    the keys of all nodes seen so far to their labels."""

    def __init__(self, roots: Mapping[str, str], directions: Iterable[Direction], depth: int) -> None:
        self.depth = depth
        self.labels = dict(roots)
        self._beyond: set[Place] = set()
        self._costs: dict[Place, Cost] = {}
        self._nodes: dict[str, Cost] = {}
        self._links: dict[Request, Sequence[Link]] = {}
        self._ahead: list[tuple[Cost, int, Place]] = []
        self._number = 0
        self._waiting: dict[Request, set[Place]] = {}
        for direction in directions:
            for key in roots:
                self._reach(Place(Request(direction, key), Came.FREE), (0, 0))
        self._go()

    def learn(self, links: Mapping[Request, Sequence[Link]]) -> None:
        """Continues with the links of wanted nodes."""
        for request, found in links.items():
            self._links[request] = found
            for link in found:
                self.labels[link.key] = link.label
            for place in self._waiting.pop(request, ()):
                self._push(place, self._costs[place])
        self._go()

    @property
    def beyond(self) -> set[str]:
        """The known nodes that are too far away."""
        return {place.request.key for place in self._beyond} - self._nodes.keys()

    @property
    def is_cut(self) -> bool:
        """Whether a path was cut at the depth, so that there may be more; its node may be reached on another path."""
        return any({place, Place(place.request, Came.FREE)}.isdisjoint(self._costs) for place in self._beyond)

    def nearest(self) -> list[str]:
        """The reached nodes, nearest first, so that every prefix of the list is connected to the roots."""
        return sorted(self._nodes, key=lambda key: (self._nodes[key], key))

    def wanted(self, most: int) -> list[Request]:
        """The requests for links that the search needs next, of the ``most`` nearest nodes."""
        if len(self._nodes) <= most:
            return list(self._waiting)
        near = set(self.nearest()[:most])
        return [request for request in self._waiting if request.key in near]

    def distances(self, direction: Direction) -> dict[str, int]:
        """The asset hops from the nearest root to each node that was reached in a direction."""
        found: dict[str, int] = {}
        for place, (distance, _) in self._costs.items():
            if place.request.direction is direction:
                key = place.request.key
                found[key] = min(distance, found.get(key, distance))
        return found

    def _go(self) -> None:
        while self._ahead:
            cost, _, place = heappop(self._ahead)
            if cost != self._costs[place]:
                continue  # a shorter path has been found since
            request, came = place
            links = self._links.get(request)
            if links is None:
                self._waiting.setdefault(request, set()).add(place)
                continue
            label = self.labels[request.key]
            for link in links:
                after = link.follow(request.direction, came)
                if after is not None:
                    distance = cost[0] + link.hops(label, cost[0])
                    there = Place(Request(request.direction, link.key), after)
                    if distance > self.depth:
                        self._beyond.add(there)
                    else:
                        self._reach(there, (distance, cost[1] + 1))

    def _reach(self, place: Place, cost: Cost) -> None:
        known = self._costs.get(place)
        if known is None or cost < known:
            self._costs[place] = cost
            key = place.request.key
            self._nodes[key] = min(cost, self._nodes.get(key, cost))
            self._push(place, cost)

    def _push(self, place: Place, cost: Cost) -> None:
        self._number += 1
        heappush(self._ahead, (cost, self._number, place))
