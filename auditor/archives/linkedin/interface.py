"""Turns what LinkedIn answers over its Member Data Portability interface into the same activities as its export.

https://learn.microsoft.com/en-us/linkedin/dma/member-data-portability/ documents it. The snapshot has the rows of the
export's files by domain, so the readers of these files read it. The changelog has one event for each act.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import Item, LeftOut, Unusable
from auditor.archives.container import Container, Member
from auditor.archives.documents import unlike
from auditor.archives.linkedin import read
from auditor.archives.linkedin.dates import believable
from auditor.archives.linkedin.files import LONGEST_LINK, LONGEST_TEXT, Said, act
from auditor.archives.linkedin.people import LONGEST_NAME, ME, SITE, People, hidden
from auditor.archives.remembered import Me, Remembered
from auditor.translatable import lazy_gettext

SOURCE = Source("account", "linkedin 1")
#: The domains of the snapshot that tell who I am, and the files of the export with the same columns.
ABOUT_ME = {
    "PROFILE": "Profile.csv",
    "PROFILE_SUMMARY": "Profile Summary.csv",
    "POSITIONS": "Positions.csv",
    "EDUCATION": "Education.csv",
    "SKILLS": "Skills.csv",
}
#: The other domains. Invitations and connections come before the messages, because they tell who is who. The domain
#: RECOMMENDATIONS is missing: its rows do not say which way they went.
DOMAINS = {
    "INVITATIONS": "Invitations.csv",
    "CONNECTIONS": "Connections.csv",
    "MEMBER_SHARE_INFO": "Shares.csv",
    "INSTANT_REPOSTS": "InstantReposts.csv",
    "ALL_COMMENTS": "Comments.csv",
    "ALL_LIKES": "Reactions.csv",
    "ALL_VOTES": "Votes.csv",
    "COMPANY_FOLLOWS": "Company Follows.csv",
    "MEMBER_FOLLOWING": "Member_Follows.csv",
    "ENDORSEMENTS": "Endorsement_Given_Info.csv",
    "JOB_APPLICATIONS": "Job Applications.csv",
    "INBOX": "messages.csv",
}
_MOST_COLUMNS, _LONGEST_COLUMN = 60, 200
_MOST_MEMBERS = 200
_THREAD = "urn:li:messagingThread:"
_OTHERS = lazy_gettext("events of other kinds were left out")
_DELETED = lazy_gettext("what was edited or deleted later was left out, as it is known already")


class Rows(Container):
    """Rows of the snapshot as files of the export: lists of rows by the files' names."""

    def __init__(self, tables: Mapping[str, Sequence[Any]], remembered: Remembered, fetched: datetime) -> None:
        super().__init__(Path("snapshot"))
        self.remembered = remembered
        self._files = {name: _table(rows) for name, rows in tables.items() if rows}
        self.members = tuple(Member(name, len(content), fetched) for name, content in self._files.items())

    @property
    def lone(self) -> bool:
        """It says nothing about other files."""
        return True

    def list(self) -> None:
        """The members are known from the start."""

    def _open(self, member: Member) -> tuple[io.BytesIO, int | None]:
        return io.BytesIO(self._files[member.name]), None


def _table(rows: Iterable[Any]) -> bytes:
    known = [row for row in rows if isinstance(row, dict)]
    names = dict.fromkeys(name for row in known for name in list(row)[:_MOST_COLUMNS] if len(name) <= _LONGEST_COLUMN)
    header = list(names)[:_MOST_COLUMNS]
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(row.get(name)) for name in header] for row in known)
    return written.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)[:LONGEST_TEXT]


def snapshot(container: Rows) -> Iterable[Item]:
    """Everything in the rows, as the export's reader reads it; acts carry the account they are of."""
    account = None
    for item in read(container):
        if isinstance(item, Me):
            account = item.account
        yield msgspec.structs.replace(item, source=SOURCE, account=account) if isinstance(item, Activity) else item


class _Event(NamedTuple):
    """An event of the changelog: when, and by whom. ``decorated``: the activity with the names of the people in it."""

    at: datetime
    actor: str
    mine: bool
    who: Person
    activity: dict[str, Any]
    decorated: dict[str, Any]


class Changes:
    """Makes activities of the changelog's events. ``member`` is my URN; ``account`` is my account on the site."""

    def __init__(self, member: str, remembered: Remembered, account: str | None) -> None:
        self._member = member
        self._people = People(remembered)
        self._account = account
        self._said = Said()
        self._others: dict[str, dict[str, Person]] = {}  # the other people of a conversation, by their URNs

    def made(self, item: Any) -> Activity:
        """The act in an event. Raises Unusable, and LeftOut if it is not an act."""
        if not isinstance(item, dict):
            raise Unusable(unlike())
        if item.get("owner") != self._member:
            raise Unusable(lazy_gettext("it belongs to another member"))
        reader = _READERS.get(_text(item, "resourceName"))
        if reader is None:
            raise LeftOut(_OTHERS)
        if item.get("method") != "CREATE":
            raise LeftOut(_DELETED)
        activity, decorated = item.get("activity"), item.get("processedActivity")
        actor = _text(item, "actor")
        if not isinstance(activity, dict) or not actor:
            raise Unusable(unlike())
        decorated = decorated if isinstance(decorated, dict) else {}
        who = self._person(actor, _first(decorated, "actor~", "author~", "inviter~"))
        event = _Event(_moment(item, activity), actor, actor == self._member, who, activity, decorated)
        return msgspec.structs.replace(reader(self, event), source=SOURCE, account=self._account)

    def _person(self, urn: str, shown: Any) -> Person:
        """A person by the address of their profile, by their name, or by their URN, whichever is known first."""
        if urn == self._member:
            return ME
        shown = shown if isinstance(shown, dict) else {}
        vanity = _text(shown, "vanityName")
        name = f"{_localized(shown, 'first')} {_localized(shown, 'last')}".strip()
        if vanity or name:
            found = self._people.person(name, f"https://www.linkedin.com/in/{quote(vanity, safe='')}" if vanity else "")
            return Person(urn[:LONGEST_NAME], found.name) if found is ME else found
        return Person(urn[:LONGEST_NAME])

    def post(self, event: _Event) -> Activity:
        """A post; without words of one's own, a share of what was shared."""
        words = _commentary(event.activity)
        again = _shared(event.activity) if words is None else None
        address = again or _link(event.activity.get("id"))
        if address is None:
            raise Unusable(unlike())
        thing = Object(ObjectType.NOTE, id=address, content=words)
        kind = Type.ANNOUNCE if again else Type.CREATE
        if not event.mine:
            raise LeftOut(_OTHERS)
        to = "Public" if _is_public(event.activity) else "Followers"
        return act(kind, event.at, thing, _link(event.activity.get("id")) or address, to=to)  # type: ignore[arg-type]  # one of the two

    def repost(self, event: _Event) -> Activity:
        """A share without a comment; of others, a share of my post."""
        again = event.activity.get("repostedContent")
        address = _link(_first(again, "share", "ugcPost", "activity") if isinstance(again, dict) else again)
        if address is None:
            raise Unusable(lazy_gettext("it does not say what was shared"))
        thing = Object(ObjectType.NOTE, id=address)
        if event.mine:
            return act(Type.ANNOUNCE, event.at, thing, address, to="Public")
        return act(Type.ANNOUNCE, event.at, thing, address, event.who.id, actor=event.who, to=[ME])

    def comment(self, event: _Event) -> Activity:
        """A comment of mine, or of somebody on what I wrote."""
        target = _link(event.activity.get("object"))
        if target is None:
            raise Unusable(lazy_gettext("it does not say what was commented on"))
        message = event.activity.get("message")
        words = _content(message.get("text") if isinstance(message, dict) else message)
        thing = Object(ObjectType.NOTE, in_reply_to=target, content=words)
        before = self._said.before(event.at, target, event.mine, words or "")
        parts = (target, str(before)) if before else (target,)
        if event.mine:
            return act(Type.CREATE, event.at, thing, *parts, to="Public")
        return act(
            Type.CREATE,
            event.at,
            thing,
            *parts,
            event.who.id,
            actor=event.who,
            to=[ME],
            detail=Detail(public=True),
        )

    def reaction(self, event: _Event) -> Activity:
        """A reaction of mine, or of somebody to what I wrote."""
        target = _link(_first(event.activity, "object", "root"))
        if target is None:
            raise Unusable(unlike())
        name = _text(event.activity, "reactionType")[:100] or "LIKE"
        thing, detail = Object(ObjectType.NOTE, id=target), Detail(reaction=name.lower())
        if event.mine:
            return act(Type.LIKE, event.at, thing, target, name, detail=detail)
        parts = (target, name, event.who.id)
        return act(Type.LIKE, event.at, thing, *parts, actor=event.who, to=[ME], detail=detail)

    def invitation(self, event: _Event) -> Activity:
        """An invitation to connect, with the note it carried."""
        other = "invitee" if event.mine else "inviter"
        urn = _text(event.activity, other)
        if not urn or urn == self._member:
            raise Unusable(lazy_gettext("it names nobody"))
        person = self._person(urn, event.decorated.get(f"{other}~"))
        note = event.activity.get("message")
        content = _content(note.get("text") if isinstance(note, dict) else note)
        return act(
            Type.OFFER,
            event.at,
            Object(ObjectType.RELATIONSHIP, content=content),
            "OUTGOING" if event.mine else "INCOMING",
            person.id,
            actor="me" if event.mine else person,
            to=[person if event.mine else ME],
            detail=Detail(note=content is not None),
        )

    def message(self, event: _Event) -> Activity:
        """A message of mine or to me. Who else takes part is known from the thread, or from who wrote in it."""
        thread = _text(event.activity, "thread")
        conversation = thread.removeprefix(_THREAD)[:LONGEST_LINK]
        if not conversation:
            raise Unusable(unlike())
        said = event.activity.get("content")
        words = _content(_first(said, "fallback", "text") if isinstance(said, dict) else said)
        others = self._others.setdefault(conversation, {})
        for urn, shown in _members(event.decorated.get("thread~"), event.activity.get("thread~")):
            if urn != self._member and len(others) < _MOST_MEMBERS:
                others[urn] = self._person(urn, shown)
        who = event.who
        if not event.mine:  # the thread may name somebody whom the event itself does not
            who = others[event.actor] = others.get(event.actor, who) if who.name is None else who
        among = list(dict.fromkeys(others.values()))
        before = self._said.before(event.at, conversation, event.mine, words or "")
        to = among or [hidden(conversation)] if event.mine else [ME, *(each for each in among if each != who)]
        made = act(
            Type.CREATE,
            event.at,
            Object(ObjectType.MESSAGE, content=words),
            conversation,
            str(before),
            actor="me" if event.mine else who,
            to=to,
        )
        same = derived_id(event.at, SITE, conversation, event.mine, before)  # as in messages.csv
        return msgspec.structs.replace(made, id=same, context=conversation)


_READERS = {
    "ugcPosts": Changes.post,
    "instantReposts": Changes.repost,
    "socialActions/comments": Changes.comment,
    "socialActions/likes": Changes.reaction,
    "invitations": Changes.invitation,
    "messages": Changes.message,
}


def processed_at(item: Any) -> int:
    """When the interface took an event in, in UTC milliseconds; 0 if it does not say."""
    at = item.get("processedAt") if isinstance(item, dict) else None
    return at if isinstance(at, int) and not isinstance(at, bool) and 0 < at < 1 << 53 else 0


def _moment(item: dict[str, Any], activity: dict[str, Any]) -> datetime:
    """When an act happened, to the second, as the export has it."""
    created = activity.get("created")
    for found in (
        created.get("time") if isinstance(created, dict) else None,
        activity.get("deliveredAt"),
        activity.get("createdAt"),
        item.get("capturedAt"),
    ):
        if isinstance(found, int) and not isinstance(found, bool) and 0 < found < 1 << 53:
            try:
                return believable(datetime.fromtimestamp(found // 1000, UTC))
            except (ValueError, OverflowError, OSError):
                break
    raise Unusable(lazy_gettext("it has no time"))


def _link(urn: Any) -> str | None:
    """The address of what a URN names, as the export writes it."""
    if not isinstance(urn, str) or not urn.startswith("urn:li:") or len(urn) > LONGEST_LINK // 4:
        return None
    return f"https://www.linkedin.com/feed/update/{quote(urn, safe='')}"


def _commentary(activity: dict[str, Any]) -> str | None:
    shared = _share(activity)
    words = shared.get("shareCommentary")
    return _content(words.get("text") if isinstance(words, dict) else activity.get("commentary"))


def _shared(activity: dict[str, Any]) -> str | None:
    context = activity.get("responseContext")
    return _link(_first(context, "parent", "root")) if isinstance(context, dict) else None


def _share(activity: dict[str, Any]) -> dict[str, Any]:
    content = activity.get("specificContent")
    found = content.get("com.linkedin.ugc.ShareContent") if isinstance(content, dict) else None
    return found if isinstance(found, dict) else {}


def _is_public(activity: dict[str, Any]) -> bool:
    shown = activity.get("visibility")
    found = shown.get("com.linkedin.ugc.MemberNetworkVisibility") if isinstance(shown, dict) else shown
    return found not in ("CONNECTIONS", "CONTAINER")


def _members(*threads: Any) -> Iterable[tuple[str, Any]]:
    for thread in threads:
        listed = thread.get("membership") if isinstance(thread, dict) else None
        for each in listed[:_MOST_MEMBERS] if isinstance(listed, list) else ():
            if isinstance(each, dict) and (urn := _text(each, "identity")):
                yield urn, each.get("identity~")


def _localized(shown: dict[str, Any], which: str) -> str:
    plain = _text(shown, f"localized{which.capitalize()}Name")
    given = shown.get(f"{which}Name")
    several = given.get("localized") if isinstance(given, dict) else None
    if plain or not isinstance(several, dict):
        return plain or (given[:LONGEST_NAME] if isinstance(given, str) else "")
    return next((each[:LONGEST_NAME] for each in several.values() if isinstance(each, str)), "")


def _content(words: Any) -> str | None:
    return words[:LONGEST_TEXT] if isinstance(words, str) and words.strip() else None


def _first(found: Any, *names: str) -> Any:
    return next((found[name] for name in names if found.get(name)), None) if isinstance(found, dict) else None


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value[:LONGEST_LINK] if isinstance(value, str) else ""
