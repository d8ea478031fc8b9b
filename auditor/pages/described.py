"""Finds the people that a page describes for machines: schema.org's Person in JSON-LD or microdata, or an h-card.

https://schema.org/Person, https://schema.org/ProfilePage and https://microformats.org/wiki/h-card define these forms. A
page is written by a stranger, so the work is bounded. People inside a post or a comment are not the person that the
page is about.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
from bs4 import BeautifulSoup, Tag

from auditor.activities.activity import Profile
from auditor.pages.tree import LONGEST, closest, hidden, select, text

_BLOCKS = 20  # blocks of JSON-LD on a page
_BLOCK = 500_000  # characters of a block
_NODES = 5_000  # nodes of a block that are examined
_FEW = 50  # values of a property
_MANY = 100  # people, and properties of a person, that are examined
_PERSON = "Person"
_REACH = ("email", "telephone", "url", "sameAs", "contactPoint")
_TYPES = ("https://schema.org/Person", "http://schema.org/Person")
_INSIDE = ".h-entry, .h-feed, .h-cite, .h-event, .h-review"  # an h-card inside these is an author's or a guest's


class Described(msgspec.Struct, frozen=True):
    """A person as a page describes them. ``name`` distinguishes several people and is not kept. ``main``: the page
    itself says that it is about this person."""

    name: str
    profile: Profile
    main: bool = False


def described(document: BeautifulSoup, url: str = "") -> list[Described]:
    """The people that a page describes, each once; if the page says whom it is about, only them."""
    found = [*_linked(document), *_microdata(document), *_cards(document, url)]
    if any(each.main for each in found):
        found = [each for each in found if each.main]
    merged: dict[str, Described] = {}
    for each in found:
        name = " ".join(each.name.split()).casefold()
        known = merged.get(name)
        merged[name] = Described(name, filled(known.profile, each.profile), each.main) if known else each
    return list(merged.values())


def filled(first: Profile, second: Profile) -> Profile:
    """The first profile, with its missing fields taken from the second."""
    lacking = {
        name: value
        for name, value in msgspec.structs.asdict(second).items()
        if value is not None and getattr(first, name) is None
    }
    return msgspec.structs.replace(first, **lacking)


def _linked(document: BeautifulSoup) -> Iterator[Described]:
    scripts = document.find_all("script", attrs={"type": "application/ld+json"}, limit=_BLOCKS)
    for script in scripts:
        written = "".join(map(str, script.contents))
        if len(written) > _BLOCK:
            continue
        try:
            data = msgspec.json.decode(written)
        except (msgspec.DecodeError, RecursionError):
            continue  # this block is not JSON; the others may be
        yield from _people(data)


def _people(data: Any) -> Iterator[Described]:
    """The people in a block at places that say whom the page is about; authors and commenters are left out."""
    waiting, looked = [(data, False)], 0
    while waiting and looked < _NODES:
        node, main = waiting.pop()
        looked += 1
        if isinstance(node, list):
            waiting.extend((each, main) for each in node[:_NODES])
        elif isinstance(node, dict):
            kinds = _words(node.get("@type"))
            if _PERSON in kinds:
                yield Described(_word(node.get("name")), _profile(node), main)
                continue
            waiting.append((node.get("@graph"), main))
            waiting.extend((node.get(name), "ProfilePage" in kinds) for name in ("mainEntity", "about"))


def _profile(node: dict[str, Any]) -> Profile:
    works = node.get("worksFor")
    reach = [word for name in _REACH for word in _words(node.get(name))]
    title = _word(node.get("jobTitle")) or _word(node.get("hasOccupation"))
    return Profile(
        headline=title or None,
        about=_word(node.get("description"))[:LONGEST] or None,
        contact="\n".join(reach)[:LONGEST] or None,
        role=True if works or title else None,
        education=len(_words(node.get("alumniOf"))) or None,
        skills=len(_words(node.get("knowsAbout"))) or None,
        photo=True if node.get("image") else None,
        employer=_word(works)[:500] or None,
    )


def _words(value: Any) -> list[str]:
    """The texts in a value, or the names and addresses of the objects in it."""
    found = []
    for each in (value if isinstance(value, list) else [value])[:_FEW]:
        said = each
        if isinstance(each, dict):
            said = next((each[name] for name in ("name", "email", "telephone", "url", "@id") if each.get(name)), None)
        if isinstance(said, str) and said.strip():
            found.append(said.strip()[:LONGEST])
    return found


def _word(value: Any) -> str:
    return next(iter(_words(value)), "")


def _microdata(document: BeautifulSoup) -> Iterator[Described]:
    people = select(document, ", ".join(f'[itemscope][itemtype="{kind}"]' for kind in _TYPES))
    for person in islice(people, _MANY):
        if person.get("itemprop") and person["itemprop"] not in ("mainEntity", "about"):
            continue  # a property of something else, such as its author or a colleague
        node: dict[str, Any] = {}
        for element in person.find_all(True, attrs={"itemprop": True}, limit=_MANY):
            if closest(element.parent, "[itemscope]") is person and not hidden(element, person):
                for name in str(element["itemprop"]).split()[:_FEW]:
                    node.setdefault(name, []).append(_content(element))
        main = closest(person.parent, '[itemtype$="schema.org/ProfilePage"]') is not None
        yield Described(_word(node.get("name")), _profile(node), main)


def _content(element: Tag) -> str:
    for name in ("content", "href", "src"):
        if isinstance(said := element.get(name), str):
            return said
    inner = element.find(True, attrs={"itemprop": "name"}) if element.has_attr("itemscope") else None
    return text(inner if isinstance(inner, Tag) else element)


def _cards(document: BeautifulSoup, url: str) -> Iterator[Described]:
    cards = [
        card
        for card in islice(select(document, ".h-card, .vcard"), _MANY)
        if closest(card.parent, f".h-card, .vcard, {_INSIDE}") is None and closest(card, _INSIDE) is None
    ]
    for card in cards[:_FEW]:
        reach = [
            said
            for css, name in ((".u-email", "href"), (".u-tel, .p-tel", "href"), ('.u-url, [rel~="me"]', "href"))
            for element in select(card, css)
            if (said := str(element.get(name) or "") or text(element))
        ]
        title = _said(card, ".p-job-title, .p-role")
        employer = _said(card, ".p-org .p-name") or _said(card, ".p-org")
        about = _said(card, ".p-note")
        own = any(str(each.get("href")) == url for each in select(card, ".u-uid, .u-url")) if url else False
        yield Described(
            _said(card, ".p-name, .fn") or text(card)[:200],
            Profile(
                headline=title or None,
                about=about or None,
                contact="\n".join(reach)[:LONGEST] or None,
                role=True if title or employer else None,
                skills=sum(1 for _ in select(card, ".p-category")) or None,
                photo=True if next(select(card, ".u-photo"), None) is not None else None,
                employer=employer[:500] or None,
            ),
            own,
        )


def _said(card: Tag, css: str) -> str:
    return next((said for element in select(card, css) if (said := text(element))), "")
