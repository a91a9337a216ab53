"""Checked sentences as bytes, and back without loss; and what a sentence is found again by."""

import json
import zlib
from dataclasses import astuple, fields
from decimal import Decimal
from hashlib import blake2b
from itertools import chain
from typing import Any, cast

from app import __version__
from app.engines.protocol import Decoding, Hypothesis, Translator
from app.services.checked import Checked
from app.services.source_sentence import SourceSentence
from app.text.degenerate import Problem
from app.text.glossary import TermExpectation
from app.text.names.expectations import NameExpectation
from app.text.numbers import NumberExpectation
from app.text.numbers.invented import SourceFacts
from app.text.numbers.number import Reading
from app.text.protected import Protected
from app.text.span import Span

# To be raised with every change of what is written here, or of what the checks make of a sentence between two
# versions of the program: what a file holds from before is not found again then.
VERSION = 1

_KEY_BYTES = 20
_OFFSETS = 4
# Nothing else is made of what a file holds, whoever wrote it.
_RECORDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Checked,
        NameExpectation,
        NumberExpectation,
        Problem,
        Protected,
        Reading,
        SourceFacts,
        Span,
        TermExpectation,
    )
}


class KeyMaker:
    """Makes the keys of sentences that one engine translates in one way.

    Whatever may change an answer is in them: the engine, how it decodes, whether answers are checked, and the sentence
    as it stands. Of a glossary that is only what it says of the sentence: with a new term, all others are found again.
    """

    def __init__(self, translator: Translator, decoding: Decoding, *, checks: bool) -> None:
        engine = (str(translator.signature), translator.max_input_tokens)
        self._common = blake2b(_dumped(VERSION, __version__, engine, astuple(decoding), checks), digest_size=_KEY_BYTES)

    def key(self, sentence: SourceSentence) -> bytes:
        """Give the key of a sentence."""
        digest = self._common.copy()
        digest.update(
            _dumped(
                sentence.original,
                sentence.normalized.text,
                sentence.names,
                sentence.terms,
                sentence.kept,
                sentence.opens_small,
            )
        )
        return digest.digest()


def encoded(checked: Checked) -> bytes:
    """Write down a checked sentence."""
    return zlib.compress(_dumped(checked), 1)


def decoded(data: bytes) -> Checked:
    """Read what `encoded` wrote. ValueError for anything else."""
    try:
        (checked,) = _object(json.loads(zlib.decompress(data)))
    except (zlib.error, KeyError, TypeError, IndexError, ArithmeticError, AttributeError, RecursionError) as error:
        raise ValueError("no checked sentence") from error
    if not isinstance(checked, Checked):
        raise ValueError("no checked sentence")  # noqa: TRY004 - of data, not of an argument
    return checked


def _dumped(*values: object) -> bytes:
    # In ASCII: a text may hold half of a surrogate pair, which UTF-8 has no form for.
    return json.dumps(_plain(values), separators=(",", ":")).encode("ascii")


def _plain(value: object) -> object:
    """Give a value as JSON has it: what is no bare text, number or truth value is a list that begins with its kind."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case tuple():
            return ["", *map(_plain, value)]
        case frozenset():
            return ["set", *sorted(map(_plain, value), key=repr)]
        case Decimal():
            return ["Decimal", str(value)]
        case Hypothesis():
            # Most of a sentence is its alignment, which is written flat.
            flat = [*chain.from_iterable(chain.from_iterable(value.alignment))]
            return ["Hypothesis", value.text, value.score, value.truncated, *flat]
    name = type(value).__name__
    if _RECORDS.get(name) is not type(value):
        raise TypeError(f"{name} is not kept")
    # What does not count when two are compared is made anew.
    return [name, *(_plain(getattr(value, field.name)) for field in fields(cast("Any", value)) if field.compare)]


def _object(value: Any) -> Any:  # noqa: ANN401 - what it is stands in it
    if not isinstance(value, list):
        return value
    kind, *rest = value
    match kind:
        case "":
            return tuple(map(_object, rest))
        case "set":
            return frozenset(map(_object, rest))
        case "Decimal":
            return Decimal(*rest)
        case "Hypothesis":
            text, score, truncated, *flat = rest
            quads = zip(*(flat[start::_OFFSETS] for start in range(_OFFSETS)), strict=True)
            return Hypothesis(text, score, truncated, tuple(((a, b), (c, d)) for a, b, c, d in quads))
    return _RECORDS[kind](*map(_object, rest))
