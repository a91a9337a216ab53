"""Telling a caller that a job has ended: a signed POST, tried again with growing pauses, also after a restart."""

import asyncio
import hashlib
import hmac
import json
import secrets
import ssl
import time
from collections.abc import Mapping
from functools import cached_property

import httpcore
import stamina

from app import __version__
from app.errors import WebhookRefusedError
from app.services.webhook_address import PublicBackend

SIGNATURE_HEADER = "X-Depeche-Signature"
TIMESTAMP_HEADER = "X-Depeche-Timestamp"
EVENT_HEADER = "X-Depeche-Event-ID"

# What a receiver may say that is worth a second try soon; the rest is tried again later, unless it is for good.
_PASSING = {408, 425, 429}
_GONE = 410
# A round is some tries close together, for a receiver that is just being restarted.
TRIES_A_ROUND = 3


class DeliveryError(Exception):
    """A webhook did not get through. for_good: and will not."""

    def __init__(self, message: str, *, for_good: bool = False) -> None:
        super().__init__(message)
        self.for_good = for_good


class PassingError(DeliveryError):
    """A webhook did not get through, and may in a moment."""


def new_secret() -> str:
    """Make a secret for a caller that brought none."""
    return secrets.token_urlsafe(32)


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Sign a body together with the time that it is sent at, so that an old call can't be played again."""
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return f"sha256={digest.hexdigest()}"


class WebhookSender:
    """Posts to the webhooks of callers. No proxy is asked, no redirect followed, and no answer read."""

    def __init__(self, seconds: float, *, private: bool) -> None:
        self.seconds = seconds
        self._backend = PublicBackend(private=private)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    async def send(self, url: str, secret: str, event_id: str, message: Mapping[str, object]) -> str:
        """Post a message, and give the status that answers it; a round of tries. Raises DeliveryError."""
        body = json.dumps(message, ensure_ascii=False, default=str).encode()
        async for attempt in stamina.retry_context(
            on=PassingError, attempts=TRIES_A_ROUND, wait_initial=0.5, wait_max=5.0
        ):
            with attempt:
                return await self._post(url, secret, event_id, body)
        raise AssertionError("a round of tries ends with a return or an error")

    async def _post(self, url: str, secret: str, event_id: str, body: bytes) -> str:
        timestamp = int(time.time())
        headers = {
            "Content-Type": "application/json",
            "Connection": "close",
            "User-Agent": f"depeche/{__version__}",
            SIGNATURE_HEADER: sign(secret, timestamp, body),
            TIMESTAMP_HEADER: str(timestamp),
            EVENT_HEADER: event_id,
        }
        try:
            async with asyncio.timeout(self.seconds):
                status = await self._status(url, headers, body)
        except WebhookRefusedError as error:
            raise DeliveryError(error.message, for_good=True) from error
        except TimeoutError as error:
            raise PassingError(f"no answer in {self.seconds:.0f} s") from error
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
            raise PassingError(_printable(f"{type(error).__name__}: {error}")) from error
        except httpcore.UnsupportedProtocol as error:
            raise DeliveryError("the URL can't be called", for_good=True) from error
        if 200 <= status < 300:
            return str(status)
        kind = PassingError if status >= 500 or status in _PASSING else DeliveryError
        raise kind(f"status {status}", for_good=status == _GONE or 300 <= status < 400)

    async def _status(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        # A connection of its own for each call: pooled ones would go to addresses that were checked long ago.
        async with (
            httpcore.AsyncConnectionPool(
                ssl_context=self._tls, network_backend=self._backend, max_connections=1
            ) as pool,
            pool.stream("POST", url, headers=[*headers.items()], content=body, extensions=self._timeouts()) as response,
        ):
            return response.status

    def _timeouts(self) -> dict[str, dict[str, float]]:
        return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self.seconds)}


def _printable(message: str) -> str:
    """Keep what can be stored and shown: what a receiver answers may stand in it."""
    return "".join(character if character.isprintable() else "?" for character in message[:200])
