"""Sends requests to a site's API. It does not trust the server: one host, no redirects, limited size and time.

A request goes over TLS to a public address, and to the very address that was checked, so that no name can lead into the
home network. Only tests use the loopback, without TLS.
"""

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, Queue
from threading import Event, Thread, Timer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from auditor.translatable import Sentence, Told, lazy_gettext, visible

SECONDS = 20  # without a further byte
LONGEST = 60  # seconds for one answer, its headers included
LARGEST = 8 << 20  # bytes of an answer
#: The longest pause that is accepted from a server, in seconds.
MOST_WAITING = 86_400
MOST_TRIED = 4  # addresses of a host, which may have thousands that do not answer
_PIECE = 65_536
#: A result of socket.getaddrinfo.
Place = tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]
#: IPv6 addresses of IPv4 hosts, which a gateway reaches for machines with IPv6 only (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
#: Networks that Python calls global, but that lead into the home network or through a tunnel to any IPv4 address:
#: compatible (RFC 4291), translated (RFC 2765) and local-use translated (RFC 8215), 6to4 (RFC 3056), site-local (RFC
#: 3879).
_LEADING_ELSEWHERE = tuple(
    map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "2002::/16", "fec0::/10"))
)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?", re.ASCII)


class FetchError(Told):
    """Something could not be fetched; the message says why in plain words."""


class RefusedError(FetchError):
    """The site refused one request. ``status`` is the HTTP status of its answer."""

    def __init__(self, said: Sentence, status: int) -> None:
        super().__init__(said)
        self.status = status


class SignedOutError(FetchError):
    """The site does not accept the sign-in any more."""


class WaitError(FetchError):
    """The site allows no request before ``until``, in UTC seconds."""

    def __init__(self, host: str, until: float) -> None:
        super().__init__(lazy_gettext("%(host)s asks for a pause. Rapport goes on after it.", host=host))
        self.until = until


class Answer(NamedTuple):
    """A site's answer: the decoded JSON, and the headers by their names in lower case."""

    body: Any
    headers: Mapping[str, str]


def origin_of(address: str, *, loopback: bool = False) -> str:
    """The origin (``https://host``) of what a person types or a site names: a host, or an address without a path.
    Raises FetchError. ``loopback``: also accept a test server on this machine over plain HTTP."""
    typed = address.strip().rstrip("/")
    unnamed = FetchError(
        lazy_gettext("“%(given)s” is not the name of a server, like example.social.", given=visible(address[:200]))
    )
    try:
        parts = urlsplit(typed if "//" in typed else f"https://{typed}")
        host, port = (parts.hostname or "").encode("idna").decode().lower(), parts.port
    except ValueError:
        raise unnamed from None
    wrong = parts.username is not None or parts.path or parts.query or parts.fragment
    if loopback and parts.scheme == "http" and host == "127.0.0.1" and not wrong:
        return f"http://127.0.0.1:{port or 80}"
    if wrong or parts.scheme != "https" or not _HOST.fullmatch(host) or "." not in host or port not in (None, 443):
        raise unnamed
    return f"https://{host}"


class Client:
    """Sends requests to one server. ``origin`` is a result of ``origin_of``."""

    def __init__(self, origin: str, *, token: str = "", loopback: bool = False) -> None:
        parts = urlsplit(origin)
        self.origin = origin
        self.host = parts.hostname or ""
        self.token = token
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._loopback = loopback

    def get(self, path: str, given: Mapping[str, Any] | None = None, more: Mapping[str, str] | None = None) -> Answer:
        """Send a GET request with the query ``given`` and ``more`` headers. Raises FetchError and its subclasses."""
        whole = f"{path}?{urlencode(given, doseq=True)}" if given else path
        return self._judged(*self._exchanged("GET", whole, more=more))

    def post(
        self,
        path: str,
        form: Mapping[str, str] | None = None,
        *,
        json: Any = None,
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a form or JSON with ``more`` headers, for signing in and out. Raises what ``get`` raises."""
        if json is not None:
            sent, kind = msgspec.json.encode(json), "application/json"
        else:
            sent, kind = urlencode(form or {}).encode(), "application/x-www-form-urlencoded"
        return self._judged(*self._exchanged("POST", path, sent, kind, more))

    def text(self, path: str) -> tuple[int, Mapping[str, str], bytes]:
        """The status, headers and raw content at a path, whatever they are. Raises FetchError if the server does not
        answer."""
        return self._exchanged("GET", path)

    def _exchanged(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        kind: str = "",
        more: Mapping[str, str] | None = None,
    ) -> tuple[int, Mapping[str, str], bytes]:
        headers = {"Accept": "application/json", "User-Agent": "Rapport", "Accept-Encoding": "identity", **(more or {})}
        if kind:
            headers["Content-Type"] = kind
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection = HTTPConnection(self.host, self._port, timeout=SECONDS)
        try:
            connection.sock = opened = self._connected()
            with hung_up_after(opened, LONGEST) as hung_up:
                connection.request(method, path, body, headers)
                with connection.getresponse() as response:
                    content = self._content(response)
                    if hung_up.is_set():
                        raise self._endless()
                    named = {name.lower(): value for name, value in response.getheaders()}
                    return response.status, named, content
        except (OSError, HTTPException, ValueError) as problem:
            raise FetchError(lazy_gettext("%(host)s cannot be reached just now.", host=self.host)) from problem
        finally:
            connection.close()

    def _connected(self) -> socket.socket:
        found = looked_up(self.host, self._port)
        if not found or not all(self._is_allowed(str(each[4][0])) for each in found):
            reason = lazy_gettext("%(host)s leads into your own network, so nothing was asked there.", host=self.host)
            raise FetchError(reason)
        plain = connected(found, SECONDS)
        return self._secured(plain) if self._secure else plain

    def _secured(self, plain: socket.socket) -> socket.socket:
        """Start TLS on a connection; the handshake must end in SECONDS, however slowly the server sends. Raises
        OSError."""
        context = ssl.create_default_context()
        secure = context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        try:
            with hung_up_after(secure, SECONDS):
                secure.do_handshake()
        except OSError:
            secure.close()
            raise
        return secure

    def _is_allowed(self, address: str) -> bool:
        if self._loopback and not self._secure:
            return ipaddress.ip_address(address.partition("%")[0]).is_loopback
        return is_public(address)

    def _content(self, response: HTTPResponse) -> bytes:
        pieces, size = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise self._endless()
        return b"".join(pieces)

    def _endless(self) -> FetchError:
        return FetchError(lazy_gettext("%(host)s answers without an end.", host=self.host))

    def _judged(self, status: int, headers: Mapping[str, str], content: bytes) -> Answer:
        if 300 <= status < 400:
            raise FetchError(
                lazy_gettext("%(host)s sends to another address, where Rapport does not go.", host=self.host)
            )
        if status == 429:
            raise WaitError(self.host, _resumed(headers))
        if status in (400, 401, 403) and (named := _CLOSED.search(content[:2_000])):
            raise RefusedError(closed(self.host, named[1].decode()), status)
        if status in (401, 403):
            reason = lazy_gettext("%(host)s does not accept the sign-in any more. Connect it anew.", host=self.host)
            raise SignedOutError(reason)
        if not 200 <= status < 300:
            raise RefusedError(refused(self.host, status, content), status)
        try:
            body = msgspec.json.decode(content or b"null")
        except (msgspec.MsgspecError, RecursionError):
            raise unreadable(self.host) from None
        return Answer(body, headers)


def looked_up(host: str, port: int) -> Sequence[Place]:
    """All addresses of a host. A name server may keep us waiting, so the look-up ends after SECONDS. Raises OSError."""
    found: Queue[Sequence[Place] | OSError] = Queue()

    def look() -> None:
        try:
            found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as problem:
            found.put(problem)
        except ValueError as wrong:  # not a valid name
            found.put(OSError(str(wrong)))

    Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=SECONDS)
    except Empty:
        raise OSError(host) from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def connected(places: Sequence[Place], seconds: float) -> socket.socket:
    """A connection to the first of these addresses that answers; only MOST_TRIED are tried. ``seconds``: how long each
    may take to connect, and be silent later. Raises OSError."""
    problem: OSError = OSError()
    for family, kind, protocol, _, address in places[:MOST_TRIED]:
        out = socket.socket(family, kind, protocol)
        try:
            out.settimeout(seconds)
            out.connect(address)
        except OSError as failed:
            problem = failed
            out.close()
        else:
            return out
    raise problem


def is_public(address: str) -> bool:
    """Whether an IP address is public, and not one of this machine or of the home network."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    if any(ip in network for network in _LEADING_ELSEWHERE):
        return False
    within = ip.ipv4_mapped or (ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _TRANSLATED else None)
    return is_public(str(within)) if within else ip.is_global and not ip.is_multicast


@contextmanager
def hung_up_after(opened: socket.socket, seconds: float) -> Iterator[Event]:
    """Close a connection that is still in use after ``seconds``, and set the event then. The socket's own timeout
    begins anew with each byte of a trickle, and a connection closed within the headers looks like an answer."""
    hung_up = Event()

    def hang_up() -> None:
        hung_up.set()
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)

    late = Timer(seconds, hang_up)
    late.daemon = True
    late.start()
    try:
        yield hung_up
    finally:
        late.cancel()


#: The error of Bluesky's servers for a closed account (https://github.com/bluesky-social/atproto,
#: lexicons/com/atproto/sync/getRepo.json and …/server/createSession.json).
_CLOSED = re.compile(rb'"error"\s{0,5}:\s{0,5}"(?:Repo|Account)(Deactivated|Takendown|Takedown|Suspended)"')


def closed(host: str, how: str) -> Sentence:
    """The sentence for an account that its owner or its server closed, for now or for good."""
    if how.casefold() == "deactivated":
        return lazy_gettext(
            "The account on %(host)s is deactivated. Rapport reads on once it is active again.", host=host
        )
    return lazy_gettext("%(host)s has closed the account, so nothing can be read.", host=host)


def refused(host: str, status: int, content: bytes) -> Sentence:
    """The sentence for an error of the server. Raises SignedOutError if the error means that the sign-in has ended."""
    if status == 400 and (b"invalid_grant" in content[:2_000] or b"ExpiredToken" in content[:2_000]):
        raise SignedOutError(lazy_gettext("%(host)s does not accept the sign-in any more. Connect it anew.", host=host))
    return lazy_gettext("%(host)s refused (error %(status)s).", host=host, status=str(status))


def elsewhere(host: str) -> FetchError:
    """The error for a server that redirects to another one; a token must not be sent there."""
    return FetchError(lazy_gettext("%(host)s sends to another address, where Rapport does not go.", host=host))


def unreadable(host: str) -> FetchError:
    """The error for an answer that does not follow the API's documentation."""
    return FetchError(lazy_gettext("%(host)s answered something else than its interface says.", host=host))


def pause(host: str, headers: Mapping[str, str]) -> None:
    """Raise WaitError if the site allows no more requests for now."""
    left = headers.get("x-ratelimit-remaining", headers.get("ratelimit-remaining", ""))
    if left.isascii() and left.isdecimal() and int(left[:9]) == 0:
        raise WaitError(host, _resumed(headers))


def _resumed(headers: Mapping[str, str]) -> float:
    """When a site may be asked again, in UTC seconds: as it says, but within a day."""
    now = time.time()
    said = headers.get("retry-after") or headers.get("x-ratelimit-reset") or headers.get("ratelimit-reset") or ""
    until = now + 300
    if said.isascii() and said.isdecimal():
        number = int(said[:12])
        until = float(number) if number > 1_000_000_000 else now + number
    elif said:
        try:
            read = datetime.fromisoformat(said) if said[:1].isdecimal() else parsedate_to_datetime(said)
            until = (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            pass
    return min(max(until, now + 1), now + MOST_WAITING)


_NEXT = re.compile(r"<([^<>]{1,2000})>;\s{0,5}rel=\"?next\"?")


def next_of(answer: Answer, origin: str) -> str | None:
    """The ``max_id`` of the next page, from the Link header; None on the last page. Raises FetchError if the link leads
    to another server."""
    found = _NEXT.search(answer.headers.get("link", "")[:10_000])
    if found is None:
        return None
    host = urlsplit(origin).hostname or ""
    try:
        parts = urlsplit(found[1])
    except ValueError:
        raise unreadable(host) from None
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != origin:
        raise elsewhere(host)
    values = parse_qs(parts.query).get("max_id")
    return values[0][:200] if values else None
