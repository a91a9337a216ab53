"""How many requests a key may send in a minute. Counted in this process, which is the only one that serves."""

import math
import time

from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from app.errors import RateLimitedError
from app.services.keys_records import Key


class RateLimits:
    """Counts the requests of the last minute, key by key: no window that begins anew lets twice as many through."""

    def __init__(self, minute: int = 60) -> None:
        """Begin with none. minute: in seconds; tests make it short."""
        self._minute = minute
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def count(self, key: Key) -> None:
        """Count a request; RateLimitedError, and nothing counted, where it is one too many."""
        if key.per_minute is None:
            return
        limit = RateLimitItemPerSecond(key.per_minute, self._minute)
        if not await self._limiter.hit(limit, key.id):
            wait = (await self._limiter.get_window_stats(limit, key.id)).reset_time - time.time()
            raise RateLimitedError(
                f"This key may send {key.per_minute} requests in a minute, and has.",
                per_minute=key.per_minute,
                retry_after_seconds=max(math.ceil(wait), 1),
            )
