"""Reading the articles with reference summaries that summaries are judged on, and summaries of other programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.engines.language import Py3LangidDetector
from app.engines.protocol import LanguageDetector
from app.errors import InvalidRequestError, UnsupportedLanguageError
from app.services.languages import NAMES, detect
from app.text.document import Document
from app.text.sentences import split_english, split_french
from app.text.words import Language

Paragraphs = tuple[tuple[str, ...], ...]

READABLE: tuple[Language, ...] = ("en", "fr")
_SPLITTERS = {"en": split_english, "fr": split_french}
FIELDS = ("document", "summary")
"""Where a line has the article and its reference, unless told otherwise."""

# So many articles, spread over the file, tell its language.
_SAMPLE = 20
_MOST_FOREIGN = 0.25


@dataclass(frozen=True, slots=True)
class ReferencedArticle:
    """An article, taken apart as the service does it, and the sentences of the summary that it is held against.

    name: what the line calls itself, its field `id`; empty without one.
    """

    paragraphs: Paragraphs
    reference: tuple[str, ...]
    language: Language = "en"
    name: str = ""

    @property
    def sentences(self) -> list[str]:
        """All sentences, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


def read_referenced_articles(
    path: Path,
    limit: int = 0,
    language: Language | Literal["auto"] = "en",
    fields: tuple[str, str] = FIELDS,
    detector: LanguageDetector | None = None,
) -> list[ReferencedArticle]:
    """Read JSON lines with an article, its summary (a text, or a list of sentences) and perhaps an `id`.

    limit: most articles to read, 0 for all. language: of articles and summaries; `auto` looks at some of the articles.
    fields: names of the fields of article and summary; all others are ignored.
    Raises InvalidRequestError where the file can't be read, a line has not both fields, or the language changes:
    figures of a part of the file would pass for those of the whole. Raises UnsupportedLanguageError.
    """
    lines = [_checked(path, number, line, fields) for number, line in _read(path, limit)]
    if not lines:
        raise InvalidRequestError(f"{path} holds no article.", path=str(path))
    documents = [document for document, _, _ in lines]
    known = _language_of(path, documents, detector or Py3LangidDetector()) if language == "auto" else language
    return [
        ReferencedArticle(_paragraphs(document, known), _sentences(summary, known), known, name)
        for document, summary, name in lines
    ]


def read_summaries(path: Path, articles: Sequence[ReferencedArticle], limit: int = 0) -> list[tuple[str, ...]]:
    """Read the summaries that another program made of the articles: JSON lines in the same order, as sentences.

    Each has the field `summary`: a text, or a list of sentences; an empty one is allowed. Where a line and its article
    have an `id`, it has to be the same. Raises InvalidRequestError, also where there is not one for each article.
    """
    lines = list(_read(path, limit))
    if len(lines) != len(articles):
        raise InvalidRequestError(
            f"{path} has {len(lines):,} summaries for {len(articles):,} articles.",
            path=str(path),
            summaries=len(lines),
            articles=len(articles),
        )
    return [_written(path, number, fields, article) for (number, fields), article in zip(lines, articles, strict=True)]


def _read(path: Path, limit: int) -> Iterator[tuple[int, dict[str, object]]]:
    """Give the objects of a file, each with the number of its line; blank lines are passed over."""
    try:
        # A text may hold what Python takes for the end of a line as well.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"{path} can't be read: {error}", path=str(path)) from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in numbered[: limit or None]:
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InvalidRequestError(f"{path}, line {number}: no JSON: {error}", line=number) from error
        yield number, fields if isinstance(fields, dict) else {}


def _checked(
    path: Path, number: int, line: dict[str, object], fields: tuple[str, str]
) -> tuple[str, str | list[str], str]:
    """Give the article, its summary and the name of a line."""
    document, summary = line.get(fields[0]), _summary(line.get(fields[1]))
    if not _is_text(document) or not summary:
        message = f"{path}, line {number}: `{fields[0]}` and `{fields[1]}` are needed, as text."
        raise InvalidRequestError(message, line=number)
    return str(document), summary, _name(line)


def _written(path: Path, number: int, fields: dict[str, object], article: ReferencedArticle) -> tuple[str, ...]:
    name, summary = _name(fields), _summary(fields.get("summary"))
    if name and article.name and name != article.name:
        raise InvalidRequestError(
            f"{path}, line {number}: the summary of {name} stands where that of {article.name} should.", line=number
        )
    if summary is None:
        message = f"{path}, line {number}: `summary` is needed, as a text or a list of sentences."
        raise InvalidRequestError(message, line=number)
    return _sentences(summary, article.language)


def _summary(value: object) -> str | list[str] | None:
    """Give a text or a list of sentences, either may be empty; None for what is neither."""
    if isinstance(value, list):
        return [str(sentence).strip() for sentence in value] if all(map(_is_text, value)) else None
    return str(value) if value == "" or _is_text(value) else None


def _is_text(value: object) -> bool:
    """Whether a value is text that says something; half of a surrogate pair could not be written again."""
    if not isinstance(value, str) or not value.strip():
        return False
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _name(fields: dict[str, object]) -> str:
    identity = fields.get("id")
    return str(identity) if isinstance(identity, str | int) else ""


def _paragraphs(text: str, language: Language) -> Paragraphs:
    document = Document.parse(text, _SPLITTERS[language])
    return tuple(tuple(sentence.text for sentence in paragraph.sentences) for paragraph in document.paragraphs)


def _sentences(text: str | list[str], language: Language) -> tuple[str, ...]:
    if isinstance(text, list):
        return tuple(text)
    return tuple(sentence for paragraph in _paragraphs(text, language) for sentence in paragraph)


def _language_of(path: Path, documents: Sequence[str], detector: LanguageDetector) -> Language:
    """Tell the language that most articles of a sample are in."""
    sample = documents[:: max(1, len(documents) // _SAMPLE)]
    votes = Counter(detect(document, READABLE, detector).language for document in sample)
    language, count = votes.most_common(1)[0]
    if language not in READABLE:
        raise UnsupportedLanguageError(
            f"{path} looks like '{language}'. Summaries are measured in English (en) and French (fr); "
            "`--language` says which of them it is.",
            language=language,
            readable=list(READABLE),
        )
    if count < (1 - _MOST_FOREIGN) * len(sample):
        seen = ", ".join(f"{number} {NAMES.get(code, code)}" for code, number in votes.most_common())
        raise InvalidRequestError(
            f"{path} holds articles in several languages (of {len(sample)}: {seen}). One file has one language; "
            "`--language` says which.",
            path=str(path),
            languages=dict(votes),
        )
    return language
