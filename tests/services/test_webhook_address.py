"""Webhooks go to public addresses only, whatever a name, a spelling or a second look-up says."""

import ipaddress
import socket

import httpcore
import pytest

from app.errors import WebhookRefusedError
from app.services.webhook_address import PublicBackend, check_url, is_public

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",  # metadata of most clouds
        "100.100.100.200",  # of Alibaba's, in shared space
        "168.63.129.16",  # of Azure's host
        "192.0.0.192",  # of Oracle's
        "3fff::1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo of 127.0.0.1
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",  # metadata of Amazon's
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", ["https://example.org/hook", "http://example.org:8080/a?b=c", f"https://{PUBLIC}/"])
def test_urls_that_are_called(url: str) -> None:
    check_url(url, private=False)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://",
        "https:///hook",
        "https://user:password@example.org/",
        "https://user@example.org/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: internal",
        "https://exämple.org/",
        "https://[::1",
        "https://example.org/" + "a" * 2_000,
    ],
)
@pytest.mark.parametrize("private", [False, True])
def test_urls_that_are_none(url: str, private: bool) -> None:
    with pytest.raises(WebhookRefusedError):
        check_url(url, private=private)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://db.localhost:5432/",
        "http://metadata.google.internal/",
        "http://printer.local/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_private_urls_are_refused_unless_allowed(url: str) -> None:
    with pytest.raises(WebhookRefusedError, match="not public"):
        check_url(url, private=False)
    check_url(url, private=True)


class Connections:
    """Stands in for the network: notes which addresses are connected to, after names were looked up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.made: list[str] = []
        self.lookups = 0
        self.refusing: set[str] = set()
        waiting = list(answers)

        def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple]:
            self.lookups += 1
            found = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

        async def connect_tcp(_: object, host: str, *__: object) -> str:
            self.made.append(host)
            if host in self.refusing:
                raise httpcore.ConnectError("refused")
            return "stream"

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect_tcp)


async def test_the_connection_is_made_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    # A second look-up would give the private address.
    network = Connections(monkeypatch, [PUBLIC], ["127.0.0.1"])
    await PublicBackend(private=False).connect_tcp("rebinding.example", 80)
    assert network.made == [PUBLIC]
    assert network.lookups == 1


@pytest.mark.parametrize("addresses", [["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], ["fe80::1%eth0"]])
async def test_a_name_that_leads_to_a_private_address_is_not_connected_to(monkeypatch, addresses: list[str]) -> None:
    network = Connections(monkeypatch, addresses)
    with pytest.raises(WebhookRefusedError, match="not public"):
        await PublicBackend(private=False).connect_tcp("inside.example", 80)
    assert network.made == []


async def test_private_addresses_are_connected_to_where_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Connections(monkeypatch, ["127.0.0.1"])
    await PublicBackend(private=True).connect_tcp("inside.example", 80)
    assert network.made == ["127.0.0.1"]


async def test_the_next_address_is_tried_where_one_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Connections(monkeypatch, [PUBLIC, "8.8.8.8"])
    network.refusing = {PUBLIC}
    await PublicBackend(private=False).connect_tcp("two.example", 80)
    assert network.made == [PUBLIC, "8.8.8.8"]
    network.refusing.add("8.8.8.8")
    with pytest.raises(httpcore.ConnectError):
        await PublicBackend(private=False).connect_tcp("two.example", 80)


async def test_a_name_that_nobody_knows_is_a_fault_that_may_pass() -> None:
    with pytest.raises(httpcore.ConnectError):
        await PublicBackend(private=False).connect_tcp("no-such-name.invalid", 80, timeout=5)
