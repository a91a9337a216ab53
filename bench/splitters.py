"""Sentence splitters of others behind one signature: a text in, the offset at which each sentence ends out."""

import importlib
import importlib.metadata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from app.text.document import Document
from app.text.sentences import split_english, split_french

Split = Callable[[str], list[int]]


class UnavailableError(Exception):
    """A library, or a model that it needs, isn't there."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """A splitter as a table names it, and how to load it for a language, "fr" or "en"."""

    name: str
    distribution: str
    load: Callable[[str], Split]

    @property
    def version(self) -> str:
        """The installed version, or nothing."""
        try:
            return importlib.metadata.version(self.distribution)
        except importlib.metadata.PackageNotFoundError:
            return ""


def ends_of_parts(text: str, parts: Iterable[str]) -> list[int]:
    """Where sentences end that a library gives as strings, though it may have changed the white space between words."""
    ends, position = [], 0
    for part in parts:
        for word in part.split():
            start = text.find(word, position)
            if start >= 0:
                position = start + len(word)
        ends.append(position)
    return ends


def _depeche(language: str) -> Split:
    split = {"fr": split_french, "en": split_english}[language]
    return lambda text: [sentence.span.end for sentence in Document.parse(text, split).sentences]


def _sentencex(language: str) -> Split:
    module = _load("sentencex")
    return lambda text: [boundary["end_index"] for boundary in module.get_sentence_boundaries(language, text)]


def _yasbd(language: str, *, whole_quotations: bool) -> Split:
    detector = _load("yasbd").BoundaryDetector(lang=language, preserve_quote_and_paren=whole_quotations)
    return lambda text: ends_of_parts(text, detector.segment(text))


def _pysbd(language: str) -> Split:
    segmenter = _load("pysbd").Segmenter(language=language, clean=False)
    return lambda text: ends_of_parts(text, segmenter.segment(text))


def _syntok(_: str) -> Split:
    module = _load("syntok.segmenter")
    return lambda text: [
        sentence[-1].offset + len(sentence[-1].value)
        for paragraph in module.analyze(text)
        for sentence in paragraph
        if sentence
    ]


def _segtok(_: str) -> Split:
    module = _load("segtok.segmenter")
    return lambda text: ends_of_parts(text, module.split_multi(text))


def _sentence_splitter(language: str) -> Split:
    splitter = _load("sentence_splitter").SentenceSplitter(language=language)
    return lambda text: ends_of_parts(text, splitter.split(text))


def _blingfire(_: str) -> Split:
    module = _load("blingfire")
    return lambda text: [end for _, end in module.text_to_sentences_and_offsets(text)[1]]


def _spacy(language: str) -> Split:
    pipeline = _load("spacy").blank(language)
    pipeline.add_pipe("sentencizer")
    return lambda text: [sentence.end_char for sentence in pipeline(text).sents]


def _minisbd(language: str) -> Split:
    # It would fetch its model from a release page by itself, in the middle of a measurement.
    models = _load("minisbd.models")
    if not (Path(models.cache_dir) / models.MODELS[language]).is_file():
        raise UnavailableError("no model in its cache")
    detector = _load("minisbd").SBDetect(language, use_gpu=False)
    return lambda text: ends_of_parts(text, detector.sentences(text))


def _load(module: str) -> Any:  # noqa: ANN401 - libraries without types
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UnavailableError("not installed") from error


SPLITTERS = (
    Splitter("Dépêche", "depeche", _depeche),
    Splitter("sentencex", "sentencex", _sentencex),
    Splitter("yasbd, quotations whole", "yasbd-lib", partial(_yasbd, whole_quotations=True)),
    Splitter("yasbd, quotations split", "yasbd-lib", partial(_yasbd, whole_quotations=False)),
    Splitter("minisbd", "minisbd", _minisbd),
    Splitter("pysbd", "pysbd", _pysbd),
    Splitter("syntok", "syntok", _syntok),
    Splitter("segtok", "segtok", _segtok),
    Splitter("sentence-splitter", "sentence-splitter", _sentence_splitter),
    Splitter("blingfire", "blingfire", _blingfire),
    Splitter("spaCy sentencizer", "spacy", _spacy),
)
