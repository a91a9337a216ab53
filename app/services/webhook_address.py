"""Which addresses a webhook may go to, seen where it can't be got around: at the connection itself.

A name can stand for a public address when it is checked, and for a private one when it is connected to (DNS rebinding).
So the name is looked up once, every address that it has is checked, and the connection is made to one of those.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

import httpcore

from app.errors import WebhookRefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST_URL = 2_000
_PLAIN = re.compile(r"[!-~]+")
_SCHEMES = {"http", "https"}
# IPv4 addresses in the form of IPv6: what stands in them is what is connected to.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What Python's lists call public, or did until lately: Azure's host, which answers its guests there with their secrets;
# 192.0.0.0/24, where Oracle's does, and other addresses for protocols; relays; examples.
_BESIDES = tuple(
    ipaddress.ip_network(network)
    for network in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16")
)


def check_url(url: str, *, private: bool) -> None:
    """Raise WebhookRefusedError for a URL that is none to call; names are looked up when they are connected to."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise WebhookRefusedError("webhook.url: is no valid URL.", field="webhook.url") from error
    if len(url) > LONGEST_URL or not _PLAIN.fullmatch(url) or port == 0:
        raise WebhookRefusedError(
            "webhook.url: is no valid URL; hosts with accents are written as “xn--…”, and paths with “%…”.",
            field="webhook.url",
        )
    if parts.scheme.lower() not in _SCHEMES or not host:
        raise WebhookRefusedError("webhook.url: must begin with https:// or http:// and a host.", field="webhook.url")
    if parts.username is not None or parts.password is not None:
        raise WebhookRefusedError("webhook.url: must hold no user name or password.", field="webhook.url")
    if not private and (_is_local_name(host) or any(not is_public(address) for address in _literal(host))):
        raise not_public()


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet: not private, loopback, link-local, shared, or a cloud's own."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    special = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not special and not any(address in network for network in _BESIDES)


def not_public() -> WebhookRefusedError:
    """Make the error for an address that is not public."""
    return WebhookRefusedError(
        "webhook.url: leads to an address that is not public. DEPECHE_WEBHOOK_PRIVATE=true allows those.",
        field="webhook.url",
    )


class PublicBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only; private: to all."""

    def __init__(self, *, private: bool) -> None:
        self.private = private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look a name up, check all of its addresses, and connect to the first that answers.

        Raises WebhookRefusedError where one of them is not public, httpcore.ConnectError where none answers.
        """
        addresses = await _resolved(host, port, timeout)
        if not self.private and not all(is_public(ipaddress.ip_address(address)) for address in addresses):
            raise not_public()
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


async def _resolved(host: str, port: int, seconds: float | None) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"{host} could not be looked up in time") from error
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} could not be looked up") from error
    # An IPv6 address may have a zone behind it, which only link-local ones need.
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _literal(host: str) -> list[Address]:
    """Give the address that a host is written as, also as `127.1` or `0x7f000001`, which resolvers read too."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        pass
    try:
        return [ipaddress.IPv4Address(socket.inet_aton(host))]
    except (OSError, ValueError):
        return []


def _is_local_name(host: str) -> bool:
    return host.rstrip(".").lower().endswith(("localhost", ".local", ".internal"))
