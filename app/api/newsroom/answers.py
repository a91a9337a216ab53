"""What the service adds to an item."""

from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, Field

from app import __version__
from app.api.answers import SIGNATURE, FlagAnswer, SummarySentenceAnswer
from app.api.fact_answers import KeyFactsAnswer
from app.api.present import summary_sentence
from app.api.requests import ENGLISH
from app.engines.protocol import Signature
from app.services.results import Article, Summary
from app.text.source_types import MACHINE_MADE

__all__ = ["MACHINE_MADE", "ArticleAnswer", "Ours", "Provenance", "SummaryProvenance", "provenance"]


class SummaryProvenance(BaseModel):
    """What the summary rests on."""

    signature: str
    complete: bool = Field(description="The text was not longer than the summary asked for, and came back whole.")
    sentences: list[SummarySentenceAnswer] = Field(
        description="Offsets count over the plain text of all body fields, joined by blank lines."
    )


class Provenance(BaseModel):
    """Who made the English, and when."""

    model: str
    revision: str
    signature: str
    version: str = Field(description="Of the service.")
    translated_at: datetime
    source_language: str
    digitalsourcetype: str = MACHINE_MADE
    summary: SummaryProvenance | None = None


class Ours(BaseModel):
    """What the service says of a translated item."""

    summary: str | None = Field(None, description="Of the running text, in English.")
    key_facts: KeyFactsAnswer | None = Field(
        None,
        description="Where asked for: of the running text, in English. Offsets count over the plain text of all body "
        "fields, joined by blank lines.",
    )
    flags: list[FlagAnswer] = Field(description="What an editor should check, field by field.")
    untouched: list[str] = Field(description="Fields that came back as they were: identifiers, dates, links, no text.")
    provenance: Provenance

    def fields(self) -> dict[str, object]:
        """Give it as JSON has it, without what is None."""
        return self.model_dump(mode="json", exclude_none=True)


class ArticleAnswer(Ours):
    """The item with its own names, and these."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "guid": "urn:newsml:example.org:2021-11-02:1",
                    "language": "en",
                    "headline": "Burns in Moscow",
                    "body_html": f"<p>{ENGLISH}</p>",
                    "summary": ENGLISH,
                    "flags": [],
                    "untouched": ["guid"],
                    "provenance": {
                        "model": "depeche-fr-en",
                        "revision": "1",
                        "signature": SIGNATURE,
                        "version": __version__,
                        "translated_at": "2021-11-02T18:00:00Z",
                        "source_language": "fr",
                        "digitalsourcetype": MACHINE_MADE,
                    },
                }
            ]
        },
    )


def provenance(article: Article, source: str, signature: Signature) -> Provenance:
    """Tell who made the English. source: the language that was asked for or said."""
    return Provenance(
        model=signature.model,
        revision=signature.revision,
        signature=article.signature,
        version=__version__,
        translated_at=datetime.now(UTC).replace(microsecond=0),
        source_language=article.detected.language if article.detected else source,
        summary=_summary_provenance(article.summary) if article.summary else None,
    )


def _summary_provenance(summary: Summary) -> SummaryProvenance:
    return SummaryProvenance(
        signature=summary.signature,
        complete=summary.complete,
        sentences=[summary_sentence(sentence, summary) for sentence in summary.sentences],
    )
