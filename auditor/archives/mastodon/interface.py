"""Turns what a server of the fediverse answers over Mastodon's API into the same activities as its archive.

https://docs.joinmastodon.org/entities/Status/ and …/Notification/: GoToSocial, Pleroma, Akkoma and Pixelfed answer
alike. Lists without times (favourites, followers, people one follows) are not read.
"""

from datetime import datetime
from typing import Any

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import ME
from auditor.archives.archive import LeftOut, Undated, Unusable, moment
from auditor.archives.documents import unlike
from auditor.archives.mastodon import statuses
from auditor.archives.mastodon.acts import LAUNCH, SITE, said, unquoted
from auditor.archives.mastodon.people import address, mention
from auditor.translatable import lazy_gettext

SOURCE = Source("account", "mastodon 1")
_REACTIONS = {"favourite": None, "pleroma:emoji_reaction": "emoji", "reaction": "emoji"}
_OTHERS = lazy_gettext("notifications of other kinds were left out")


def own(item: Any) -> Activity:
    """A post, reply, boost or message of mine. Raises Unusable, and LeftOut if it is not an act.

    The time is cut to whole seconds, as in an archive, so that the act has the same id in both.
    """
    if isinstance(item, dict):
        content, quoted = said(item.get("content")), _quoted(item)
        whole = _moment(item).isoformat()
        item = item | {"created_at": whole, "content": unquoted(content, quoted) if content and quoted else content}
    return msgspec.structs.replace(statuses.made(item), source=SOURCE)


def towards_me(item: Any, server: str) -> Activity:
    """What somebody did towards me, from a notification: a reply, a mention, a message, a favourite, a boost, a follow.
    ``server`` is my account's, for people who are named without a server. Raises as ``own`` does."""
    if not isinstance(item, dict) or not isinstance(item.get("account"), dict):
        raise Unusable(unlike())
    kind, who = str(item.get("type")), _person(item["account"], server)
    post = item["status"] if isinstance(item.get("status"), dict) else {}
    if kind == "mention":
        return _mentioned(post, who)
    at = _moment(item)
    if kind == "follow":
        return _act(Type.FOLLOW, at, Object(ObjectType.PROFILE), who, who.id)
    uri = address(post.get("uri")) or address(post.get("url"))
    if kind not in {*_REACTIONS, "reblog"}:
        raise LeftOut(_OTHERS)
    if uri is None:
        raise Unusable(unlike())
    which = _REACTIONS.get(kind)
    return _act(
        Type.ANNOUNCE if kind == "reblog" else Type.LIKE,
        at,
        Object(ObjectType.NOTE, id=uri),
        who,
        who.id,
        uri,
        detail=Detail(reaction=which) if which else None,
    )


def in_conversation(item: Any, me: str, server: str) -> Activity:
    """A direct status in a conversation: by me (the number ``me`` on the server), or to me. Raises as ``own`` does; see
    ``towards_me``."""
    account = item.get("account") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(account, dict):
        raise Unusable(unlike())
    return own(item) if account.get("id") == me else _mentioned(item, _person(account, server))


def _mentioned(post: dict[str, Any], who: Person) -> Activity:
    at = _moment(post)
    name = address(post.get("uri")) or address(post.get("url"))
    if name is None:
        raise Unusable(unlike())
    content = said(post.get("content"))
    if post.get("visibility") == "direct":
        thing = Object(ObjectType.MESSAGE, id=name, content=content)
        return _act(Type.CREATE, at, thing, who, name)
    answered = post.get("in_reply_to_id")
    parent = None
    if isinstance(answered, str) and answered[:64].isalnum():
        parent = f"{'/'.join(name.split('/')[:3])}/api/v1/statuses/{answered[:64]}"
    thing = Object(ObjectType.NOTE, id=name, in_reply_to=parent, content=content)
    public = post.get("visibility") in {"public", "unlisted"}
    return _act(Type.CREATE, at, thing, who, name, detail=Detail(public=True) if public else None)


def _act(kind: Type, at: datetime, thing: Object, who: Person, *parts: str, detail: Detail | None = None) -> Activity:
    made = derived_id(at, SITE, kind.value, *parts)
    return Activity(made, kind, at, SITE, who, SOURCE, thing, [ME], detail=detail)


def _moment(item: dict[str, Any]) -> datetime:
    text = said(item.get("created_at"))
    if text is None:
        raise Undated(lazy_gettext("it bears no time"))
    return moment(text.strip()[:100], LAUNCH).replace(microsecond=0)


def _person(account: dict[str, Any], server: str) -> Person:
    name = said(account.get("acct"))
    if name is None:
        raise Unusable(lazy_gettext("it names nobody"))
    known = mention(name if "@" in name else f"{name}@{server}", "")
    shown = said(account.get("display_name"))
    return Person(known.id, " ".join(shown.split())[:500]) if shown else known


def _quoted(item: dict[str, Any]) -> list[str]:
    quote = item.get("quote")
    post = quote.get("quoted_status", quote) if isinstance(quote, dict) else None
    found = [post.get("uri"), post.get("url")] if isinstance(post, dict) else []
    return [each for each in found if isinstance(each, str)][:2] if found else []
