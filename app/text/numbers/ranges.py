"""What only the last number of a range or a list says of all: «5 à 10 %», "2 to 3 million euros"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.text.numbers.number import Number


def carry_back(numbers: Sequence[Number], text: str, connector: re.Pattern[str]) -> list[Number]:
    """Give each bare number before a connector the readings that the next number's currency, unit or sign allows."""
    carried = list(numbers)
    for index in range(len(carried) - 2, -1, -1):
        number, following = carried[index], carried[index + 1]
        if number.span.end > following.span.start or following.span.start - number.span.end > 8:
            continue
        if not connector.fullmatch(text, number.span.end, following.span.start):
            continue
        first = number.readings[0] if number.readings else None
        if first is None or first.kind != "cardinal" or first.currency or first.unit:
            continue
        added = tuple(
            replace(reading, value=first.value * factor)
            for reading in following.readings
            if reading.kind in ("cardinal", "percent")
            for factor in ((1, following.scale) if reading.value >= 0 else (-1,))
        )
        new = tuple(reading for reading in dict.fromkeys(added) if reading not in number.readings)
        carried[index] = replace(number, readings=number.readings + new)
    return carried
