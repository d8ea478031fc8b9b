"""Misskey's export of notes, and that of its forks (Sharkey, Firefish, Iceshrimp, CherryPick): a list of all notes.

A note gives the number of the note that it answers or renotes on the person's own server, but not its author.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from auditor.activities.activity import (
    Activity,
    Coverage,
    Object,
    ObjectType,
    Person,
    Source,
    Subject,
    Type,
)
from auditor.activities.identity import derived_id
from auditor.archives.acts import Left, of_unknown_audience
from auditor.archives.archive import (
    NOTHING_TELLS,
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
    believable,
    by_content,
    data_export,
    moment,
    noted,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import OUTERMOST, Entries, broken_off, outlines, unlike
from auditor.translatable import N_, lazy_gettext

SITE = "misskey"
TITLE = data_export("Misskey")
SOURCE = Source("archive", "misskey 1")
LAUNCH = datetime(2014, 1, 1, tzinfo=UTC)
LONGEST_TEXT = 100_000
#: How many of my own notes are remembered, to recognise answers to them.
MOST_OWN = 1_000_000

#: The keys of every note in an export, whatever server wrote it.
_TELLING = frozenset({"id", "text", "visibility", "replyId", "renoteId", "visibleUserIds"})
_AUDIENCES: dict[str, Literal["Public", "Followers"]] = {"public": "Public", "home": "Public", "followers": "Followers"}
_SPECIFIED = "specified"
#: The number that a server gives a note or a person; anything else may be somebody's words, which are not kept.
_NUMBER = re.compile(r"[0-9A-Za-z_-]{1,64}")
#: The forms of numbers that most servers give: eight digits of base 36 for milliseconds since 2000, then others.
_NUMBERED = re.compile(r"([0-9a-z]{8})(?:[0-9a-z]{2}|[0-9a-z]{8})")
_SINCE_2000 = 946_684_800_000
_TO_MYSELF = lazy_gettext("notes to yourself, addressed to nobody, were left out")
_SUBJECTS = (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.MESSAGE_SENT)
_SILENT = {
    Subject.MESSAGE_RECEIVED: lazy_gettext("Misskey's export holds what you wrote, not what others wrote to you."),
    Subject.REACTION: lazy_gettext("Misskey's export does not hold your reactions."),
    Subject.FOLLOW: lazy_gettext("Misskey's export lists whom you follow without saying since when."),
    Subject.PROFILE: lazy_gettext("Misskey's export of notes says nothing of your profile."),
}


class _Note(msgspec.Struct, rename="camel"):
    id: str
    text: str | None = None
    created_at: str | None = None
    file_ids: list[Any] | None = None
    reply_id: str | None = None
    renote_id: str | None = None
    poll: Any = None
    cw: str | None = None
    visibility: str = "public"
    visible_user_ids: list[str] | None = None


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[Member]:
    for member, found in outlines(container, {OUTERMOST}):
        first = found.get(OUTERMOST)
        if isinstance(first, dict) and first.keys() >= _TELLING:
            yield member


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member in known), 0
    span, lacks, own = Span(), list[Note](), set[str]()
    for member in known:
        yield from _notes(container, member, span, own, lacks)
    lack = noted(*lacks)
    extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
    remedy = lazy_gettext("Ask your server for the export again.") if lack else ""
    for subject in _SUBJECTS:
        yield Coverage(SITE, subject, extent, span.since, span.until, lack, remedy)
    for subject, note in _SILENT.items():
        yield Coverage(SITE, subject, "none", note=note, remedy=NOTHING_TELLS)
    yield from unseen(SITE, TITLE)


def _notes(
    container: Container, member: Member, span: Span, own: set[str], lacks: list[Note]
) -> Iterator[Activity | Problem]:
    """The notes of a file. If they are incomplete, the reason is added to ``lacks``."""
    number, taken, left = 0, 0, Left()
    try:
        with container.open(member) as stream:
            for number, (_, item) in enumerate(Entries(stream), 1):
                try:
                    made = _made(msgspec.convert(item, _Note), own)
                except msgspec.ValidationError:
                    yield Problem(member.name, number, unlike())
                except Unusable as problem:
                    yield Problem(member.name, number, problem.said, undated=isinstance(problem, Undated))
                except LeftOut as reason:
                    left.add(reason.said)
                else:
                    taken += 1
                    span.add(made.published)
                    yield made
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, number or None, broken_off(problem))
        lacks.append(lazy_gettext("%(file)s could be read only in part.", file=member.name))
    else:
        if number and not taken and not left.counts:
            lacks.append(lazy_gettext("Nothing in %(file)s could be read.", file=member.name))
    yield from left.problems(member.name)


def _made(note: _Note, own: set[str]) -> Activity:
    """A note as an activity. ``own`` has the numbers of notes read before, and gets this one's."""
    published, name = _when(note), _number(note.id)
    mine = note.reply_id in own
    if len(own) < MOST_OWN:
        own.add(note.id)
    audience = _AUDIENCES.get(note.visibility)
    words = "\n".join(filter(None, (note.cw, note.text)))[:LONGEST_TEXT].strip()
    if note.renote_id and not (words or note.file_ids or note.poll):
        shared = Object(ObjectType.NOTE, id=_number(note.renote_id))
        return _activity(Type.ANNOUNCE, published, shared, name, to=audience or "Followers")
    if audience is None and note.visibility != _SPECIFIED:
        raise of_unknown_audience(note.visibility)
    answered = _number(note.reply_id) if note.reply_id and not mine else None
    to: list[Person] | Literal["Public", "Followers"] = audience or _people(note)
    kind = ObjectType.QUESTION if note.poll else ObjectType.NOTE
    if audience is None:
        if not to:
            raise LeftOut(_TO_MYSELF)
        kind = ObjectType.QUESTION if note.poll else ObjectType.MESSAGE
    thing = Object(kind, id=name, in_reply_to=answered, content=words or None)
    return _activity(Type.CREATE, published, thing, name, to=to)


def _activity(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    to: list[Person] | Literal["Public", "Followers"],
) -> Activity:
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor="me",
        source=SOURCE,
        object=thing,
        to=to,
    )


def _people(note: _Note) -> list[Person]:
    """The people for whom alone a note is, by their numbers, because the export has no names."""
    numbers = dict.fromkeys(note.visible_user_ids or ())
    return [Person(_number(number)) for number in numbers]


def _number(told: str) -> str:
    """Return the number of a note or a person. Raises Unusable if it is not one."""
    if not _NUMBER.fullmatch(told):
        raise Unusable(unlike())
    return told


def _when(note: _Note) -> datetime:
    """When a note was made: the time it states, or else the time in its number. Raises Unusable."""
    if note.created_at and note.created_at.strip():
        return moment(note.created_at.strip(), LAUNCH)
    if found := _NUMBERED.fullmatch(note.id):
        return believable(datetime.fromtimestamp((int(found[1], 36) + _SINCE_2000) / 1_000, UTC), LAUNCH)
    raise Undated(lazy_gettext("it bears no time"))


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("notes-….json"),
    files=count,
    read=read,
    steps=(N_("Settings"), N_("Import and export"), N_("All notes")),
    advice=N_("The file appears in your drive on the server, mostly within minutes. A server makes one a day."),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "notes to people you chose"),
        Subject.MESSAGE_RECEIVED: Extent("none", "the export holds what you wrote"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "whom they answer is not told"),
        Subject.SHARE: Extent("full", "renotes"),
        Subject.REACTION: Extent("none", "they are not in it"),
        Subject.FOLLOW: Extent("none", "they are listed without a time"),
        Subject.PROFILE: Extent("none"),
        **UNSEEN,
    },
    remarks=(
        "**Forks** write the same file: Sharkey, Firefish, Iceshrimp, CherryPick and others.",
        "**People** a note is for are known by their numbers on your server.",
        "A renote with words of yours is a post, one without is a share. Going on with your own thread is a post.",
    ),
    left_alone={
        "favorites-….json": "what you saved reaches nobody",
        "clips-….json": "what you saved reaches nobody",
        "antennas-….json": "filters are no acts",
        "following-….csv": "bears no time",
        "user-lists-….csv": "lists sort people for yourself",
        "mute-….csv": "whom you mute is nobody's business",
        "blocking-….csv": "whom you block is nobody's business",
    },
)
