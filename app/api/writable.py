"""Refusing what JSON can say and an answer can't: half surrogate pairs, endless nesting."""

from collections.abc import Mapping

from app.errors import InvalidTextError, MalformedBodyError

# No request of ours needs more; what is nested deeper would break the JSON writer.
MAX_DEPTH = 32


def check_depth(fields: Mapping[str, object]) -> None:
    """Raise MalformedBodyError where lists and objects are nested too deep."""
    level: list[object] = [fields]
    for _ in range(MAX_DEPTH):
        level = [
            item
            for value in level
            for item in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
            if isinstance(item, dict | list)
        ]
        if not level:
            return
    raise too_deep()


def check_strings(fields: Mapping[str, object]) -> None:
    r"""Raise InvalidTextError where a string can't be written as UTF-8. Nesting is checked before.

    JSON can say half a surrogate pair ("\ud83d"); dropping it would lose text silently, keeping it breaks the answer.
    """
    waiting: list[tuple[str, object]] = [("", fields)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            _check_string(place, value)
        elif isinstance(value, dict):
            for name, item in value.items():
                _check_string("the name of a field", name)
                waiting.append((f"{place}.{name}" if place else name, item))
        elif isinstance(value, list):
            waiting += [(f"{place}[{index}]", item) for index, item in enumerate(value)]


def _check_string(place: str, value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InvalidTextError(
            f"{place}: character {error.start} is half of a surrogate pair, which no text can hold.",
            field=place,
            character=error.start,
        ) from error


def too_deep() -> MalformedBodyError:
    """Make the error for a body of too many levels."""
    return MalformedBodyError(f"The body is nested deeper than {MAX_DEPTH} levels.", max_depth=MAX_DEPTH)
