"""Reads the profile on a page that the person says is their own: a page that they saved, or that anyone may see.

Nobody is signed in on such a page, so it cannot show whose it is; the person who hands it over says so. It is read by
its site's declaration or, for whatever that does not give, by what the page describes for machines.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from bs4 import BeautifulSoup

from auditor.activities.activity import Profile
from auditor.activities.sites import elsewhere, sites
from auditor.pages.declaration import Declaration, declaration
from auditor.pages.described import described, filled
from auditor.pages.extraction import shown_profile
from auditor.pages.tree import is_deeper, parse
from auditor.translatable import Told, lazy_gettext, visible

#: Characters of a page. html5lib reads about one million in a second or two.
LARGEST = 6_000_000
_SAVED = re.compile(r"<!--\s{0,5}saved from url=\(\d{1,6}\)(\S{1,2000})\s{0,5}-->")
_DEEPEST = 500  # nested elements; a search upwards takes as long as the nesting is deep
_BEGINNING = 5_000  # characters at the start, in which a browser notes the address of a saved page


class UnreadablePage(Told):
    """No profile of the person can be read from the page; says why in plain words."""


class OwnProfile(NamedTuple):
    """The profile read, its site, and its address (empty if unknown)."""

    site: str
    address: str
    profile: Profile

    @property
    def fields(self) -> int:
        """How many fields were read."""
        return sum(1 for value in msgspec.structs.astuple(self.profile) if value is not None)


def own_profile(markup: str, url: str = "") -> OwnProfile:
    """Read the profile on a page. ``url``: its address; if empty, the address that the page itself gives. Raises
    UnreadablePage."""
    if len(markup) > LARGEST:
        raise UnreadablePage(lazy_gettext("This page is larger than Rapport reads."))
    document = parse(markup)
    if is_deeper(document, _DEEPEST):
        raise UnreadablePage(lazy_gettext("This page is built in a way that Rapport does not read."))
    address = url or _address(markup, document)
    known = site_at(address)
    for site in [known] if known else _open_sites():
        rules = declaration(site)
        if rules.profile and (read := _declared(rules, document, address)) is not None:
            people = described(document, address)
            profile = filled(read, people[0].profile) if len(people) == 1 else read
            return OwnProfile(site, address, profile)
    found = [each for each in described(document, address) if each.profile != Profile()]
    if len(found) > 1:
        names = ", ".join(sorted(visible(each.name[:60]) for each in found)[:5])
        reason = lazy_gettext(
            "This page describes several people (%(names)s), and does not say whom it is about.", names=names
        )
        raise UnreadablePage(reason)
    if not found:
        raise UnreadablePage(
            lazy_gettext(
                "No profile was found on this page: it is of no site that Rapport knows, and holds neither a Person of "
                "schema.org nor an h-card."
            )
        )
    return OwnProfile(known or elsewhere(), address, found[0].profile)


def site_at(address: str) -> str | None:
    """The declared site with a page at this address; None if there is none."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return next((site.site for site in sites().values() if any(_is(host, each) for each in site.hosts or ())), None)


def _is(host: str, declared: str) -> bool:
    """Whether a host belongs to a site: countries and mobile pages have their own names below its domain."""
    domain = declared.removeprefix("*.").removeprefix("www.")
    return host == domain or host.endswith(f".{domain}")


def _open_sites() -> list[str]:
    """Sites that anyone may run on their own server, so that only the page itself can show them."""
    return [site.site for site in sites().values() if site.hosts == () and site.profile]


def _declared(rules: Declaration, document: BeautifulSoup, address: str) -> Profile | None:
    fields = shown_profile(rules, document, address)
    if not fields:
        return None
    try:
        return msgspec.convert(fields, Profile)
    except msgspec.ValidationError:
        return None  # a field is longer than any profile's


def _address(markup: str, document: BeautifulSoup) -> str:
    """The address that a saved page gives: the note of the browser that saved it, else its canonical address."""
    if noted := _SAVED.search(markup[:_BEGINNING]):
        return noted[1]
    for css, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        found = document.select_one(css)
        if found is not None and isinstance(said := found.get(attribute), str):
            return said[:2_000]
    return ""
