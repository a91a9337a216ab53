import asyncio

import pytest

from app.services.in_flight import in_flight


async def test_results_stand_in_order_and_few_are_begun_ahead() -> None:
    begun: list[int] = []
    running = most = 0

    async def work(number: int) -> int:
        nonlocal running, most
        begun.append(number)
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01 if number % 2 else 0.002)
        running -= 1
        return number

    assert [result async for result in in_flight(range(10), work, 3)] == list(range(10))
    assert begun == list(range(10))
    assert most == 3


async def test_what_is_under_way_is_cancelled_where_nobody_asks_any_more() -> None:
    cancelled: list[int] = []

    async def work(number: int) -> int:
        if number:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                cancelled.append(number)
                raise
        return number

    results = in_flight(range(5), work, 3)
    assert await anext(results) == 0
    await asyncio.sleep(0)
    await results.aclose()
    assert cancelled == [1, 2]


async def test_a_failure_comes_out_and_ends_the_others() -> None:
    ended = asyncio.Event()

    async def work(number: int) -> int:
        if number == 0:
            raise ValueError("first")
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()
        return number

    with pytest.raises(ValueError, match="first"):
        [result async for result in in_flight(range(3), work, 3)]
    assert ended.is_set()
    assert [result async for result in in_flight([], work)] == []
