"""What a Bluesky server answers over its interface, as the same activities that a repository tells.

https://docs.bsky.app/docs/api/com-atproto-repo-list-records and …/app-bsky-notification-list-notifications. Of a
record all is read as it is of ``repo.car``, so that both are one act.
"""

from typing import Any

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import ME
from auditor.archives.archive import LeftOut, Unusable, moment
from auditor.archives.bluesky import records
from auditor.archives.bluesky.records import LAUNCH, LONGEST_LINK, LONGEST_NAME, LONGEST_TEXT, SITE
from auditor.archives.documents import unlike
from auditor.translatable import lazy_gettext

SOURCE = Source("account", "bluesky 1")
COLLECTIONS = (records.POST, records.LIKE, records.REPOST, records.FOLLOW)
_LONGEST_KEY = 600
_RESPONSES = {"like": Type.LIKE, "repost": Type.ANNOUNCE}
_OTHERS = lazy_gettext("notifications of other kinds were left out")


def name_of(item: Any) -> str:
    """The last part of a record's name, by which records stand in order; empty where it has none."""
    uri = item.get("uri") if isinstance(item, dict) else None
    return uri[:LONGEST_LINK].rpartition("/")[2] if isinstance(uri, str) else ""


def moment_of(item: Any) -> str:
    """When a notification arrived, as it says, by which they stand in order; empty where it does not."""
    at = item.get("indexedAt") if isinstance(item, dict) else None
    return at[:40] if isinstance(at, str) else ""


def own(item: Any, did: str) -> Activity:
    """The act of mine that a record tells. Raises Unusable, and LeftOut for what is none."""
    uri = item.get("uri") if isinstance(item, dict) else None
    if not isinstance(uri, str) or not uri.startswith(f"at://{did}/") or len(uri) > _LONGEST_KEY:
        raise Unusable(unlike())
    try:
        made = records.made(item.get("value"), uri.removeprefix(f"at://{did}/"), did)
    except msgspec.ValidationError:
        raise Unusable(unlike()) from None
    return msgspec.structs.replace(made, source=SOURCE)


def towards_me(item: Any) -> Activity:
    """What a notification tells that somebody did towards me. Raises as ``own`` does."""
    author = item.get("author") if isinstance(item, dict) else None
    did = author.get("did") if isinstance(author, dict) else None
    if not isinstance(author, dict) or not isinstance(did, str) or not 0 < len(did) <= LONGEST_NAME:
        raise Unusable(unlike())
    shown = author.get("displayName") or author.get("handle")
    who = Person(did, " ".join(shown.split())[:LONGEST_NAME] or None if isinstance(shown, str) else None)
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


def _answered(record: Any) -> str | None:
    reply = record.get("reply") if isinstance(record, dict) else None
    parent = reply.get("parent") if isinstance(reply, dict) else None
    uri = parent.get("uri") if isinstance(parent, dict) else None
    return uri if isinstance(uri, str) and 0 < len(uri) <= LONGEST_LINK else None


def _text(item: dict[str, Any]) -> str | None:
    record = item.get("record")
    text = record.get("text") if isinstance(record, dict) else None
    return text[:LONGEST_TEXT] or None if isinstance(text, str) else None
