"""Which form of answer a caller prefers."""

from python_multipart.multipart import parse_options_header


def prefers_plain_text(accept: str) -> bool:
    """Whether an `Accept` header prefers text/plain to application/json (RFC 9110, 12.5.1).

    JSON where both are as welcome: JavaScript's axios sends `application/json, text/plain, */*`.
    """
    return _prefers("text/plain", accept)


def prefers_events(accept: str) -> bool:
    """Whether an `Accept` header prefers a stream of events to application/json."""
    return _prefers("text/event-stream", accept)


def _prefers(media_type: str, accept: str) -> bool:
    weights = dict(_weight(item) for item in accept.split(","))
    return _quality(media_type, weights) > _quality("application/json", weights)


def _weight(item: str) -> tuple[str, float]:
    name, parameters = parse_options_header(item.strip())
    try:
        quality = float(parameters.get(b"q", b"1"))
    except ValueError:
        quality = 0.0
    return name.decode("latin-1"), quality


def _quality(media_type: str, weights: dict[str, float]) -> float:
    """Give the weight of the most specific range that the type falls into."""
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((weights[name] for name in ranges if name in weights), 0.0)
