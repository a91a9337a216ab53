"""The field `glossary` of requests: the name of a stored one, or terms."""

import json
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.config import JsonDict

from app.api.body import Repeated, read_object
from app.api.writable import check_strings
from app.errors import DepecheError
from app.services.container import Services
from app.text.glossary import Glossary

GLOSSARY: JsonDict = {"Conseil de sécurité": "Security Council", "le Kremlin": "the Kremlin"}
_TERMS = "an object of French terms and their English"
_KINDS = f"must be the name of a stored glossary, or {_TERMS}"


def read_glossary_field(value: object) -> object:
    """Check a value; in a form and in the query, an object is written as JSON.

    Raises ValueError that says what is wrong, and InvalidTextError for half surrogate pairs.
    """
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = json.loads(value, object_pairs_hook=read_object)
            # What JSON inside of JSON or a form says was not seen when the body was checked.
            check_strings({"glossary": value})
        except (ValueError, RecursionError) as error:
            raise ValueError("is no valid JSON object") from error
    if value is None or isinstance(value, str):
        return value and value.strip()
    if not isinstance(value, dict):
        raise ValueError(_KINDS)  # noqa: TRY004 - what pydantic tells the caller
    check_terms_object(value)
    return value


def check_terms_object(value: object, *, nullable: bool = False) -> None:
    """Raise ValueError unless a value from JSON is an object of strings, none with two values under one name.

    nullable: whether a value may be null instead.
    """
    kinds = (str, type(None)) if nullable else (str,)
    if not isinstance(value, dict) or not all(isinstance(item, kinds) for item in value.values()):
        raise ValueError(f"must be {_TERMS}")
    if isinstance(value, Repeated) and value.conflict is not None:
        raise ValueError(f"has two translations of “{value.conflict[:40]}”")


GlossaryField = Annotated[
    str | dict[str, str] | None,
    BeforeValidator(read_glossary_field),
    Field(
        description="Terms to be translated your way: an object of French terms and their English, or the name of a "
        "stored glossary.",
        examples=[GLOSSARY, "desk"],
    ),
]


async def chosen_glossary(services: Services, wanted: str | Mapping[str, str] | None) -> Glossary | None:
    """Give the compiled glossary that a request asks for, None where it asks for none.

    Raises GlossaryNotFoundError, InvalidGlossaryError and StorageError, whose detail names the field.
    """
    if not wanted:
        return None
    try:
        return await services.translation.worker.compute(lambda: services.glossaries.resolve(wanted))
    except DepecheError as error:
        error.detail.setdefault("field", "glossary")
        raise
