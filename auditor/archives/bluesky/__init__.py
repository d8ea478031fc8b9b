"""Bluesky's exports (“Export my data”): the repository, with everything public by you, and the chat's messages.

In the repository a tree names each record. The tree is read first, and then the records are read as a stream.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from auditor.activities.activity import Activity, Coverage, Subject
from auditor.archives.acts import Left, kind_told, read_file
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
    Unusable,
    by_content,
    data_export,
    stood,
    unseen,
)
from auditor.archives.bluesky import chat, records
from auditor.archives.bluesky.records import LAUNCH, SITE, Export
from auditor.archives.bluesky.repository import blocks, decoded, index, is_repository
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import unlike
from auditor.archives.remembered import Me
from auditor.translatable import N_, Sentence, lazy_gettext

TITLE = data_export("Bluesky")
_REPOSITORY, _CHAT = "repo.car", "chat.jsonl"
_READ = frozenset({records.POST, records.LIKE, records.REPOST, records.FOLLOW})
_OWN = ("app.bsky.", "chat.bsky.")
#: Lists, filters, blocked people, and settings.
_LEFT_ALONE = frozenset(
    {
        records.PROFILE,
        "app.bsky.actor.status",
        "app.bsky.feed.generator",
        "app.bsky.feed.postgate",
        "app.bsky.feed.threadgate",
        "app.bsky.graph.block",
        "app.bsky.graph.list",
        "app.bsky.graph.listblock",
        "app.bsky.graph.listitem",
        "app.bsky.graph.starterpack",
        "app.bsky.graph.verification",
        "app.bsky.labeler.service",
        "app.bsky.notification.declaration",
        "chat.bsky.actor.declaration",
    }
)
_SUBJECTS = (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.REACTION, Subject.FOLLOW)
_AGAIN = lazy_gettext("Ask Bluesky for the export again.")
_SAY = lazy_gettext("Say who you are when you import it again, or put your repo.car beside it.")
_WRITTEN = lazy_gettext("Bluesky's chat export holds what you wrote, not what others wrote to you.")
_OPEN_THEM = lazy_gettext("The browser extension sees the messages of conversations that you open.")
_NO_CHAT = lazy_gettext(
    "The repository holds no messages: Bluesky hands out those of the chat by themselves, as chat.jsonl."
)
_ASK_TOO = lazy_gettext("Download chat.jsonl too, under Settings, Account, Export my data.")


_NAMELESS = lazy_gettext("records that the repository does not name any more were left out")
_MISSING = lazy_gettext("records that the repository names are not in the file. Download it again")
_UNREADABLE = lazy_gettext("it is no record that can be read")


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[tuple[Member, str]]:
    for member in container.members:
        ending = member.name.casefold().rpartition(".")[2]
        if ending not in {"car", "jsonl"} and not container.lone:
            continue
        try:
            with container.open(member) as stream:
                begin = stream.peek(4096)[:4096]
        except MemberBroken:
            continue
        if is_repository(begin):
            yield member, _REPOSITORY
        elif chat.is_chat(begin):
            yield member, _CHAT


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = sorted(_known(container), key=lambda found: found[1] == _CHAT)
    export, spans, lacks = Export(container), {_REPOSITORY: Span(), _CHAT: Span()}, dict[str, Note]()
    for member, kind in known:
        container.total, container.done = sum(other.size for other, _ in known), 0
        reading = _records(export, member) if kind == _REPOSITORY else chat.messages(export, member)
        lacks[kind] = (yield from read_file(member, SITE, reading, spans[kind])) or lacks.get(kind, "")
    for (file, reason), times in export.said.items():
        yield Problem(file, None, reason, times)
    for file, left in export.left.items():
        yield from left.problems(file)
    yield from _profiles(export, spans[_REPOSITORY])
    yield from _coverage(export, {kind for _, kind in known}, spans, lacks)


def _records(export: Export, member: Member) -> Iterator[Activity | Problem | Me]:
    """The owner of a repository, and each record of the collections that are read. Raises Unusable and MemberBroken if
    the file is cut off."""
    known = index(export.container, member)
    export.did = known.did
    export.profiles.setdefault(export.did, None)
    if export.did:
        yield Me(SITE, (), (export.did,))
    export.container.done = 0
    left = export.left.setdefault(member.name, Left())
    for at, (name, data) in enumerate(blocks(export.container, member), 1):
        key = known.take(name)
        if key == "" or (not key and b"$type" not in data):
            continue
        record = decoded(data)
        kind = record.get("$type") if isinstance(record, dict) else None
        if record is None or (kind is None and _collection(key) in _READ):
            yield Problem(member.name, at, _UNREADABLE)
        elif kind == records.PROFILE and key == f"{records.PROFILE}/self":
            export.profiles[export.did] = _shown(record)
        elif isinstance(kind, str) and kind in _READ:
            if key and _collection(key) == kind:
                for each in (key, *known.others(name)):
                    yield from _record(export, member, at, record, each)
            else:
                export.said[member.name, _NAMELESS] += 1
        elif isinstance(kind, str) and key and _is_strange(kind):
            left.add(_strange(kind))
    if missing := known.left(_READ):
        export.said[member.name, _MISSING] += missing


def _is_strange(kind: str) -> bool:
    """Whether a kind of the site's own records is neither read nor left alone on purpose."""
    return kind.startswith(_OWN) and kind not in _LEFT_ALONE


def _strange(kind: str) -> Sentence:
    return lazy_gettext(
        "records of kinds that Rapport does not know, such as “%(kind)s”, were left out", kind=kind_told(kind)
    )


def _collection(key: str | None) -> str:
    return (key or "").partition("/")[0]


def _record(export: Export, member: Member, at: int, record: Any, key: str) -> Iterator[Activity | Problem]:
    try:
        yield records.made(record, key, export.did)
    except msgspec.ValidationError:
        yield Problem(member.name, at, unlike())
    except Unusable as problem:
        yield Problem(member.name, at, problem.said)
    except LeftOut as left:
        export.said[member.name, left.said] += 1


def _shown(record: Any) -> records.Shown | None:
    try:
        return msgspec.convert(record, records.Shown)
    except msgspec.ValidationError:
        return None


def _profiles(export: Export, span: Span) -> Iterator[Activity | Problem | Me]:
    for did, shown in export.profiles.items():
        if shown is None:
            continue
        as_of = stood(span, (member.modified for member in export.container.members), LAUNCH)
        if as_of is None:
            yield Problem(_REPOSITORY, None, UNDATED)
            continue
        if did:
            yield Me(SITE, (), (did,))
        yield records.profile(shown, as_of, did)


def _coverage(export: Export, kinds: set[str], spans: dict[str, Span], lacks: dict[str, Note]) -> Iterator[Coverage]:
    if _REPOSITORY in kinds:
        for subject in _SUBJECTS:
            yield _covered(subject, spans[_REPOSITORY], lacks[_REPOSITORY], _AGAIN)
        if any(export.profiles.values()):
            yield Coverage(SITE, Subject.PROFILE, "full")
        yield from unseen(SITE, TITLE)
    if _CHAT in kinds:
        yield _covered(Subject.MESSAGE_SENT, spans[_CHAT], lacks[_CHAT], _SAY if export.unclear else _AGAIN)
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "none", note=_WRITTEN, remedy=_OPEN_THEM)
    else:
        yield Coverage(SITE, Subject.MESSAGE_SENT, "none", note=_NO_CHAT, remedy=_ASK_TOO)
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "none", note=_NO_CHAT, remedy=_OPEN_THEM)


def _covered(subject: Subject, span: Span, lack: Note, remedy: Note) -> Coverage:
    extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
    return Coverage(SITE, subject, extent, span.since, span.until, lack, remedy if lack else "")


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("repo.car", "chat.jsonl"),
    files=count,
    read=read,
    steps=(N_("Settings"), N_("Account"), N_("Export my data")),
    advice=N_("The file comes at once. The messages of the chat are a file of their own, on the same page."),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "in chat.jsonl, by conversation; to whom is not told"),
        Subject.MESSAGE_RECEIVED: Extent("none", "chat.jsonl holds what you wrote"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "with whom they answer; replies to you are not in it"),
        Subject.SHARE: Extent("full", "reposts"),
        Subject.REACTION: Extent("full", "likes"),
        Subject.FOLLOW: Extent("full"),
        Subject.PROFILE: Extent("full", "as of the newest record"),
        **UNSEEN,
    },
    remarks=(
        "The repository (`repo.car`) holds what stands today: a like that was taken back, or a post that was deleted, "
        "is not in it any more.",
        "**People** are known by their DID, as the extension knows them; the export tells no names.",
        "**Replies** are directed at whom they answer. Going on with your own thread is aimed at all.",
        "**Posts brought from elsewhere**, as tools do with old tweets, bear a date from before the name of their "
        "record was given out. They are counted and left out: they were not written on Bluesky then.",
        "**The chat** (`chat.jsonl`) is described nowhere. It is read where its lines have the names that Bluesky's "
        "chat uses itself, and what does not is told line by line.",
        "Records of other applications in the same repository are left alone, and so are your lists, filters and whom "
        "you block.",
    ),
)
