"""The profile on a page that the person says is their own: one that they saved, or that anyone may see.

Nobody is signed in on such a page, so that it cannot show itself whose it is: who hands it over says so. It is read by
the declaration of its site and, where that tells nothing, by what the page describes for machines.
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
_DEEPEST = 500  # elements in one another; what looks upwards takes as long as they are deep
_BEGINNING = 5_000  # characters, in which a browser notes where a page was saved from


class UnreadablePage(Told):
    """A page from which no profile of the person can be read, and why in plain words."""


class OwnProfile(NamedTuple):
    """What was read: of which site, at which address (empty where nothing tells), by how many fields."""

    site: str
    address: str
    profile: Profile

    @property
    def fields(self) -> int:
        """How many fields the page told."""
        return sum(1 for value in msgspec.structs.astuple(self.profile) if value is not None)


def own_profile(markup: str, url: str = "") -> OwnProfile:
    """Read the profile on a page. ``url``: where it is from; else what the page says of that itself. Raises
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
    """The declared site whose pages are at an address; None for any other."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return next((site.site for site in sites().values() if any(_is(host, each) for each in site.hosts or ())), None)


def _is(host: str, declared: str) -> bool:
    """Whether a host is a site's: countries and mobile pages have names of their own below its domain."""
    domain = declared.removeprefix("*.").removeprefix("www.")
    return host == domain or host.endswith(f".{domain}")


def _open_sites() -> list[str]:
    """Sites that anyone may run on a server of theirs, so that only the page itself shows them."""
    return [site.site for site in sites().values() if site.hosts == () and site.profile]


def _declared(rules: Declaration, document: BeautifulSoup, address: str) -> Profile | None:
    fields = shown_profile(rules, document, address)
    if not fields:
        return None
    try:
        return msgspec.convert(fields, Profile)
    except msgspec.ValidationError:
        return None  # a field that is longer than any profile's


def _address(markup: str, document: BeautifulSoup) -> str:
    """Where a saved page says it is from: the note that browsers leave, else its canonical address."""
    if noted := _SAVED.search(markup[:_BEGINNING]):
        return noted[1]
    for css, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        found = document.select_one(css)
        if found is not None and isinstance(said := found.get(attribute), str):
            return said[:2_000]
    return ""
