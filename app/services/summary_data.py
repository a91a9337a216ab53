"""Reading the articles with reference summaries that summaries are judged on."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.errors import InvalidRequestError
from app.text.document import Document
from app.text.sentences import split_english

Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReferencedArticle:
    """An article, taken apart as the service does it, and the sentences of the summary that it is held against."""

    paragraphs: Paragraphs
    reference: tuple[str, ...]


def read_referenced_articles(path: Path, limit: int = 0) -> list[ReferencedArticle]:
    """Read JSON lines with the fields `document` and `summary`, in English; other fields are ignored.

    limit: most articles to read, 0 for all. Raises InvalidRequestError where the file can't be read or a line has not
    both fields: figures of a part of the file would pass for those of the whole.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"{path} can't be read: {error}", path=str(path)) from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    articles = [_parse(path, number, line) for number, line in numbered[: limit or None]]
    if not articles:
        raise InvalidRequestError(f"{path} holds no article.", path=str(path))
    return articles


def _parse(path: Path, number: int, line: str) -> ReferencedArticle:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise InvalidRequestError(f"{path}, line {number}: no JSON: {error}", line=number) from error
    texts = [fields.get(name) if isinstance(fields, dict) else None for name in ("document", "summary")]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise InvalidRequestError(f"{path}, line {number}: `document` and `summary` are needed, as text.", line=number)
    document, summary = (Document.parse(str(text), split_english) for text in texts)
    return ReferencedArticle(
        tuple(tuple(sentence.text for sentence in paragraph.sentences) for paragraph in document.paragraphs),
        tuple(sentence.text for sentence in summary.sentences),
    )
