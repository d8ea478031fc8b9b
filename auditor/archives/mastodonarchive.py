"""The backup that the program mastodon-archive (https://github.com/kensanata/mastodon-archive) makes of an account: one
document with the account, its posts in the form of Mastodon's API, and the posts of others that mention it.

A post becomes the same activity as from Mastodon's own export, so that somebody who imports both has it once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Literal, TypeGuard

from auditor.activities.activity import Activity, Coverage, Detail, Object, ObjectType, Person, Profile, Subject, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import Left
from auditor.archives.archive import (
    UNDATED,
    UNSEEN,
    Archive,
    Extent,
    Item,
    LeftOut,
    Note,
    Problem,
    Span,
    Undated,
    Unusable,
    by_content,
    moment,
    stood,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import Entries, broken_off, outline, outlines, unlike
from auditor.archives.mastodon import statuses
from auditor.archives.mastodon.acts import LAUNCH, LONGEST_TEXT, SITE, SOURCE, activity, said, several, whose
from auditor.archives.mastodon.people import address, author, mention
from auditor.translatable import N_, lazy_gettext

_PROGRAM = "mastodon-archive"
TITLE = lazy_gettext("a backup by %(program)s", program=_PROGRAM)

#: The lists that may come first in the document.
_KEYS = frozenset({"account", "statuses", "favourites", "bookmarks", "mentions", "followers", "following", "mutes"})
_FRACTION = re.compile(r"\.\d+")
_ME = Person("me")
_CONNECT = lazy_gettext("Connect the account, or use the browser extension from now on.")
_TIMELESS = {
    "favourites": (
        Subject.REACTION,
        lazy_gettext("A backup by mastodon-archive lists favourites without saying when."),
    ),
    "following": (
        Subject.FOLLOW,
        lazy_gettext("A backup by mastodon-archive lists whom you follow without saying since when."),
    ),
}
_NO_MENTIONS = lazy_gettext("The backup holds no posts of others: they are kept only if the program is told to.")
_SOME_MENTIONS = lazy_gettext("The backup holds direct messages to you as far back as the server still told of them.")
_OF_OTHERS = lazy_gettext("public posts of others that mention you were left out")


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[Member]:
    for member, found in outlines(container, _KEYS):
        first = found.get("statuses")
        if "statuses" in found and (statuses.is_status(first) or _is_account(found.get("account"))):
            yield member


def _is_account(told: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(told, dict) and isinstance(told.get("acct"), str)


class _Backup:
    """What a document has contained so far."""

    def __init__(self) -> None:
        self.span = Span()
        self.account: dict[str, Any] | None = None
        self.lists: Counter[str] = Counter()
        self.left = Left()
        self.received = 0
        self.lack: Note = ""

    def told(self, key: str, item: Any) -> Activity | None:
        """The activity of an entry in one of the lists, or None. Raises Unusable and LeftOut."""
        if key == "account" and _is_account(item):
            self.account = item
            return None
        self.lists[key] += 1
        if key == "statuses":
            return statuses.made(_to_the_second(item))
        if key == "mentions":
            made = _mentioned(item)
            self.received += 1
            return made
        return None


def read(container: Container) -> Iterator[Item]:
    """Read everything in the backup; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member in known), 0
    backup = _Backup()
    for member in known:
        if owner := whose(_whose(container, member)):
            yield owner
        yield from _document(container, member, backup)
        yield from backup.left.problems(member.name)
        backup.left = Left()
        yield from _profile(container, member, backup)
    yield from _coverage(backup)


def _whose(container: Container, member: Member) -> str | None:
    with suppress(Unusable, MemberBroken), container.open(member) as stream:
        found = outline(stream, {"account", "statuses"})
        return author(found) or author(found.get("statuses"))
    return None


def _document(container: Container, member: Member, backup: _Backup) -> Iterator[Activity | Problem]:
    numbers: Counter[str] = Counter()
    counted = backup.lists.copy()
    key = ""
    try:
        with container.open(member) as stream:
            for key, item in Entries(stream):
                numbers[key] += 1
                try:
                    made = backup.told(key, item)
                except LeftOut as reason:
                    backup.left.add(reason.said)
                except Unusable as problem:
                    undated = isinstance(problem, Undated)
                    yield Problem(member.name, numbers[key], problem.said, undated=undated)
                else:
                    if made is not None:
                        backup.span.add(made.published)
                        yield made
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, numbers[key] or None, broken_off(problem))
        backup.lack = lazy_gettext("%(file)s could be read only in part.", file=member.name)
    if entries := sum(backup.lists[name] - counted[name] for name in _TIMELESS):
        timeless = lazy_gettext("the list bears no times, so nothing was taken from it")
        yield Problem(member.name, None, timeless, entries, undated=True)
    if not numbers["statuses"] and not backup.lack:
        yield Problem(member.name, None, lazy_gettext("there are no posts in it"), 0)


def _to_the_second(item: Any) -> Any:
    """A post with its time as in Mastodon's own export, which cuts off fractions of a second."""
    if isinstance(item, dict) and isinstance(at := item.get("created_at"), str):
        return item | {"created_at": _FRACTION.sub("", at, count=1)}
    return item


def _mentioned(item: Any) -> Activity:
    """A direct message to me. Raises LeftOut for a public mention, and Unusable."""
    if not isinstance(item, dict) or not _is_account(author := item.get("account")):
        raise Unusable(unlike())
    if item.get("visibility") != "direct":
        raise LeftOut(_OF_OTHERS)
    if not (created := said(item.get("created_at"))):
        raise Undated(lazy_gettext("it bears no time"))
    published = moment(_FRACTION.sub("", created.strip(), count=1), LAUNCH)
    sender = mention(author["acct"], said(author.get("url")) or "")
    name, content = address(item.get("uri")) or address(item.get("url")), said(item.get("content"))
    return Activity(
        id=derived_id(published, SITE, Type.CREATE.value, sender.id, name or content or ""),
        type=Type.CREATE,
        published=published,
        site=SITE,
        actor=sender,
        source=SOURCE,
        object=Object(ObjectType.MESSAGE, id=name, content=content),
        to=[_ME],
    )


def _profile(container: Container, member: Member, backup: _Backup) -> Iterator[Activity | Problem]:
    account = backup.account
    if account is None:
        return
    as_of = stood(backup.span, (member.modified for member in container.members), LAUNCH)
    if as_of is None:
        yield Problem(member.name, None, UNDATED, undated=True)
        return
    fields = (each for each in several(account.get("fields")) if isinstance(each, dict))
    contact = "\n".join(f"{said(each.get('name')) or ''}: {said(each.get('value')) or ''}" for each in fields)
    avatar = said(account.get("avatar")) or ""
    shown = Profile(
        about=said(account.get("note")) or "",
        contact=contact[:LONGEST_TEXT],
        photo=bool(avatar) and not avatar.endswith("missing.png"),
    )
    name = address(account.get("uri")) or address(account.get("url")) or account["acct"][:500]
    detail = Detail(zone_unknown=True, profile=shown)
    yield activity(Type.UPDATE, as_of, Object(ObjectType.PROFILE, id=name), name, to=[], detail=detail)


def _coverage(backup: _Backup) -> Iterator[Coverage]:
    span, lack = backup.span, backup.lack
    extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
    remedy = lazy_gettext("Run the program again.") if lack else ""
    for subject in (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.MESSAGE_SENT):
        yield Coverage(SITE, subject, extent, span.since, span.until, lack, remedy)
    if backup.received:
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "recent", span.since, span.until, _SOME_MENTIONS)
    else:
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "none", note=_NO_MENTIONS, remedy=_CONNECT)
    if backup.account:
        yield Coverage(SITE, Subject.PROFILE, "full")
    for subject, note in _TIMELESS.values():
        yield Coverage(SITE, subject, "none", note=note, remedy=_CONNECT)
    yield from unseen(SITE, TITLE)


ARCHIVE = Archive(
    id="mastodonarchive",
    site=SITE,
    title=TITLE,
    looked_for=by_content("….user.….json"),
    files=count,
    read=read,
    steps=(N_("mastodon-archive archive user@server"),),
    advice=N_("Have it keep mentions too (--with-mentions): direct messages to you come from there."),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "direct messages"),
        Subject.MESSAGE_RECEIVED: Extent("recent", "direct messages that mention you, if mentions are kept"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "with whom they answer"),
        Subject.SHARE: Extent("full", "boosts"),
        Subject.REACTION: Extent("none", "favourites are kept without a time"),
        Subject.FOLLOW: Extent("none", "they are kept without a time"),
        Subject.PROFILE: Extent("full"),
        **UNSEEN,
    },
    remarks=(
        "It is a program of its own, which you run yourself; it is asked for in a terminal, not on the site.",
        "A post that Mastodon's own export holds as well is one and the same.",
        "Public posts of others that mention you are left out, and so are bookmarks, whom you mute and whom you block.",
    ),
)
