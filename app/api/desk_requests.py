"""What the desk's routes take and answer."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.api import openapi
from app.api.answers import SIGNATURE
from app.api.errors import invalid_request
from app.api.requests import ENGLISH, FRENCH
from app.api.uploads import Upload
from app.services.desk_export import ExportKind
from app.services.desk_files import DESK_ENDINGS

_LONGEST_LINE = 500  # characters
_LONGEST_NAME = 200

Credit = Annotated[
    str,
    Field(
        max_length=_LONGEST_LINE,
        description="A line that says who made the translation; without, none is written.",
        examples=["Machine translation from French by Dépêche (depeche-fr-en), edited by A. Martin"],
    ),
]
Editor = Annotated[str, Field(max_length=_LONGEST_NAME, description="Who edited it.", examples=["A. Martin"])]
SignatureField = Annotated[
    str, Field(max_length=_LONGEST_LINE, description="Of the answer that the English is from.", examples=[SIGNATURE])
]


class OpenedAnswer(BaseModel):
    """A file as the desk shows it."""

    kind: Literal["txt", "html", "srt", "vtt", "docx", "ninjs"]
    format: Literal["text", "html"] = Field(description="To be sent to `/translate` with the text.")
    text: str = Field(examples=[FRENCH], description="All that is to be translated, in one string.")
    title: str = Field(examples=["Burns à Moscou"])
    language: str | None = Field(None, description="What the file itself says; null where it says nothing.")


class FileSentence(BaseModel):
    """A sentence of the file, in its order."""

    english: str
    french: str | None = Field(None, description="What the file has there; null where it was changed at the desk.")
    edited: bool = Field(default=False, description="Whether a person wrote the English.")


class ExportSentence(BaseModel):
    """A sentence with what stands before it."""

    gap: str = Field("", description="White space before the sentence: paragraphs are told from it.")
    french: str = Field(examples=[FRENCH])
    english: str = Field(examples=[ENGLISH])
    edited: bool = Field(default=False, description="Whether a person wrote the English.")


class ExportRequest(BaseModel):
    """Sentences to be written as a new file."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"kind": "docx", "title": "Burns", "sentences": [{"french": FRENCH, "english": ENGLISH}]}]
        }
    )

    kind: ExportKind = Field(description="A Word document, a ninjs item, or TMX for translators' tools.")
    sentences: list[ExportSentence] = Field(min_length=1)
    tail: str = Field("", description="White space behind the last sentence.")
    title: str = Field("", max_length=_LONGEST_LINE, description="Of the Word document, among its properties.")
    credit: Credit = ""
    editor: Editor = ""
    signature: SignatureField = ""
    language: Literal["en-GB", "en-US"] = Field("en-GB", description="Which English Word checks the document as.")
    id: UUID | None = Field(None, description="Makes the `uri` of a ninjs item: the same one, the same item again.")


class FileFields(BaseModel):
    """The fields of a form that brings a file and the English of its sentences."""

    model_config = ConfigDict(extra="ignore")

    sentences: str
    credit: Credit = ""
    editor: Editor = ""
    signature: SignatureField = ""


_SENTENCES = TypeAdapter(Annotated[list[FileSentence], Field(min_length=1)])
_BINARY: openapi.Document = {
    "type": "string",
    "format": "binary",
    "description": f"Its ending says what it is: {', '.join(DESK_ENDINGS)} (ninjs).",
}


def file_fields(upload: Upload) -> tuple[FileFields, list[FileSentence]]:
    """Read what comes with a file. Raises InvalidRequestError."""
    try:
        fields = FileFields.model_validate(upload.fields)
        return fields, _SENTENCES.validate_json(fields.sentences)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        is_form = error.title == FileFields.__name__
        raise invalid_request(
            {**problem, "loc": problem["loc"] if is_form else ("sentences", *problem["loc"])} for problem in problems
        ) from error


def form(*, with_sentences: bool) -> openapi.Document:
    """Describe a form with a file."""
    properties: openapi.Document = {"file": _BINARY}
    if with_sentences:
        schema = openapi.inlined(FileFields)
        fields = schema["properties"]
        properties |= fields if isinstance(fields, dict) else {}
        properties["sentences"] = {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "JSON: a list with the English of every sentence of the file, in the order of "
            '`/translate`: `[{"french": "…", "english": "…", "edited": true}]`. `french` is what the file has '
            "there, and is left out where it was changed since.",
        }
    required = ["file", "sentences"] if with_sentences else ["file"]
    content = {"multipart/form-data": {"schema": {"type": "object", "required": required, "properties": properties}}}
    return {"requestBody": {"required": True, "content": content}}
