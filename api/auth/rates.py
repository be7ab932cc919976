"""Rate limits of callers: token buckets in the memory of this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic


class Rates:
    """Token buckets that hold ``burst`` operations and refill at ``rate`` per second. At most ``most`` callers are
    tracked; one that was dropped starts again with a full bucket."""

    def __init__(self, rate: float, burst: int, most: int, now: Callable[[], float] = monotonic) -> None:
        self.rate = rate
        self._burst = burst
        self._most = most
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> float:
        """Takes one operation from a caller's bucket. Returns 0, or the seconds to wait if the bucket is empty."""
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
