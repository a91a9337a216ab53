"""Translating through a running server, as its callers do."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import httpx

from app.errors import InvalidRequestError, ModelError, NotReadyError

# A server on a small machine translates some hundred words a second at worst.
_TIMEOUT_SECONDS = 600.0


class RunningService:
    """A server that answers `POST /translate`: a `System` for evaluation. Use it as a context manager."""

    name = "service"
    truncated = None  # an answer does not tell

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._url = url.rstrip("/")
        self._client = httpx.Client(base_url=self._url, timeout=_TIMEOUT_SECONDS, transport=transport)
        self._signature = "unknown"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def signature(self) -> str:
        """What the server said of its latest answer."""
        return self._signature

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Translate the texts as one list `q`.

        Raises NotReadyError where no server answers or its models are loading, InvalidRequestError where it refuses
        the texts, ModelError where it fails.
        """
        body = {"q": list(texts), "source": "fr", "target": "en", "format": "text"}
        try:
            answer = self._client.post("/translate", json=body)
        except httpx.HTTPError as error:
            raise NotReadyError(f"{self._url} does not answer: {error}", url=self._url) from error
        if answer.is_error:
            raise self._refusal(answer)
        return self._translations(answer, len(texts))

    def _translations(self, answer: httpx.Response, count: int) -> list[str]:
        try:
            content = answer.json()
            translations = content["translatedText"]
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{self._url} answers /translate with something that is no translation.") from error
        if not isinstance(translations, list) or len(translations) != count:
            raise ModelError(f"{self._url} was given {count} texts and answers with another number.")
        self._signature = str(content.get("signature", self._signature))
        return [str(text) for text in translations]

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
