"""Addresses that may be looked at: which hosts the operator allows, and what never is (SSRF)."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 500  # characters
_PORTS: Final = {"https": 443, "http": 80}
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_TRANSLATED: Final = ip_network("64:ff9b::/96")  # IPv4 behind IPv6


@dataclass(frozen=True, slots=True)
class Address:
    """One address, taken apart. `shown` holds nothing that may be a secret."""

    url: str
    scheme: str
    host: str
    port: int
    shown: str


class BadAddress(ValueError):
    """It cannot be looked at, whatever is allowed. The argument is a code."""


def read_address(url: str) -> Address:
    """Take an address apart. Raises BadAddress: long, unreadable, scheme, credentials."""
    if len(url) > LONGEST:
        raise BadAddress("long")
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        raise BadAddress("unreadable") from None
    if parts.scheme not in _PORTS:
        raise BadAddress("scheme")
    if not host or not url.isascii() or not url.isprintable() or "\\" in url or " " in url:
        raise BadAddress("unreadable")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("credentials")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise BadAddress("scheme")
    shown = f"{parts.scheme}://{parts.netloc}{parts.path}{'?…' if parts.query else ''}"
    return Address(url.partition("#")[0], parts.scheme, host, port or _PORTS[parts.scheme], shown)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hosts an operator allows (DUBAN_PULL__HOSTS): by name, or by name and port."""

    entries: frozenset[str] = frozenset()

    @classmethod
    def of(cls, listed: Iterable[str]) -> "Allowed":
        """The entries as written, folded."""
        return cls(frozenset(entry.strip().lower().rstrip(".") for entry in listed if entry.strip()))

    def takes(self, address: Address) -> bool:
        """Whether it may be looked at: a bare name stands for https at its usual port."""
        usual = address.scheme == "https" and address.port == _PORTS["https"]
        return self.takes_inside(address) or (usual and address.host in self.entries)

    def takes_inside(self, address: Address) -> bool:
        """Whether even an address within the network may: only what is listed with its port."""
        host = f"[{address.host}]" if ":" in address.host else address.host
        return f"{host}:{address.port}" in self.entries


def is_public(numbers: str) -> bool:
    """Whether an IP address belongs to the open network, also behind every wrapping of IPv4."""
    try:
        found = ip_address(numbers.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found in _TRANSLATED:
            return False
        inner: IPv4Address | None = found.ipv4_mapped or found.sixtofour
        if found.teredo is not None:
            return False
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved)
