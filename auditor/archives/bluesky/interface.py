"""Turns what a Bluesky server answers over its API into the same activities as a repository.

https://docs.bsky.app/docs/api/com-atproto-repo-list-records and …/app-bsky-notification-list-notifications. Records are
read exactly as in ``repo.car``, so that both give the same act.
"""

from typing import Any, NamedTuple

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import ME
from auditor.archives.archive import LeftOut, Unusable, moment
from auditor.archives.bluesky import records
from auditor.archives.bluesky.records import LAUNCH, LONGEST_LINK, LONGEST_NAME, LONGEST_TEXT, SITE
from auditor.archives.calling import Calling
from auditor.archives.documents import unlike
from auditor.translatable import lazy_gettext

SOURCE = Source("account", "bluesky 1")
COLLECTIONS = (records.POST, records.LIKE, records.REPOST, records.FOLLOW)
_LONGEST_KEY = 600
_RESPONSES = {"like": Type.LIKE, "repost": Type.ANNOUNCE}
_LONGEST_CONVERSATION = 200
_MOST_MEMBERS = 200
_DELETED = lazy_gettext("messages that were deleted or hold no text were left out")
_OTHERS = lazy_gettext("notifications of other kinds were left out")


def name_of(item: Any) -> str:
    """The last part of a record's name, by which records are ordered; empty if it has none."""
    uri = item.get("uri") if isinstance(item, dict) else None
    return uri[:LONGEST_LINK].rpartition("/")[2] if isinstance(uri, str) else ""


def moment_of(item: Any) -> str:
    """When a notification arrived, by which notifications are ordered; empty if it does not say."""
    at = item.get("indexedAt") if isinstance(item, dict) else None
    return at[:40] if isinstance(at, str) else ""


def own(item: Any, did: str) -> Activity:
    """The act of mine in a record. Raises Unusable, and LeftOut if it is not an act."""
    uri = item.get("uri") if isinstance(item, dict) else None
    if not isinstance(uri, str) or not uri.startswith(f"at://{did}/") or len(uri) > _LONGEST_KEY:
        raise Unusable(unlike())
    try:
        made = records.made(item.get("value"), uri.removeprefix(f"at://{did}/"), did)
    except msgspec.ValidationError:
        raise Unusable(unlike()) from None
    return msgspec.structs.replace(made, source=SOURCE)


def towards_me(item: Any) -> Activity:
    """What somebody did towards me, from a notification. Raises as ``own`` does."""
    author = item.get("author") if isinstance(item, dict) else None
    did = author.get("did") if isinstance(author, dict) else None
    if not isinstance(author, dict) or not isinstance(did, str) or not 0 < len(did) <= LONGEST_NAME:
        raise Unusable(unlike())
    who = _shown(author, did)
    kind, at = item.get("reason"), moment(moment_of(item), LAUNCH)
    uri, subject = item.get("uri"), item.get("reasonSubject")
    if not isinstance(uri, str) or len(uri) > LONGEST_LINK:
        raise Unusable(unlike())
    detail = None
    if kind == "follow":
        act, thing = Type.FOLLOW, Object(ObjectType.PROFILE)
    elif kind in _RESPONSES and isinstance(subject, str) and len(subject) <= LONGEST_LINK:
        act, thing = _RESPONSES[kind], Object(ObjectType.NOTE, id=subject)
    elif kind in {"reply", "mention", "quote"}:
        act, detail = Type.CREATE, Detail(public=True)
        thing = Object(ObjectType.NOTE, id=uri, in_reply_to=_answered(item.get("record")), content=_text(item))
    else:
        raise LeftOut(_OTHERS)
    return Activity(derived_id(at, SITE, act.value, uri), act, at, SITE, who, SOURCE, thing, [ME], detail=detail)


def conversation_of(item: Any) -> str | None:
    """The id of a conversation; None if it has none."""
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and 0 < len(found) <= _LONGEST_CONVERSATION else None


def latest_of(item: Any) -> str:
    """The revision of a conversation's latest message; empty if it has none."""
    return revision_of(item.get("lastMessage")) if isinstance(item, dict) else ""


def revision_of(item: Any) -> str:
    """The revision of a message, by which messages are ordered; empty if it has none."""
    found = item.get("rev") if isinstance(item, dict) else None
    return found[:40] if isinstance(found, str) else ""


class Members(NamedTuple):
    """The participants of a conversation besides me. ``calling``: for several, decides whether a message calls me."""

    others: dict[str, Person]
    calling: Calling | None = None


def members(item: Any, did: str) -> Members:
    """The participants of a conversation besides me; I am ``did``."""
    listed = item.get("members") if isinstance(item, dict) else None
    others: dict[str, Person] = {}
    mine: dict[str, Any] = {}
    for each in listed[:_MOST_MEMBERS] if isinstance(listed, list) else ():
        who = each.get("did") if isinstance(each, dict) else None
        if who == did:
            mine = each
        elif isinstance(who, str) and 0 < len(who) <= LONGEST_NAME:
            others[who] = _shown(each, who)
    if len(others) < 2:
        return Members(others)
    names, handles = ([said] if isinstance(said := mine.get(key), str) else [] for key in ("displayName", "handle"))
    return Members(others, Calling(names, handles, [each.name for each in others.values() if each.name]))


def message(item: Any, conversation: str, people: Members, did: str) -> Activity:
    """A message by me or to me; I am ``did``. Raises as ``own`` does."""
    sender = item.get("sender") if isinstance(item, dict) else None
    who = sender.get("did") if isinstance(sender, dict) else None
    if not isinstance(item, dict) or not isinstance(who, str) or not 0 < len(who) <= LONGEST_NAME:
        raise Unusable(unlike())
    text, name, sent = item.get("text"), item.get("id"), item.get("sentAt")
    if not isinstance(text, str):
        raise LeftOut(_DELETED)
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_CONVERSATION or not isinstance(sent, str):
        raise Unusable(unlike())
    at, mine = moment(sent[:100], LAUNCH), who == did
    called = not mine and people.calling is not None and people.calling.by(text)
    others = list(people.others.values())
    return Activity(
        derived_id(at, SITE, Type.CREATE.value, conversation, name),
        Type.CREATE,
        at,
        SITE,
        "me" if mine else people.others.get(who, Person(who)),
        SOURCE,
        Object(ObjectType.MESSAGE, content=text[:LONGEST_TEXT] or None),
        others if mine else [ME, *(each for each in others if len(others) > 1 and each.id != who)],
        context=conversation,
        detail=Detail(mentioned=True) if called else None,
    )


def _shown(account: dict[str, Any], did: str) -> Person:
    shown = account.get("displayName") or account.get("handle")
    return Person(did, " ".join(shown.split())[:LONGEST_NAME] or None if isinstance(shown, str) else None)


def _answered(record: Any) -> str | None:
    reply = record.get("reply") if isinstance(record, dict) else None
    parent = reply.get("parent") if isinstance(reply, dict) else None
    uri = parent.get("uri") if isinstance(parent, dict) else None
    return uri if isinstance(uri, str) and 0 < len(uri) <= LONGEST_LINK else None


def _text(item: dict[str, Any]) -> str | None:
    record = item.get("record")
    text = record.get("text") if isinstance(record, dict) else None
    return text[:LONGEST_TEXT] or None if isinstance(text, str) else None
