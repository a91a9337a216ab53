"""`GET /usage`: how much a key has used."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from app.api.auth import CallerDep

router = APIRouter(tags=["operations"])


class UsageAnswer(BaseModel):
    """What the key translated in this month."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"key": "desk", "month": "2026-11", "characters": 48213, "limit": 1_000_000}]}
    )

    key: str | None = Field(description="Name of the key; null where the server asks for none.")
    month: str = Field(description="The month that is counted in, of UTC.")
    characters: int | None = Field(description="Characters of all accepted texts; null where they are not counted.")
    limit: int | None = Field(description="How many characters a month the key may translate; null for any number.")


@router.get("/usage", summary="Tell what a key has used")
async def usage(caller: CallerDep) -> UsageAnswer:
    """Count the characters of this month's texts, as they came in, tags of HTML included.

    Texts are counted that were accepted; where the service failed, they are not. A server that asks for no key counts
    nothing.
    """
    used = await caller.usage()
    return UsageAnswer(
        key=caller.key.name if caller.key else None,
        month=used.month,
        characters=used.characters if caller.key else None,
        limit=used.limit,
    )
