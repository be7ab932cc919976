"""A walk through a lineage, apart from where its links are read: nearest first, each place once, never recursive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from api.lineage.links import Came, Direction, Link

Cost = tuple[int, int]
"""How far a place is: asset hops, then links."""


class Request(NamedTuple):
    """The links of a node that a walk in one direction may follow."""

    direction: Direction
    key: str


class Place(NamedTuple):
    """Where a walk may stand: a node, in a direction, as it came there."""

    request: Request
    came: Came


class Walk:
    """The shortest ways from the roots to all that is at most ``depth`` asset hops away.

    The links of a node are asked for when it is reached: :meth:`wanted` tells whose, :meth:`learn` takes them.
    ``labels`` are those of all nodes that were heard of, by key."""

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
        """Goes on with the links of nodes that were wanted."""
        for request, found in links.items():
            self._links[request] = found
            for link in found:
                self.labels[link.key] = link.label
            for place in self._waiting.pop(request, ()):
                self._push(place, self._costs[place])
        self._go()

    @property
    def beyond(self) -> set[str]:
        """The nodes that are too far away, as far as they were heard of."""
        return {place.request.key for place in self._beyond} - self._nodes.keys()

    @property
    def is_cut(self) -> bool:
        """Whether a way ends at the depth: more may lie behind it, also behind a node reached otherwise."""
        return any({place, Place(place.request, Came.FREE)}.isdisjoint(self._costs) for place in self._beyond)

    def nearest(self) -> list[str]:
        """The nodes that were reached, nearest first, so that any beginning of the list hangs together."""
        return sorted(self._nodes, key=lambda key: (self._nodes[key], key))

    def wanted(self, most: int) -> list[Request]:
        """Whose links are wanted next, among the ``most`` nearest nodes."""
        if len(self._nodes) <= most:
            return list(self._waiting)
        near = set(self.nearest()[:most])
        return [request for request in self._waiting if request.key in near]

    def distances(self, direction: Direction) -> dict[str, int]:
        """Asset hops from the nearest root, of all nodes that were reached in a direction."""
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
                continue  # a shorter way was found since
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
