"""Reads what a page shows, by its site's declaration: the twin of extension/lib/extract.js.

tests/sites checks that both give the same answers, in Chromium, in Firefox and here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, TypeVar
from urllib.parse import urlsplit

import msgspec
from bs4 import BeautifulSoup, Tag

from auditor.pages.declaration import (
    Declaration,
    Feed,
    Field,
    Messages,
    Notifications,
    PersonRule,
    Profile,
    Pushing,
    Value,
)
from auditor.pages.tree import (
    Context,
    agreed,
    any_of,
    capture,
    closest,
    count,
    holds,
    matches,
    parent,
    parse,
    select,
    text,
    value,
)
from auditor.pages.understood import not_understood

Rule = TypeVar("Rule")
Shown = TypeVar("Shown", Feed, Messages, Profile)


Reading = Callable[[Rule, BeautifulSoup, Context, "Extraction"], None]
Reads = Callable[[Tag, Sequence[Value], Context], str | None]
Origin = Literal["network", "suggested", "promoted"]
STRENGTH: dict[Origin, int] = {"network": 0, "suggested": 1, "promoted": 2}
NUMBER = re.compile(r"[0-9]{1,7}")  # longer numbers do not count anything that a person has
SINCE_1970 = re.compile(r"[0-9]{13}", re.ASCII)
WHOLE_PAGE = 100  # elements; a page that is loading, or a server's error message, has fewer


class FeedItem(msgspec.Struct):
    """A post in a feed: a key that stays the same when it is drawn again, its origin, whether a video starts itself."""

    key: str
    origin: Origin
    autoplay: bool


class FeedContents(msgspec.Struct):
    """The items of a feed; ``ended`` is None if the declaration does not say how to tell."""

    items: list[FeedItem]
    ended: bool | None


class Author(msgspec.Struct, omit_defaults=True):
    """The writer of a message that is not the user's."""

    id: str
    name: str | None = None


class Message(msgspec.Struct, omit_defaults=True):
    """A message; ``at`` is its time if the page shows it in a machine-readable form."""

    key: str
    mine: bool
    text: str
    person: Author | None = None
    at: str | None = None


class Unread(msgspec.Struct):
    """The number of unread notifications that the page shows."""

    unread: int


class Health(msgspec.Struct, omit_defaults=True):
    """``found``: how many things were read; ``missed``: how many should have been read but were not; ``why``: the
    selector or expression that is not understood here, if that is the reason."""

    found: int
    missed: int
    why: str | None = None


class Extraction(msgspec.Struct, omit_defaults=True):
    """Everything read from a page. ``health`` has an entry for each part that a page of this kind can show."""

    kind: str
    health: dict[str, Health]
    feed: FeedContents | None = None
    conversation: str | None = None
    partner: Author | None = None
    messages: list[Message] | None = None
    profile: dict[str, str | int | bool] | None = None
    notifications: Unread | None = None
    account: str | None = None
    patterns: list[str] | None = None
    variant: str | None = None


def extract(declaration: Declaration, markup: str, url: str) -> Extraction:
    """Everything on a page that its site's declaration can read; ``markup`` is a whole HTML document."""
    document = parse(markup)
    page = Context(path_of(url), urlsplit(url).hostname or "")
    unclear = not_understood(declaration.signed_out)
    page = replace(page, signed_out=unclear is None and holds(document, declaration.signed_out, page))
    extraction = Extraction(kind=kind_of(declaration, page.path), health={})
    extraction.variant = _variant(declaration, document, page)

    def attempt(part: str, rule: Rule | None, read: Reading[Rule]) -> None:
        """Read a part separately, so that a failure of one part stops no other."""
        if rule is None:
            return
        why = not_understood(rule)
        if why is None:
            read(rule, document, page, extraction)
        else:
            extraction.health[part] = Health(0, 1, why)
        health = extraction.health.get(part)
        if why is None and unclear is not None and health and health.missed and not health.found:
            health.why = unclear

    def if_shown(rule: Shown | None) -> Shown | None:
        return rule if rule and extraction.kind in rule.pages else None

    attempt("account", declaration.acting.page, _read_account)
    attempt("feed", if_shown(declaration.feed), _read_feed)
    attempt("messages", if_shown(declaration.messages), _read_messages)
    attempt("profile", if_shown(declaration.profile), _read_profile)
    attempt("notifications", declaration.notifications, _read_notifications)
    attempt("patterns", declaration.patterns, _read_patterns)
    attempt("denied", declaration.denied or None, _read_denied)
    return extraction


def _variant(declaration: Declaration, document: BeautifulSoup, page: Context) -> str | None:
    """The client or design that draws a page; None if its site declares no variants. A variant whose test is not
    understood here never matches."""
    if declaration.variants is None:
        return None
    known = (each for each in declaration.variants if not_understood(each.found) is None)
    return next((each.name for each in known if holds(document, each.found, page)), "other")


def _read_account(rule: PersonRule, document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    if signed_in := _person(rule, document, page, agreed):
        extraction.account = signed_in.id
        extraction.health["account"] = Health(1, 0)


def _read_patterns(rules: list[Pushing], document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    shown = [rule.kind.value for rule in rules if holds(document, rule.found, page)]
    extraction.patterns = list(dict.fromkeys(shown))
    extraction.health["patterns"] = Health(1, 0)


def _read_denied(_rule: list[str], _document: BeautifulSoup, _page: Context, extraction: Extraction) -> None:
    """Report only that notices can be found: the browser alone looks for them, while the person acts."""
    extraction.health["denied"] = Health(1, 0)


def path_of(url: str) -> str:
    """The path of an address with its query, by which the kind of a page is declared."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def kind_of(declaration: Declaration, path: str) -> str:
    """The kind of the page at a path; ``other`` if no declared path matches."""
    return next((page.kind for page in declaration.pages if capture(page.path, path) is not None), "other")


def _candidates(rule: Feed | Messages, document: BeautifulSoup) -> Iterator[Tag]:
    """Visible elements that are items: they match, are in a container, are not in another item, and not excluded."""
    item, container, excepted = any_of(rule.item), any_of(rule.container), any_of(rule.not_)
    for element in select(document, item):
        if closest(parent(element), item) is None and closest(element, container) and not matches(element, excepted):
            yield element


def _absence(rule: Feed | Messages | Profile | Notifications, document: BeautifulSoup, context: Context) -> int:
    """Count one miss if the page has loaded, does not say that it is empty, and yet shows nothing to read. If nobody is
    signed in, nothing is missed."""
    if context.signed_out or holds(document, rule.empty, context):
        return 0
    return int(holds(document, rule.ready, context))


def _absence_where_expected(
    rule: Feed | Messages | Profile | Notifications, document: BeautifulSoup, context: Context
) -> int:
    """The same for a part that the page always shows, as a home page shows its feed. Here a fully loaded page on which
    nothing is recognised is also a miss, because the site has probably redesigned it."""
    if context.signed_out or holds(document, rule.empty, context):
        return 0
    drawn = document.body.find_all(True, limit=WHOLE_PAGE) if document.body else []
    return int(holds(document, rule.ready, context) or len(drawn) >= WHOLE_PAGE)


def _read_feed(rule: Feed, document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    by_key: dict[str, FeedItem] = {}
    missed = 0
    for element in _candidates(rule, document):
        key = value(element, rule.key, page)
        if key is None:
            missed += 1
            continue
        item = FeedItem(key, _origin(rule, element, page), holds(element, rule.autoplay, page))
        known = by_key.setdefault(key, item)
        known.origin = max(known.origin, item.origin, key=STRENGTH.__getitem__)
        known.autoplay |= item.autoplay
    if not by_key and not missed:
        missed = _absence_where_expected(rule, document, page)
    extraction.feed = FeedContents(list(by_key.values()), _ended(rule, document, page) if by_key else None)
    extraction.health["feed"] = Health(len(by_key), missed)


def _origin(rule: Feed, element: Tag, page: Context) -> Origin:
    if holds(element, rule.promoted, page):
        return "promoted"
    return "suggested" if holds(element, rule.suggested, page) else "network"


def _ended(rule: Feed, document: BeautifulSoup, page: Context) -> bool | None:
    if rule.ended is None:
        return None
    if holds(document, rule.ended.present, page):
        return True
    return rule.ended.absent is not None and not holds(document, rule.ended.absent, page)


def _person(rule: PersonRule | None, scope: Tag, context: Context, read: Reads = value) -> Author | None:
    """A person. Their id is the same however the page writes it: in small letters, and always with the host."""
    found = rule and read(scope, rule.id, context)
    if not rule or not found:
        return None
    lasting = read(scope, rule.lasting, context)
    return Author(lasting or _complete(rule, found, context), value(scope, rule.name, context))


def _complete(rule: PersonRule, shown: str, context: Context) -> str:
    alone = rule.local and "@" not in shown
    return (f"{shown}@{context.host}" if alone else shown).lower()


def _read_messages(rule: Messages, document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    owner = value(document, rule.owner, page)
    if owner and rule.person:
        owner = _complete(rule.person, owner, page)
    partner = _person(rule.partner, document, page, agreed)  # a group has several; there each message names its writer
    by_key: dict[str, Message] = {}
    occurrences: dict[str, int] = {}
    missed = 0
    elements = list(_candidates(rule, document))
    for element in reversed(elements) if rule.newest_first else elements:
        author = _person(rule.person, element, page)
        context = replace(page, owner=owner, person=author.id if author else None)
        mine = holds(element, rule.mine, context)
        said = value(element, rule.text, context) or ""
        key = _on_host(rule, value(element, rule.key, context), page)
        if mine == holds(element, rule.theirs, context) or not (key or said):
            missed += 1  # the page does not show who wrote it, or nothing distinguishes it from others
            continue
        person = None if mine else author or partner
        if not key:
            of = "\n".join((person.id if person else "", said))
            same = f"{'mine' if mine else 'theirs'}:{fingerprint(of)}"
            occurrences[same] = occurrences.get(same, 0) + 1
            key = f"{same}#{occurrences[same]}"
        by_key.setdefault(key, Message(key, mine, said, person, _time(value(element, rule.at, context))))
    conversation = _on_host(rule, value(document, rule.conversation, page), page)
    if not by_key and not missed:
        is_open = extraction.kind == "messages" and conversation is not None
        absence = _absence_where_expected if is_open else _absence
        missed = absence(rule, document, page)
    extraction.health["messages"] = Health(len(by_key), missed)
    if conversation and (by_key or partner):
        extraction.conversation = conversation
    extraction.partner = partner
    if by_key:
        extraction.messages = list(by_key.values())


def _on_host(rule: Messages, name: str | None, page: Context) -> str | None:
    """The name of a conversation or a message, with the host if names are unique only within a host."""
    return f"{name}@{page.host}" if name and rule.local else name


def _time(shown: str | None) -> str | None:
    """A machine-readable time: milliseconds since 1970 are converted to ISO 8601."""
    if not shown or not SINCE_1970.fullmatch(shown):
        return shown
    seconds, thousandths = divmod(int(shown), 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{thousandths:03}Z"


def fingerprint(of: str) -> str:
    """A 64-bit hash of a text (FNV-1a twice over its UTF-16 bytes), which names a message that its site gives no id."""
    one, two = 0x811C9DC5, 0x01000193
    for byte in of.encode("utf-16-le", "surrogatepass"):
        one = (one ^ byte) * 0x01000193 & 0xFFFFFFFF
        two = (two ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{one:08x}{two:08x}"


def _read_profile(rule: Profile, document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    """Read the user's own profile. Other people's profiles are never read."""
    context = replace(page, owner=value(document, rule.owner, page))
    if not holds(document, rule.own, context):
        return
    fields = _fields(rule, document, context)
    extraction.health["profile"] = Health(
        len(fields), 0 if fields else _absence_where_expected(rule, document, context)
    )
    extraction.profile = fields or None


def shown_profile(declaration: Declaration, document: BeautifulSoup, url: str) -> dict[str, str | int | bool]:
    """The fields of a profile that the person says is their own, which otherwise only their own browser can know.
    Empty if the page is not a profile of the site. Without an address, the page alone decides."""
    page = Context(path_of(url), urlsplit(url).hostname or "")
    rule = declaration.profile
    if rule is None or (url and kind_of(declaration, page.path) not in rule.pages) or not_understood(rule):
        return {}
    return _fields(rule, document, page) if holds(document, rule.ready, page) else {}


def _fields(rule: Profile, document: BeautifulSoup, context: Context) -> dict[str, str | int | bool]:
    return {name: read for name, field in rule.fields.items() if (read := _field(field, document, context)) is not None}


def _field(field: Field, document: BeautifulSoup, context: Context) -> str | int | bool | None:
    """A field of a profile; None if the page does not show it, which is different from empty."""
    if field.yes is not None:
        return True if holds(document, field.yes, context) else False if holds(document, field.no, context) else None
    if field.count is not None:
        counts = (count(document, rule) for rule in field.count)
        return next((found for found in counts if found), 0 if holds(document, field.none, context) else None)
    if field.number is not None:
        number = value(document, field.number, context)
        return int(number) if number and NUMBER.fullmatch(number) else None
    found = value(document, field.text or [], context)
    return found if found is not None else "" if holds(document, field.none, context) else None


def _read_notifications(rule: Notifications, document: BeautifulSoup, page: Context, extraction: Extraction) -> None:
    """Read the number of unread notifications at its place: 0 without a badge there, a miss without the place."""
    places = list(select(document, any_of(rule.place)))
    health = extraction.health["notifications"] = Health(0, 0)
    if not places:
        absence = _absence_where_expected if extraction.kind == "feed" else _absence
        health.missed = absence(rule, document, page)
        return
    for place in places:
        number = value(place, rule.badge, page)
        if number is not None and NUMBER.fullmatch(number):
            extraction.notifications, health.found = Unread(int(number)), 1
            return
    if any(holds(place, rule.dot, page) for place in places):
        return  # something is unread, but the site does not say how many
    badges = any_of([css for rule in rule.badge if (css := rule if isinstance(rule, str) else rule.select)])
    if any(text(badge) for place in places for badge in select(place, badges)):
        health.missed = 1
        return
    extraction.notifications, health.found = Unread(0), 1
