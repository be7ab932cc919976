"""How often each caller may begin an operation: token buckets in this process's memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic


class Rates:
    """Buckets that hold ``burst`` operations and are filled by ``rate`` a second; ``most`` callers are remembered, and
    who was forgotten begins with a full one."""

    def __init__(self, rate: float, burst: int, most: int, now: Callable[[], float] = monotonic) -> None:
        self.rate = rate
        self._burst = burst
        self._most = most
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> float:
        """Takes an operation of a caller; answers for how many seconds there is none, 0 where it was taken."""
        now = self._now()
        left, at = self._buckets.pop(name, (float(self._burst), now))
        left = min(self._burst, left + (now - at) * self.rate)
        taken = left >= 1
        self._buckets[name] = (left - 1 if taken else left), now
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return 0.0 if taken else (1 - left) / self.rate

    def __len__(self) -> int:
        return len(self._buckets)
