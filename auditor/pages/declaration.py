"""The part of a site's declaration about its pages: the sections that this folder and extension/lib/extract.js read.

extension/page.schema.json defines the format; these structures refuse what the schema refuses.
"""

from typing import Literal

import msgspec

from auditor.activities.activity import Pattern
from auditor.activities.declared import cached, text


class ValueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to find a text; see page.schema.json."""

    select: str | None = None
    attribute: str | None = None
    without: str | None = None
    pattern: str | None = None
    path: str | None = None


class TestRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A condition on an element or a page; see page.schema.json."""

    __test__ = False  # pytest must not collect this class

    select: str | None = None
    attribute: str | None = None
    pattern: str | None = None
    nearest: str | None = None
    matches: str | None = None
    after: str | None = None
    within: str | None = None
    path: str | None = None
    owner: bool | None = None


Value = str | ValueRule
Test = str | TestRule


class PersonRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person: a name, and the id that requests and archives use too; see page.schema.json."""

    id: list[Value]
    lasting: list[Value] = []
    local: bool = False
    name: list[Value] = []


class Ended(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a feed shows that it has ended: by something that is present, or by something that is absent."""

    present: list[Test] = []
    absent: list[Test] | None = None


class Feed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to find the items of a feed, and what shows their origin."""

    evidence: str = ""
    pages: list[str]
    ready: list[Test]
    empty: list[Test] = []
    container: list[str]
    item: list[str]
    not_: list[str] = msgspec.field(name="not", default=[])
    key: list[Value]
    promoted: list[Test] = []
    suggested: list[Test] = []
    autoplay: list[Test] = []
    ended: Ended | None = None


class Messages(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to find the messages of a conversation, and what shows who wrote them."""

    evidence: str = ""
    pages: list[str]
    ready: list[Test]
    empty: list[Test] = []
    container: list[str]
    item: list[str]
    not_: list[str] = msgspec.field(name="not", default=[])
    key: list[Value] = []
    local: bool = False
    newest_first: bool = msgspec.field(name="newestFirst", default=False)
    text: list[Value]
    at: list[Value] = []
    mine: list[Test]
    theirs: list[Test]
    person: PersonRule | None = None
    partner: PersonRule | None = None
    conversation: list[Value] = []
    owner: list[Value] = []


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A field of a profile: a text, a number on the page, a count of elements, or yes or no."""

    text: list[Value] | None = None
    number: list[Value] | None = None
    count: list[Test] | None = None
    yes: list[Test] | None = None
    no: list[Test] = []
    none: list[Test] = []


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to recognise and read the user's own profile."""

    evidence: str = ""
    pages: list[str]
    ready: list[Test]
    empty: list[Test] = []
    own: list[Test]
    owner: list[Value] = []
    fields: dict[str, Field]


class Notifications(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the page shows the number of unread notifications."""

    evidence: str = ""
    ready: list[Test]
    empty: list[Test] = []
    place: list[str]
    badge: list[Value]
    dot: list[Test] = []


class Pushing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pattern by which a site pushes: its kind, its form on this site, the evidence, and what shows it."""

    kind: Pattern
    what: str
    evidence: str
    found: list[Test]


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of several clients or designs that draw a site's pages, and what shows it."""

    name: str
    found: list[Test]


class Acting(msgspec.Struct, frozen=True):
    """Who is signed in, as pages show it; the part about requests is read elsewhere."""

    page: PersonRule | None = None


class PageKind(msgspec.Struct, frozen=True):
    """A kind of page, and the expression that its path and query match."""

    kind: Literal["feed", "post", "profile", "messages", "notifications", "network", "search", "other"]
    path: str


class Declaration(msgspec.Struct, frozen=True):
    """The part of a site's declaration that says how to read its pages."""

    site: str
    title: str
    checked: str = "never"  # the last day on which it was seen to read the real site, or "never"
    hosts: list[str] = []
    pages: list[PageKind] = []
    acting: Acting = Acting()
    feed: Feed | None = None
    messages: Messages | None = None
    profile: Profile | None = None
    notifications: Notifications | None = None
    patterns: list[Pushing] | None = None
    signed_out: list[Test] = msgspec.field(name="signedOut", default=[])
    variants: list[Variant] | None = None
    denied: list[str] = []


@cached
def declaration(site: str) -> Declaration:
    """The declaration of a site. Raises FileNotFoundError if there is none, msgspec.ValidationError if it is wrong."""
    return msgspec.json.decode(text(site), type=Declaration)
