"""Which glossary a request of DeepL's clients asks for."""

from pydantic import BaseModel, Field

from app.api.deepl.body import NameList
from app.api.glossary_field import chosen_glossary
from app.errors import InvalidRequestError
from app.services.container import Services
from app.services.languages import AUTO
from app.text.glossary import Glossary

MOST_GLOSSARIES = 5


class GlossaryChoice(BaseModel):
    """The two fields that name glossaries."""

    glossary_id: str | None = Field(None, description="Needs `source_lang`.")
    glossary_ids: NameList = Field([], description=f"Up to {MOST_GLOSSARIES}; the first that has a term counts.")


async def chosen(services: Services, choice: GlossaryChoice, source: str) -> Glossary | None:
    """Give the compiled glossary, several as one; None where none is asked for.

    Raises InvalidRequestError, GlossaryNotFoundError, InvalidGlossaryError and StorageError.
    """
    names = [choice.glossary_id] if choice.glossary_id else choice.glossary_ids
    if not names:
        return None
    if source == AUTO:
        raise InvalidRequestError("Use of a glossary requires the 'source_lang' parameter.", field="source_lang")
    if len(names) > MOST_GLOSSARIES or (choice.glossary_id and choice.glossary_ids):
        raise InvalidRequestError(
            f"Name one glossary in 'glossary_id', or up to {MOST_GLOSSARIES} in 'glossary_ids'.", field="glossary_ids"
        )
    if len(names) == 1:
        return await chosen_glossary(services, names[0])

    def merged() -> dict[str, str]:
        glossaries = [services.glossaries.read(name) for name in reversed(names)]
        return {term.french: term.english for glossary in glossaries for term in glossary.terms}

    return await chosen_glossary(services, await services.translation.worker.compute(merged))
