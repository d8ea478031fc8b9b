"""X's export (“Download an archive of your data”), once Twitter's: posts, replies, retweets, direct messages, profile.

First, all files are read to learn who I am and who takes part in groups; then every file is read as a stream. Likes and
follows have no times; they are counted and left out.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec

from auditor.activities.activity import Activity, Coverage, Detail, Object, ObjectType, Profile, Subject, Type
from auditor.archives.acts import read_file
from auditor.archives.archive import (
    NOTHING_TELLS,
    UNDATED,
    Archive,
    Item,
    Note,
    Problem,
    Span,
    Unusable,
    by_content,
    noted,
    stood,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.remembered import Me
from auditor.archives.unread import unread
from auditor.archives.x.about import (
    ADVICE,
    AGAIN,
    ENCRYPTED,
    EXTENTS,
    FOLLOWS,
    LIKES,
    REMARKS,
    STEPS,
    WHOLE,
)
from auditor.archives.x.files import LAUNCH, LONGEST_TEXT, SITE, TITLE, Export, act, known, listed, unknown
from auditor.archives.x.ignored import IGNORED
from auditor.archives.x.messages import messages, participants, settle
from auditor.archives.x.tweets import Notes, in_circle, owner_by_threads, tweets
from auditor.translatable import lazy_gettext

#: Since when messages may be in X Chat instead, which no archive contains.
_CHAT_BEGAN = datetime(2025, 6, 1, tzinfo=UTC)
_POSTS = (Subject.POST, Subject.COMMENT, Subject.SHARE)
_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
#: The file that holds most activities of a kind.
_FILES = {"posts": "tweets.js", "messages": "direct-messages.js"}
_TIMELESS: dict[str, tuple[Subject | None, Note]] = {
    "likes": (Subject.REACTION, LIKES),
    "following": (Subject.FOLLOW, FOLLOWS),
    "followers": (None, ""),
}
#: Kinds of files with acts of the person; the others only help to read these.
_TWEETS = ("tweets", "months", "circle")
_TELLING = frozenset({*_TWEETS, "table", "messages", "groups", "likes", "following", "followers", "profile"})


class _Description(msgspec.Struct):
    bio: str | None = None
    website: str | None = None
    location: str | None = None


class _Profile(msgspec.Struct, rename="camel"):
    description: _Description | None = None
    avatar_media_url: str | None = None


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    kinds = [kind for _, kind in known(container)]
    return len(kinds) if _TELLING.intersection(kinds) or "manifest" in kinds else 0


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    export = Export(container, list(known(container)))
    export.learn()
    if export.me is None:
        settle(export)
    export.me = export.me or owner_by_threads(export)
    if export.me:
        yield Me(SITE, (f"@{export.handle}",) if export.handle else (), (export.me,))
    groups = participants(export) if export.me else {}
    notes = Notes()
    yield from notes.gather(export)
    container.total, container.done = sum(member.size for member, _ in export.files), 0
    lacks: dict[str, Note] = {}
    spans = {"posts": Span(), "messages": Span()}
    circle = in_circle(export)

    for member, kind in list(export.of(*_TWEETS)) or list(export.of("table")):
        lack = yield from read_file(member, SITE, tweets(export, member, kind, notes, circle), spans["posts"])
        lacks["posts"] = lack or lacks.get("posts", "")
    for member, kind in export.of("messages", "groups"):
        lack = yield from read_file(member, SITE, messages(export, member, kind, groups), spans["messages"])
        lacks["messages"] = lack or lacks.get("messages", "")
    for file, kind in export.missing.items():
        what = "messages" if kind in ("messages", "groups") else "posts" if kind in (*_TWEETS, "notes") else ""
        if what and not lacks.get(what):
            lacks[what] = lazy_gettext("This X archive has no %(file)s.", file=file)
    for span in spans.values():
        export.span.widen(span)
    for member, _ in export.of(*_TIMELESS):
        yield from _timeless(container, member)
    yield from export.remarks()
    yield from unread(unknown(container))
    yield from _profile(export)
    yield from _coverage(export, spans, lacks)


def _timeless(container: Container, member: Member) -> Iterator[Problem]:
    """A single problem for a list without times, with its length."""
    try:
        entries = sum(1 for _ in listed(container, member))
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, None, lazy_gettext("it cannot be read: %(reason)s", reason=problem.said))
        return
    if entries:
        reason = lazy_gettext("the list bears no times, so nothing was taken from it")
        yield Problem(member.name, None, reason, entries, undated=True)


def _profile(export: Export) -> Iterator[Activity | Problem]:
    for member, _ in export.of("profile"):
        for told in export.first(member, _Profile):
            made = stood(export.span, (each.modified for each in export.container.members), LAUNCH)
            if (as_of := export.made or made) is None:
                yield Problem(member.name, None, UNDATED, undated=True)
                return
            described = told.description or _Description()
            photo = bool(told.avatar_media_url) and "default_profile" not in (told.avatar_media_url or "")
            shown = Profile(
                about=(described.bio or "")[:LONGEST_TEXT],
                contact=(described.website or "")[:LONGEST_TEXT],
                photo=photo,
            )
            detail = Detail(profile=shown, zone_unknown=None if export.made else True)
            yield act(Type.UPDATE, as_of, Object(ObjectType.PROFILE, id=export.me), to=[], detail=detail)
            return


def _coverage(export: Export, spans: dict[str, Span], lacks: dict[str, Note]) -> Iterator[Coverage]:
    kinds = {kind for _, kind in export.files}
    for name, subjects, of in (
        ("posts", _POSTS, {*_TWEETS, "table"}),
        ("messages", _MESSAGES, {"messages", "groups"}),
    ):
        span, lack = spans[name], lacks.get(name, "")
        if kinds & of:
            extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
            note, remedy = lack, AGAIN if lack and (export.me or name == "posts") else WHOLE if lack else ""
            if name == "messages" and extent != "none" and _may_chat(export):
                extent, note = "recent", noted(lack, ENCRYPTED)
                remedy = remedy or NOTHING_TELLS
            until = span.until
            if extent == "full" and until and export.made:  # after the last one there were none until the export
                until = max(until, export.made.date())
            for subject in subjects:
                yield Coverage(SITE, subject, extent, span.since, until, note, remedy)
        elif export.whole:
            note = lazy_gettext("This X archive has no %(file)s.", file=_FILES[name])
            for subject in subjects:
                yield Coverage(SITE, subject, "none", note=note, remedy=AGAIN)
    if "profile" in kinds:
        yield Coverage(SITE, Subject.PROFILE, "full")
    for kind, (lacking, note) in _TIMELESS.items():
        if lacking and (kind in kinds or export.whole):
            yield Coverage(SITE, lacking, "none", note=note, remedy=NOTHING_TELLS)
    if not export.container.lone:
        yield from unseen(SITE, TITLE)


def _may_chat(export: Export) -> bool:
    """Whether the export was made when some messages were no longer part of it."""
    made = export.made or stood(export.span, (each.modified for each in export.container.members), LAUNCH)
    return made is None or made >= _CHAT_BEGAN


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("tweets.js", "direct-messages.js", "manifest.js"),
    files=count,
    read=read,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
    left_alone=IGNORED,
)
