"""One act of an outbox, as any server of the fediverse writes it: a value may be one, several, or missing."""

import re
from datetime import UTC, datetime
from typing import Any, Literal

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import kind_told
from auditor.archives.archive import LeftOut, Undated, Unusable, moment
from auditor.archives.documents import unlike
from auditor.archives.mastodon.people import LONGEST_LINK, Account, address, by_address, mention, public
from auditor.archives.remembered import Me
from auditor.translatable import Sentence, lazy_gettext

SITE = "mastodon"
SOURCE = Source("archive", "mastodon 1")
LAUNCH = datetime(2016, 2, 20, tzinfo=UTC)
LONGEST_TEXT = 100_000

#: The line that a server adds for a quoted post (FEP-044f, and before that Akkoma and Misskey).
_QUOTE_LINE = re.compile(r"<(p|span) class=\"quote-inline\">.{0,6000}?</\1>", re.DOTALL)
_QUOTES = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")
_LINK = r"<a\b[^<>]{0,4000}>(?:[^<]|<(?!/a>)){0,4000}</a>"
_EMPTIED = re.compile(r"<p>(?:\s|<br\s*/?>)*</p>")
_REACTIONS = {"Like": None, "EmojiReact": "emoji", "EmojiReaction": "emoji", "Dislike": "dislike"}
_KINDS = {"Question": ObjectType.QUESTION, "Article": ObjectType.ARTICLE}
#: Objects that some servers put into the outbox directly, without the act that made them.
_BARE = frozenset({"Note", "Question", "Article", "Page", "Image", "Video", "Audio", "ChatMessage"})

_DELETED = lazy_gettext("posts that were deleted since were left out; only their address remains")
_LEFT: dict[str, Sentence] = {
    "Delete": lazy_gettext("deletions of posts were left out"),
    "Undo": lazy_gettext("what was taken back again was left out"),
    "Move": lazy_gettext("a move to another account is not read; import the archive of that account too"),
    "Update": lazy_gettext("later changes of posts and of the profile were left out"),
    "Block": lazy_gettext("whom you block is nobody's business"),
    "Flag": lazy_gettext("what you reported is nobody's business"),
}
_TO_MYSELF = lazy_gettext("notes to yourself, addressed to nobody, were left out")
_NO_TIME = lazy_gettext("it bears no time")
_NOTHING_SHARED = lazy_gettext("what was boosted has no address")


def whose(address: str | None) -> Me | None:
    """The account at an actor's address, as people elsewhere name it; None without an address."""
    return Me(SITE, (), (by_address(address).id,)) if address else None


def made(item: Any, me: Account) -> Activity:
    """The activity of an entry in the outbox. Raises Unusable, and LeftOut if it is not an act."""
    if not isinstance(item, dict) or not isinstance(kind := item.get("type"), str):
        raise Unusable(unlike())
    if kind in _BARE and "object" not in item:
        item = {"type": (kind := "Create"), "actor": item.get("attributedTo"), "object": item}
    thing = next(iter(several(item.get("object"))), None)
    if thing is None and kind in {"Create", "Announce", "Follow", *_REACTIONS}:
        raise Unusable(unlike())
    if me.id is None and isinstance(actor := address(item.get("actor")), str):
        me.id = actor
    match kind:
        case "Create":
            return _created(item, thing, me)
        case "Announce":
            return _boosted(item, thing, me)
        case "Follow":
            return _followed(item, thing)
    if kind in _REACTIONS:
        return _reacted(item, thing, kind)
    raise LeftOut(_LEFT.get(kind) or _other(kind))


def _other(kind: str) -> Sentence:
    return lazy_gettext(
        "acts that are neither posts, boosts, reactions nor follows, such as “%(kind)s”, were left out",
        kind=kind_told(kind),
    )


def several(value: Any) -> list[Any]:
    """A list of a value that may be one, several or missing."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def said(value: Any) -> str | None:
    """A text, or None if it is empty or not a text."""
    return value[:LONGEST_TEXT] if isinstance(value, str) and value.strip() else None


def activity(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    to: list[Person] | Literal["Public", "Followers"] = "Public",
    context: str | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity whose id comes from its time and ``parts``."""
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor="me",
        source=SOURCE,
        object=thing,
        to=to,
        context=context,
        detail=detail,
    )


def _published(item: dict[str, Any], thing: Any = None) -> datetime:
    for holder in (item, thing):
        text = holder.get("published") if isinstance(holder, dict) else None
        if isinstance(text, str) and text.strip():
            return moment(text.strip(), LAUNCH)
    raise Undated(_NO_TIME)


def _created(item: dict[str, Any], post: Any, me: Account) -> Activity:
    if isinstance(post, str):
        post = {"id": post}
    if not isinstance(post, dict):
        raise Unusable(unlike())
    if post.get("type") == "Tombstone":
        raise LeftOut(_DELETED)
    published = _published(item, post)
    answered = address(next(iter(several(post.get("inReplyTo"))), None))
    content = _content(post)
    if content is None and answered and said(post.get("name")) and post.get("type") in {"Note", "Answer", None}:
        return _reaction(published, Object(ObjectType.QUESTION, id=answered), "vote")
    name = address(post) or address(item)
    me.wrote(name)
    people = _mentioned(post, me)
    audience, addressed = _readers(item, post, me)
    if audience is None and not people and not addressed:
        raise LeftOut(_TO_MYSELF)
    kind = _KINDS.get(str(post.get("type")), ObjectType.NOTE)
    to: list[Person] | Literal["Public", "Followers"] = audience or people
    detail: Detail | None = None
    if audience is None or post.get("type") == "ChatMessage":
        kind = ObjectType.MESSAGE if kind is not ObjectType.QUESTION else kind
        to = people or [by_address(uri) for uri in addressed]
    elif answered and me.continues(answered, (person.id for person in people) if people else addressed):
        answered = None  # it continues a thread of my own
    elif answered and people:
        to, detail = people, Detail(public=True) if audience == "Public" else None
    return activity(
        Type.CREATE,
        published,
        Object(kind, id=name, in_reply_to=answered, content=content),
        name or content or "",
        to=to,
        context=_context(post.get("conversation")) or _context(post.get("context")),
        detail=detail,
    )


def _content(post: dict[str, Any]) -> str | None:
    content = said(post.get("content"))
    if content is None and isinstance(words := post.get("contentMap"), dict):
        content = next(filter(None, map(said, words.values())), None)
    if content and (quoted := [uri for name in _QUOTES if isinstance(uri := post.get(name), str)]):
        content = unquoted(content, quoted)
    return content


def unquoted(content: str, quoted: list[str]) -> str | None:
    """The person's own words in a post that quotes another, without the line “RE: (address)” that servers add."""
    content = _QUOTE_LINE.sub("", content).strip()
    for uri in quoted:
        link = rf"(?:{_LINK}|{re.escape(uri[:LONGEST_LINK])})"
        content = re.sub(rf"<p>\s{{0,9}}RE:\s{{0,9}}{link}\s{{0,9}}</p>", "", content)
        content = re.sub(rf"(?:^|(?<=>)|(?<=\n))RE:\s{{0,9}}{link}\Z", "", content).strip()
    while content != (content := content.strip().removesuffix("<br>").removesuffix("<br/>").removesuffix("<br />")):
        pass
    return said(_EMPTIED.sub("", content))


def _context(value: Any) -> str | None:
    return value[:LONGEST_LINK] if isinstance(value, str) and value else None


def _readers(
    item: dict[str, Any], post: dict[str, Any], me: Account
) -> tuple[Literal["Public", "Followers"] | None, list[str]]:
    """The audience of a post, and the addresses of the people to whom it is also sent."""
    for holder in (item, post):
        addresses = [
            uri for name in ("to", "cc", "bto", "bcc") for uri in several(holder.get(name)) if isinstance(uri, str)
        ]
        if addresses:
            break
    audience: Literal["Public", "Followers"] | None = None
    if any(map(public, addresses)):
        audience = "Public"
    elif any(map(me.follows, addresses)):
        audience = "Followers"
    others = [uri for uri in addresses if not public(uri) and not me.follows(uri) and uri != me.id]
    return audience, [uri for uri in dict.fromkeys(others) if not uri.endswith(("/followers", "/following"))]


def _mentioned(post: dict[str, Any], me: Account) -> list[Person]:
    found: dict[Person, None] = {}
    for tag in several(post.get("tag")):
        if isinstance(tag, dict) and tag.get("type") == "Mention" and tag.get("href") != me.id:
            name, href = said(tag.get("name")), said(tag.get("href"))
            if name or href:
                found[mention(name or "", href or "")] = None
    return list(found)


def _boosted(item: dict[str, Any], thing: Any, me: Account) -> Activity:
    published = _published(item)
    uri = address(thing)
    if uri is None:
        raise Unusable(_NOTHING_SHARED)
    audience, _ = _readers(item, {}, me)
    return activity(Type.ANNOUNCE, published, Object(ObjectType.NOTE, id=uri), uri, to=audience or "Followers")


def _reacted(item: dict[str, Any], thing: Any, kind: str) -> Activity:
    published = _published(item)
    uri = address(thing)
    if uri is None:
        raise Unusable(lazy_gettext("what was reacted to has no address"))
    which = _REACTIONS[kind]
    if which == "emoji":
        which = (said(item.get("content")) or kind)[:100]
    return _reaction(published, Object(ObjectType.NOTE, id=uri), which)


def _reaction(published: datetime, thing: Object, which: str | None) -> Activity:
    parts = (thing.id or "", which) if which else (thing.id or "",)
    return activity(Type.LIKE, published, thing, *parts, to=[], detail=Detail(reaction=which) if which else None)


def _followed(item: dict[str, Any], thing: Any) -> Activity:
    published = _published(item)
    uri = address(thing)
    if uri is None:
        raise Unusable(lazy_gettext("who was followed has no address"))
    person = by_address(uri)
    return activity(Type.FOLLOW, published, Object(ObjectType.PROFILE, id=uri), uri, to=[person])
