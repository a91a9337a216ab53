"""Translating through a running server, as its callers do."""

from collections.abc import Sequence
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import httpx

from app.errors import InvalidRequestError, ModelError, NotReadyError
from app.services.evaluation import Answer

# A server on a small machine translates some hundred words a second at worst.
_TIMEOUT_SECONDS = 600.0
_UNKNOWN = "unknown"


class RunningService:
    """A server that answers `POST /translate`: a `System` for evaluation. Use it as a context manager."""

    truncated = None  # an answer does not tell

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None, name: str = "service") -> None:
        """Take the address of a server, such as `http://127.0.0.1:8000`; InvalidRequestError where it is none."""
        self.name = name
        self._url = url.rstrip("/")
        try:
            self._client = httpx.Client(base_url=self._url, timeout=_TIMEOUT_SECONDS, transport=transport)
        except httpx.InvalidURL as error:
            raise InvalidRequestError(f"{url} is not the address of a server: {error}", url=url) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @cached_property
    def signature(self) -> str:
        """What the server says made a translation; `unknown` where it does not tell."""
        answer = self._post({"q": ["Bonjour."], "source": "fr", "target": "en", "details": True})
        try:
            return str(answer["details"][0]["signature"])
        except (KeyError, IndexError, TypeError):
            return _UNKNOWN

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        """Translate the texts as one list `q`.

        A server that signs its answers flags what is doubtful, and where it tells no flags there are none.

        Raises NotReadyError where no server answers or its models are loading, InvalidRequestError where it refuses
        the texts, ModelError where it fails.
        """
        knows_flags = self.signature != _UNKNOWN
        answer = self._post({"q": list(texts), "source": "fr", "target": "en", "format": "text"})
        translations = answer.get("translatedText")
        if not isinstance(translations, list) or len(translations) != len(texts):
            raise ModelError(f"{self._url} was given {len(texts)} texts and does not answer with as many translations.")
        return [
            Answer(str(text), self._codes(answer, index) if knows_flags else None)
            for index, text in enumerate(translations)
        ]

    @staticmethod
    def _codes(answer: dict[str, Any], index: int) -> tuple[str, ...]:
        """Read the codes of a text's flags."""
        try:
            return tuple(str(flag["code"]) for flag in answer.get("flags", {})[index])
        except (LookupError, TypeError):
            return ()

    def _post(self, body: dict[str, object]) -> dict[str, Any]:
        try:
            answer = self._client.post("/translate", json=body)
        except httpx.HTTPError as error:
            raise NotReadyError(f"{self._url} does not answer: {error}", url=self._url) from error
        if answer.is_error:
            raise self._refusal(answer)
        try:
            content = answer.json()
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise ModelError(f"{self._url} answers /translate with something that is no translation.")
        return content

    def _refusal(self, answer: httpx.Response) -> Exception:
        """Say what the server said."""
        try:
            fault = answer.json()["error"]
            said = fault["message"] if isinstance(fault, dict) else str(fault)
        except (ValueError, KeyError, TypeError):
            said = answer.text[:200]
        message = f"{self._url} refuses with {answer.status_code}: {said}"
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            return NotReadyError(message)
        return ModelError(message) if answer.is_server_error else InvalidRequestError(message)
