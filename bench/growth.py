"""How the service grows: with the length of an article, with the number of clients, with what it remembers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bench.rounds import Progress, Row
from bench.stories import Story, make_stories
from bench.systems.depeche import ENVIRONMENT, Depeche, translations
from bench.systems.protocol import clients_name

LENGTHS = "length"
CLIENTS = "clients"
HITS = "hits"
UPDATE = "update"
FIRST, SECOND = "first version", "second version"

# A long article is one request.
_ROOMY = {"DEPECHE_MAX_TEXT_CHARS": "5000000", "DEPECHE_MAX_BODY_BYTES": "20000000"}
_REMEMBERING = {**ENVIRONMENT, "DEPECHE_MEMORY_MB": "256"}
_LEAST_SENTENCES = 1_000
_LEAST_REQUESTS = 32
_MOST_KNOWN = 200
_UPDATED, _CHANGED = 40, 3


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the curves go. story: sentences of a story where clients grow. shares: per cent that are remembered."""

    lengths: Sequence[int]
    clients: Sequence[int]
    story: int
    shares: Sequence[int] = (0, 25, 50, 75, 95, 100)


def grow(sentences: Sequence[str], reach: Reach, rounds: int, progress: Progress) -> dict[str, dict[str, Row]]:
    """Measure every curve: a row for each of its points."""
    with _running({**ENVIRONMENT, **_ROOMY}) as service:
        curves = {
            LENGTHS: _repeated(rounds, lambda: _by_length(service, sentences, reach, progress)),
            CLIENTS: _repeated(rounds, lambda: _by_clients(service, sentences, reach, progress)),
        }
    curves[HITS] = _repeated(rounds, lambda: _by_hits(sentences, reach, progress))
    curves[UPDATE] = _repeated(rounds, lambda: _by_update(sentences, progress))
    return curves


Points = Iterator[tuple[str, Row]]


def _repeated(rounds: int, measure: Callable[[], Points]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for _ in range(rounds):
        for point, row in measure():
            rows.setdefault(point, Row(row.name, row.request)).outcomes += row.outcomes
    return rows


def _by_length(service: Depeche, sentences: Sequence[str], reach: Reach, progress: Progress) -> Points:
    longest = max(reach.lengths)
    for length in reach.lengths:
        progress(f"growth: an article of {length:,} sentences")
        stories = spread(make_stories(sentences, longest // length, length), -(-_LEAST_SENTENCES // length))
        yield str(length), Row(f"{length:,} sentences", "an article", [service.run(stories, clients=1)])


def spread(stories: Sequence[Story], count: int) -> Sequence[Story]:
    """Take so many from all over: what is compared with all of them is to be as hard as they are."""
    return [stories[at * len(stories) // count] for at in range(count)] if count < len(stories) else stories


def _by_clients(service: Depeche, sentences: Sequence[str], reach: Reach, progress: Progress) -> Points:
    for clients in reach.clients:
        progress(f"growth: {clients} clients")
        stories = make_stories(sentences, max(_LEAST_REQUESTS, clients), reach.story)
        yield str(clients), Row(clients_name(clients), "a story", [service.run(stories, clients=clients)])


def _by_hits(sentences: Sequence[str], reach: Reach, progress: Progress) -> Points:
    """Each time other sentences are new, of a number that does for all points."""
    new_for_all = sum(100 - share for share in reach.shares) / 100
    count = min(_MOST_KNOWN, int((len(sentences) - len(reach.shares)) / (1 + new_for_all)))
    known, fresh = sentences[:count], iter(sentences[count:])
    with _running(_REMEMBERING) as service:
        service.send(translations([Story((sentence,)) for sentence in known]), 8)
        for share in reach.shares:
            progress(f"growth: {share} % of the sentences are remembered")
            # A paragraph each, so that the service finds the same sentences again.
            mixed = [known[at] if _is_known(at, share) else next(fresh) for at in range(count)]
            stories = [Story((sentence,)) for sentence in mixed]
            yield str(share), Row(f"{share} % remembered", "a sentence", [service.run(stories, clients=8)])


def _is_known(at: int, share: int) -> bool:
    """Spread the share evenly: of every stretch of sentences so many per cent are known."""
    return (at + 1) * share // 100 > at * share // 100


def _by_update(sentences: Sequence[str], progress: Progress) -> Points:
    progress(f"growth: a story of {_UPDATED} sentences, then {_CHANGED} of them changed")
    first, others = list(sentences[:_UPDATED]), sentences[_UPDATED : _UPDATED + _CHANGED]
    second = list(first)
    for number, sentence in enumerate(others):
        second[(2 * number + 1) * len(second) // (2 * _CHANGED)] = sentence
    with _running(_REMEMBERING) as service:
        service.run([Story(tuple(sentences[-10:]))], clients=1)  # a warm-up, of other sentences
        for name, version in ((FIRST, first), (SECOND, second)):
            yield name, Row(name, "a story", [service.run([Story(tuple(version))], clients=1)])


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[Depeche]:
    service = Depeche(environment)
    try:
        service.start()
        yield service
    finally:
        service.stop()
