"""Which addresses that a provider names may be fetched, and where they really lead."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Give the addresses (as text) of a host and port."""

_DEFAULT_PORT = {"https": 443, "http": 80}


class Unsafe(Exception):
    """The address may not be fetched; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: connect to ``address``, speak to ``host``."""

    scheme: str
    host: str
    port: int
    address: str
    path: str
    """With its query."""

    @property
    def url(self) -> str:
        """The address with the resolved number in place of the name, so that none is looked up."""
        number = f"[{self.address}]" if ":" in self.address else self.address
        return f"{self.scheme}://{number}:{self.port}{self.path}"

    @property
    def host_header(self) -> str:
        usual = _DEFAULT_PORT[self.scheme] == self.port
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if usual else f"{host}:{self.port}"


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(row[4][0]) for row in found]


async def checked_target(
    url: str, *, own: str, hosts: Collection[str], resolve: Resolve = resolve
) -> Target:
    """Check an address that a provider returned, and resolve its host once.

    ``own`` is the provider's base address: a relative address is joined to it, and its own scheme,
    host and port are allowed wherever they lead. Every other address must be https on the usual
    port of a host of ``hosts`` (or below one), and lead to public addresses only.

    Raises:
        Unsafe: it may not be fetched.
    """
    base = urlsplit(own)
    try:
        parts = urlsplit(urljoin(own.rstrip("/") + "/", url))
        port = parts.port
    except ValueError as wrong:
        raise Unsafe("not an address") from wrong
    host = (parts.hostname or "").rstrip(".")
    if parts.username or parts.password or parts.scheme not in _DEFAULT_PORT or not host:
        raise Unsafe("not a plain web address")
    port = port or _DEFAULT_PORT[parts.scheme]
    its_own = (base.scheme, base.hostname, base.port or _DEFAULT_PORT.get(base.scheme))
    is_own = (parts.scheme, host, port) == its_own
    if not is_own:
        if (parts.scheme, port) != ("https", 443):
            raise Unsafe("not https on its usual port")
        if not any(host == allowed or host.endswith("." + allowed) for allowed in hosts):
            raise Unsafe("a host that is not on the list")
    try:
        addresses = await resolve(host, port)
    except OSError as unknown:
        raise Unsafe("a host without an address") from unknown
    if not addresses:
        raise Unsafe("a host without an address")
    if not is_own and not all(is_public(address) for address in addresses):
        raise Unsafe("a private address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, addresses[0], path)


def is_public(address: str) -> bool:
    """Tell whether an address is on the open internet, looking through wrapped IPv4 ones."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        wrapped = number.ipv4_mapped or number.sixtofour or (number.teredo and number.teredo[1])
        if wrapped:
            return is_public(str(wrapped))
        if number in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
    return number.is_global and not number.is_multicast
