"""All routes of the dialect."""

from fastapi import APIRouter

from app.api.answers import MessageErrorAnswer
from app.api.deepl import account, documents, glossaries, multilingual, translate

# FastAPI would describe its own 422, which no client of DeepL ever gets.
_OTHERS: dict[int | str, dict[str, object]] = {
    "4XX": {"model": MessageErrorAnswer, "description": "Anything else that is wrong with the request."}
}

router = APIRouter(prefix="/deepl", responses=_OTHERS)
for _part in (translate, documents, glossaries, multilingual, account):
    router.include_router(_part.router)
