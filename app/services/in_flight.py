"""Groups of sentences worked on at a time: the engine has the next ones while the text of the first is checked."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from typing import Any, TypeVar

Group = TypeVar("Group")
Result = TypeVar("Result")

# Enough that the engine never waits for a check; few, as each has a turn of its own among all requests.
GROUPS_AT_A_TIME = 3


async def in_flight(
    groups: Iterable[Group], work: Callable[[Group], Coroutine[Any, Any, Result]], most: int = GROUPS_AT_A_TIME
) -> AsyncGenerator[Result, None]:
    """Work on groups, up to so many at a time; gives results in order. What is under way at the close is cancelled."""
    begun: deque[asyncio.Task[Result]] = deque()
    try:
        for group in groups:
            begun.append(asyncio.create_task(work(group)))
            if len(begun) == most:
                yield await begun[0]
                begun.popleft()
        while begun:
            yield await begun[0]
            begun.popleft()
    finally:
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)
