"""How many requests a key may send in a minute. Counted in this process, which is the only one that serves."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from app.errors import RateLimitedError
from app.services.keys_records import Key


class RateLimits:
    """Counts the requests of the last 60 seconds, key by key: no window that begins anew lets twice as many through."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def count(self, key: Key) -> None:
        """Count a request; RateLimitedError, and nothing counted, where it is one too many."""
        if key.per_minute is None:
            return
        limit = RateLimitItemPerMinute(key.per_minute)
        if not await self._limiter.hit(limit, key.id):
            wait = (await self._limiter.get_window_stats(limit, key.id)).reset_time - time.time()
            raise RateLimitedError(
                f"This key may send {key.per_minute} requests in a minute, and has.",
                per_minute=key.per_minute,
                retry_after_seconds=max(math.ceil(wait), 1),
            )
