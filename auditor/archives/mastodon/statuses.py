"""A post in the form of Mastodon's API. Pixelfed's export is a list of these."""

import re
from typing import Any, Literal

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Type
from auditor.archives.acts import of_unknown_audience
from auditor.archives.archive import LeftOut, Undated, Unusable, moment
from auditor.archives.documents import unlike
from auditor.archives.mastodon.acts import LAUNCH, activity, said, several
from auditor.archives.mastodon.people import address, mention
from auditor.translatable import lazy_gettext

#: Keys of every post, by which a list of posts is recognised.
TELLING = frozenset({"created_at", "visibility", "in_reply_to_id"})
#: The number that a server gives a post; anything else may be somebody's words, which are not kept.
_NUMBER = re.compile(r"[0-9A-Za-z_-]{1,64}")
_AUDIENCES: dict[str, Literal["Public", "Followers"]] = {
    "public": "Public",
    "unlisted": "Public",
    "local": "Public",
    "private": "Followers",
    "mutuals_only": "Followers",
    "list": "Followers",
    "limited": "Followers",
}
_PRIVATE = ("direct", "self")


def is_status(item: Any) -> bool:
    """Whether an entry of a list is a post in this form."""
    return isinstance(item, dict) and item.keys() >= TELLING and ("uri" in item or "url" in item)


def made(item: Any) -> Activity:
    """The activity of a post. Raises Unusable, and LeftOut if it is not an act."""
    if not isinstance(item, dict):
        raise Unusable(unlike())
    created = said(item.get("created_at"))
    if created is None:
        raise Undated(lazy_gettext("it bears no time"))
    published = moment(created.strip(), LAUNCH)
    name = address(item.get("uri")) or address(item.get("url"))
    audience = _AUDIENCES.get(str(item.get("visibility")))
    if isinstance(shared := item.get("reblog"), dict):
        uri = address(shared.get("uri")) or address(shared.get("url"))
        if uri is None:
            raise Unusable(lazy_gettext("what was boosted has no address"))
        return activity(Type.ANNOUNCE, published, Object(ObjectType.NOTE, id=uri), uri, to=audience or "Followers")
    people = _mentioned(item)
    if audience is None and item.get("visibility") not in _PRIVATE:
        raise of_unknown_audience(item.get("visibility"))
    if audience is None and not people:
        raise LeftOut(lazy_gettext("notes to yourself, addressed to nobody, were left out"))
    kind = ObjectType.QUESTION if isinstance(item.get("poll"), dict) else ObjectType.NOTE
    if audience is None and kind is ObjectType.NOTE:
        kind = ObjectType.MESSAGE
    answered = _answered(item, name)
    to: list[Person] | Literal["Public", "Followers"] = audience or people
    detail = None
    if answered and people:
        to, detail = people, Detail(public=True) if audience == "Public" else None
    thing = Object(kind, id=name, in_reply_to=answered, content=said(item.get("content")))
    return activity(Type.CREATE, published, thing, name or thing.content or "", to=to, detail=detail)


def _answered(item: dict[str, Any], name: str | None) -> str | None:
    """The post that it answers, by its number on the server; None if it continues a thread of one's own."""
    number, whom = item.get("in_reply_to_id"), item.get("in_reply_to_account_id")
    mine = item["account"].get("id") if isinstance(item.get("account"), dict) else None
    if not _NUMBER.fullmatch(str(number or "")) or (whom is not None and str(whom) == str(mine)):
        return None
    server = "/".join((name or "").split("/")[:3])
    return f"{server}/api/v1/statuses/{number}"[:2_000]


def _mentioned(item: dict[str, Any]) -> list[Person]:
    mine = item["account"].get("acct") if isinstance(item.get("account"), dict) else None
    each = (one for one in several(item.get("mentions")) if isinstance(one, dict) and one.get("acct") != mine)
    return list(
        dict.fromkeys(
            mention(name, said(one.get("url")) or "") for one in each if (name := said(one.get("acct"))) is not None
        )
    )
