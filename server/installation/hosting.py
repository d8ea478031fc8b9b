"""The settings of a hosted server: its address, who signs people in, and limits; see docs/hosting.md."""

import ipaddress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from server.translations import gettext

#: The shortest secret that may be shared with a proxy.
SHORTEST_SECRET = 16
#: The header in which the proxy sends the secret that it shares with Rapport.
SECRET_HEADER = "Rapport-Proxy-Secret"  # noqa: S105  a header's name


#: Bytes in a megabyte, as people count them.
MEGABYTE = 1_000_000


class Unhosted(Exception):  # noqa: N818
    """A server cannot be hosted with these settings; the message says what is missing or wrong."""


@dataclass(frozen=True)
class TrustedProxy:
    """A proxy that signs people in, and names the person in a header. It is trusted only from these addresses, and only
    with the secret."""

    header: str
    addresses: frozenset[str]
    secret: str

    def __repr__(self) -> str:
        return f"TrustedProxy({self.header})"


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider: its issuer, and Rapport's client id and secret there."""

    issuer: str
    client: str
    secret: str

    def __repr__(self) -> str:
        return f"Provider({self.issuer})"


class Limits(NamedTuple):
    """The limits for each person: how many activities are stored (``kept``), how many are taken ``a_day``, and how many
    bytes of archives may be ``uploaded`` at a time."""

    kept: int = 3_000_000
    a_day: int = 1_000_000
    uploaded: int = 500_000_000


USUAL = Limits()


@dataclass(frozen=True)
class Hosting:
    """How a server is hosted. ``origin`` is its address in browsers, such as ``https://rapport.example``."""

    origin: str
    signed_in_by: TrustedProxy | Provider
    limits: Limits = USUAL

    @property
    def host(self) -> str:
        """The Host header of requests to the server."""
        return urlsplit(self.origin).netloc

    @classmethod
    def checked(
        cls,
        *,
        database_url: str,
        origin: str | None,
        issuer: str | None = None,
        client: str | None = None,
        client_secret: str | None = None,
        proxy_header: str | None = None,
        proxy_addresses: tuple[str, ...] = (),
        proxy_secret: str | None = None,
        limits: Limits = USUAL,
    ) -> "Hosting":
        """A Hosting of these settings. Raises Unhosted if a server cannot be hosted with them."""
        if not database_url.startswith("postgresql"):
            raise Unhosted(
                gettext(
                    "One server for many needs PostgreSQL: give RAPPORT_DATABASE_URL, as in postgresql://…, or "
                    "--database, which other users of the machine can read. SQLite is for one person."
                )
            )
        if (issuer is None) == (proxy_header is None):
            raise Unhosted(gettext("Say who signs people in: either --oidc-issuer or --proxy-header."))
        if issuer is not None:
            return cls(_origin(origin), _provider(issuer, client, client_secret), limits)
        return cls(_origin(origin), _proxy(proxy_header or "", proxy_addresses, proxy_secret), limits)


def _origin(given: str | None) -> str:
    parts = urlsplit(given or "")
    if parts.scheme != "https" or not parts.hostname or given != f"https://{parts.netloc}" or parts.username:
        raise Unhosted(gettext("Say how browsers reach it, as in --origin https://rapport.example, with no path."))
    return given.lower()


def _provider(issuer: str, client: str | None, secret: str | None) -> Provider:
    parts = urlsplit(issuer)
    on_this_machine = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if not parts.hostname or not (parts.scheme == "https" or on_this_machine):
        raise Unhosted(gettext("--oidc-issuer is an address that begins with https://."))
    if not client or not secret:
        raise Unhosted(gettext("Give --oidc-client, and the client's secret as RAPPORT_OIDC_SECRET."))
    return Provider(issuer, client, secret)


def _proxy(header: str, addresses: tuple[str, ...], secret: str | None) -> TrustedProxy:
    try:
        believed = frozenset(str(ipaddress.ip_address(each)) for each in addresses)
    except ValueError as problem:
        raise Unhosted(gettext("--proxy-address is an IP address: %(problem)s", problem=problem)) from problem
    if not believed:
        raise Unhosted(gettext("Say from which address the proxy asks: --proxy-address."))
    if not secret or len(secret) < SHORTEST_SECRET:
        raise Unhosted(
            gettext(
                "Share a secret of at least %(least)s characters with the proxy, as RAPPORT_PROXY_SECRET; the proxy "
                "shows it in the header %(header)s.",
                least=SHORTEST_SECRET,
                header=SECRET_HEADER,
            )
        )
    return TrustedProxy(header, believed, secret)
