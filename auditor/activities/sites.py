"""The closed list of sites: the parts of their declarations in extension/sites that the auditor itself uses, and sites
that other packages declare."""

import re
from typing import Literal
from urllib.parse import quote

import msgspec

from auditor import plugins
from auditor.activities.declared import cached, texts
from auditor.translatable import gettext, lazy_gettext, plain_name

_NAME = re.compile(r"[a-z][a-z0-9]{1,30}")


class InvitationNotes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """How many invitations with a note the free plan of a site allows in a month, the source (a key of
    auditor/audits/sources.toml), and the month in which it was checked (YYYY-MM)."""

    free_a_month: int
    source: str
    checked: str


class Acting(msgspec.Struct, frozen=True):
    """How a site shows which account acts. ``beside``: requests name only accounts besides one's own."""

    beside: bool = False


class Variant(msgspec.Struct, frozen=True):
    """One of several clients or designs that draw a site's pages."""

    name: str


class Site(msgspec.Struct, frozen=True, rename="camel"):
    """The part of a site's declaration that the auditor itself uses; extension/site.schema.json explains each field.

    ``called`` is what people call it besides its title, in small letters. ``hosts`` is None for a site of which only
    archives are read. ``conversation`` is a conversation's address, with ``{context}`` for its name; ``object_id`` and
    ``tid`` are regular expressions with one group; ``visits_forbidden_by`` is the address of the terms that forbid
    visits by programs. Of ``requests`` and the parts of pages, only whether they are declared matters here.
    """

    site: str
    title: str
    called: tuple[str, ...] = ()
    hosts: tuple[str, ...] | None = None
    handles: Literal["caseless", "domain"] | None = None
    apps: dict[str, str] = {}
    object_id: str | None = None
    tid: str | None = None
    own_numbers: bool = False
    answers_are_posts: bool = False
    conversation: str | None = None
    visits_forbidden_by: str | None = None
    messenger: bool = False
    anywhere: bool = False
    invitation_notes: InvitationNotes | None = None
    requests: list[object] | None = None
    feed: dict[str, object] | None = None
    messages: dict[str, object] | None = None
    profile: dict[str, object] | None = None
    notifications: dict[str, object] | None = None
    acting: Acting = Acting()
    variants: tuple[Variant, ...] = ()

    @property
    def watched(self) -> bool:
        """Whether the browser extension reads it."""
        return self.hosts is not None


def _converted(thing: object) -> Site:
    try:
        return msgspec.convert(dict(plugins.check_mapping(thing)), type=Site)
    except msgspec.ValidationError as wrong:
        raise plugins.Misfit(lazy_gettext("the declaration does not fit: %(reason)s", reason=str(wrong))) from wrong


@cached
def sites() -> dict[str, Site]:
    """Declared sites by id, in the order of their ids. msgspec.ValidationError names the field that is wrong."""
    declared = [msgspec.json.decode(text, type=Site) for text in texts().values()]
    own = {site.site for site in declared}

    def added(name: str, thing: object) -> Site:
        site = _converted(thing)
        if site.site != name or not _NAME.fullmatch(name):
            raise plugins.Misfit(
                lazy_gettext("the site calls itself “%(id)s”; names have small letters and digits alone", id=site.site)
            )
        if name in own:
            raise plugins.Misfit(lazy_gettext("there is a site of this name already"))
        if site.watched:
            raise plugins.Misfit(lazy_gettext("the browser extension reads its own sites only, so leave out “hosts”"))
        return site

    declared += plugins.load("rapport.sites", added).values()
    return {site.site: site for site in sorted(declared, key=lambda site: site.site)}


def title(site: str) -> str:
    """The name by which people know a site; the id itself for a site that is no longer declared."""
    return sites()[site].title if site in sites() else plain_name(site)


def watched(site: str) -> bool:
    """Whether the browser extension reads a site; for other sites archives are the only source."""
    return site in sites() and sites()[site].watched


def reads(site: str, part: str | None) -> bool:
    """Whether the browser extension reads a part of a site, such as ``requests``; None stands for time spent there."""
    return watched(site) and (part is None or getattr(sites()[site], part) is not None)


@cached
def site_of_app() -> dict[str, str]:
    """The sites by the names of their apps on phones, in lower case: the package's name and the one that people see."""
    return {
        name.casefold(): declared.site
        for declared in sites().values()
        for package, shown in declared.apps.items()
        for name in (package, shown)
    }


def caseless() -> tuple[str, ...]:
    """Sites that ignore capitals in the names that people choose."""
    return tuple(declared.site for declared in sites().values() if declared.handles)


def are_domains(site: str) -> bool:
    """Whether the names that people choose on a site are domains."""
    return site in sites() and sites()[site].handles == "domain"


def elsewhere() -> str:
    """The site that stands for every page that belongs to no other site."""
    return next(site.site for site in sites().values() if site.anywhere)


def variant_of(site: str, name: str) -> str:
    """A variant of a site's pages as declared; ``other`` for an undeclared one, empty for none."""
    declared = {each.name for each in sites()[site].variants} if site in sites() else set()
    return name if not name or name in declared else "other"


def acts_beside(site: str) -> bool:
    """Whether requests on a site name only accounts besides the person's own, such as a page that they run."""
    return site in sites() and sites()[site].acting.beside


def answers_are_posts(site: str) -> bool:
    """Whether an answer to a post on a site is itself a post (a reply), not a comment under it."""
    return site in sites() and sites()[site].answers_are_posts


def conversation_address(site: str, context: str) -> str | None:
    """The address of a conversation on its site; None if unknown."""
    declared = sites().get(site)
    return declared.conversation.format(context=quote(context, "=")) if declared and declared.conversation else None


def free_notes_a_month(site: str) -> int | None:
    """How many invitations with a note a site's free plan allows in a month; None if no limit is known."""
    declared = sites().get(site)
    return declared.invitation_notes.free_a_month if declared and declared.invitation_notes else None


def without_name(site: str, person: str) -> str:
    """What to call a person whose name no source tells: their id. An id that is a number says nothing by itself, so it
    is explained; a person whom a source hides is called somebody."""
    if person.startswith("hidden:"):
        return gettext("somebody on %(site)s (no name known)", site=title(site))
    if not (person.isascii() and person.isdigit()):
        return plain_name(person.removeprefix("name:"))
    return gettext("somebody on %(site)s (no name known, number %(number)s)", site=title(site), number=person)
