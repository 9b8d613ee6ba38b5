"""Getting a web page safely: http and https only, no private addresses, bounded in time, size and redirects."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from urllib.parse import urljoin, urlsplit

import msgspec
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util.connection import create_connection

from recount.errors import IntakeError
from recount.intake.options import IntakeOptions

_HEADERS = {"User-Agent": "recount (reads reports of armed conflict)", "Accept-Encoding": "gzip, deflate"}
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 65_536
_CONNECTION = re.compile(r"^(?:<.*?>|\w+\(host=.*?\)): ")


class Fetched(msgspec.Struct, frozen=True):
    """What an address gave: the final address, the bytes, the media type and charset of its header."""

    url: str
    raw: bytes
    media: str
    charset: str | None


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """What stands at an http or https address.

    Every redirect is followed by hand and checked like the first address; the address that a name resolves to is checked when
    the connection is made, so a name that changes its address between check and use gains nothing. Proxies of the environment
    are not used. Raises IntakeError.
    """
    deadline = time.monotonic() + options.timeout
    with _Guarded(options.allow_private, timeout=Timeout(options.timeout), headers=_HEADERS) as pool:
        for _ in range(options.max_redirects + 1):
            response = _request(pool, url)
            try:
                if response.status not in _REDIRECTS:
                    return _fetched(url, response, options.max_bytes, deadline)
                url = urljoin(url, response.headers.get("Location", ""))
            finally:
                response.close()
    raise IntakeError(f"more than {options.max_redirects} redirects, the last to {url}: give the final address")


def _request(pool: PoolManager, url: str) -> BaseHTTPResponse:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IntakeError(f"only http and https addresses can be fetched, not {url}")
    try:
        return pool.request("GET", url, redirect=False, retries=False, preload_content=False)
    except (HTTPError, OSError, UnicodeError) as error:
        raise IntakeError(f"cannot be fetched ({_reason(error)}): check the address and the network") from error


def _reason(error: BaseException) -> str:
    """The message without the connection object that urllib3 puts in front."""
    return _CONNECTION.sub("", str(error)) or type(error).__name__


def _fetched(url: str, response: BaseHTTPResponse, limit: int, deadline: float) -> Fetched:
    if response.status != 200:
        raise IntakeError(f"the server answers {response.status} {response.reason or ''}".rstrip() + ": check the address")
    media, _, parameters = response.headers.get("Content-Type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
    return Fetched(url, _body(response, limit, deadline), media.strip(), charset or None)


def _body(response: BaseHTTPResponse, limit: int, deadline: float) -> bytes:
    pieces, length = [], 0
    try:
        for piece in response.stream(_CHUNK, decode_content=True):
            pieces.append(piece)
            length += len(piece)
            if length > limit:
                raise IntakeError(f"larger than {limit / 1e6:g} MB, the most that one document may have: save it and split it")
            if time.monotonic() > deadline:
                raise IntakeError("the server takes too long: try again or raise the timeout")
    except (HTTPError, OSError) as error:
        raise IntakeError(f"broke off while it was fetched ({_reason(error)}): try again") from error
    return b"".join(pieces)


def _public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises IntakeError where any of them is not of the public internet."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    for address in addresses:
        if not _is_public(address):
            raise IntakeError(
                f"{host} is at the private address {address}: fetched only where these are allowed (--allow-private)"
            )
    return addresses


def _is_public(address: str) -> bool:
    """Global unicast, and so is the IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
    candidates = [other for other in inner if other] if any(inner) else [ip]
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in candidates)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _connect(connection: HTTPConnection) -> socket.socket:
    """A socket to the first address of the host that answers, none of them private."""
    failure: OSError | None = None
    for address in _public_addresses(connection.host, connection.port or connection.default_port):
        try:
            return create_connection((address, connection.port or connection.default_port), connection.timeout)
        except OSError as error:
            failure = error
    raise failure or OSError("the host has no address")


class _PublicHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicHTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _PublicHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


class _Guarded(PoolManager):
    """A pool whose connections refuse private addresses, unless they are allowed."""

    def __init__(self, allow_private: bool, *, timeout: Timeout, headers: dict[str, str]) -> None:
        super().__init__(timeout=timeout, headers=headers)
        if not allow_private:
            self.pool_classes_by_scheme = {"http": _PublicHTTPPool, "https": _PublicHTTPSPool}
