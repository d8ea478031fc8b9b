"""What a site's robots.txt says of visits by programs (RFC 9309), fetched with a bound before a page is opened.

No such file allows everything. One that cannot be had just now allows nothing, as the RFC asks.
"""

from urllib.parse import urljoin, urlsplit

from auditor.translatable import lazy_gettext
from server.fetching.client import Client, FetchError, origin_of
from server.visiting.rules import LARGEST, allows

_REDIRECTS = 5


def check_robots(address: str, *, loopback: bool = False) -> None:
    """Raise FetchError where a site wants no program at an address, or cannot be asked."""
    host = urlsplit(address).hostname or ""
    status, content = _fetched(address, loopback)
    if 400 <= status < 500:
        return
    if status != 200:
        raise FetchError(
            lazy_gettext("%(host)s does not say just now whether programs may visit it, so Rapport did not.", host=host)
        )
    if not allows(content[:LARGEST].decode("utf-8-sig", "replace"), address):
        raise FetchError(
            lazy_gettext(
                "%(host)s wants no program at this address (its robots.txt says so). Save the page in your browser and "
                "let Rapport read the file.",
                host=host,
            )
        )


def _fetched(address: str, loopback: bool) -> tuple[int, bytes]:
    """The status and the content of robots.txt, over as many redirects as the RFC asks for."""
    at = urljoin(address, "/robots.txt")
    for _ in range(_REDIRECTS + 1):
        parts = urlsplit(at)
        client = Client(origin_of(f"{parts.scheme}://{parts.netloc}", loopback=loopback), loopback=loopback)
        status, headers, content = client.text(parts.path + (f"?{parts.query}" if parts.query else ""))
        if not 300 <= status < 400 or "location" not in headers:
            return status, content
        try:
            at = urljoin(at, headers["location"][:2_000])
            urlsplit(at)
        except ValueError:
            break
    return 404, b""  # the RFC counts as none what does not end
