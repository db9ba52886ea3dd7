"""Slack's rate limits: a bucket per method, and one message per second in each channel."""

import math
import time
from dataclasses import dataclass
from threading import Lock

_BURST = 3  # messages at once in one channel; Slack allows some and does not publish how many


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


class RateLimits:
    def __init__(self, *, enforced: bool) -> None:
        self.enforced = enforced
        self._lock = Lock()
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def wait_for(self, method: str, per_minute: int, channel: str) -> int | None:
        """Seconds to wait, as Retry-After says them; None when the call may go on."""
        if not self.enforced:
            return None
        with self._lock:
            buckets = [(self._bucket(method, "", per_minute), per_minute / 60)]
            if method == "chat.postMessage":
                buckets.append((self._bucket(method, channel, _BURST, per_second=1.0), 1.0))
            short = [(1 - b.tokens) / rate for b, rate in buckets if b.tokens < 1]
            if short:
                return max(1, math.ceil(max(short)))
            for bucket, _ in buckets:
                bucket.tokens -= 1
        return None

    def _bucket(
        self, method: str, channel: str, most: int, *, per_second: float | None = None
    ) -> _Bucket:
        now = time.monotonic()
        bucket = self._buckets.setdefault((method, channel), _Bucket(float(most), now))
        rate = most / 60 if per_second is None else per_second
        bucket.tokens = min(float(most), bucket.tokens + (now - bucket.filled_at) * rate)
        bucket.filled_at = now
        return bucket
