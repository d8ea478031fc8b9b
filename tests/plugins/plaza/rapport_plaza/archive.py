"""Plaza's data export: ``plaza.json``, a list of messages."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from auditor.activities.activity import Activity, Coverage, Object, ObjectType, Person, Source, Subject, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import (
    UNSEEN,
    Archive,
    Extent,
    Item,
    Problem,
    Span,
    Unusable,
    by_content,
    data_export,
    moment,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import OUTERMOST, Entries, broken_off, outlines, unlike

LAUNCH = datetime(2020, 1, 1, tzinfo=UTC)
TITLE = data_export("Plaza")
SOURCE = Source("archive", "plaza 1")


class Letter(msgspec.Struct):
    """A message: whose, to or from whom, when."""

    at: str
    mine: bool
    neighbour: str
    words: str = ""


def files(container: Container) -> int:
    """How many files are known by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[Member]:
    for member, found in outlines(container, {OUTERMOST}):
        first = found.get(OUTERMOST)
        if isinstance(first, dict) and first.keys() >= {"at", "mine", "neighbour"}:
            yield member


def read(container: Container) -> Iterator[Item]:
    """Everything the export tells."""
    span = Span()
    for member in _known(container):
        try:
            with container.open(member) as stream:
                for number, (_, entry) in enumerate(Entries(stream), 1):
                    try:
                        made = _made(msgspec.convert(entry, Letter))
                    except msgspec.ValidationError:
                        yield Problem(member.name, number, unlike())
                    except Unusable as problem:
                        yield Problem(member.name, number, problem.said)
                    else:
                        span.add(made.published)
                        yield made
        except (Unusable, MemberBroken) as problem:
            yield Problem(member.name, None, broken_off(problem))
    for subject in (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED):
        yield Coverage("plaza", subject, "full", span.since, span.until)
    yield from unseen("plaza", TITLE)


def _made(letter: Letter) -> Activity:
    neighbour, published = Person(letter.neighbour, letter.neighbour), moment(letter.at, LAUNCH)
    return Activity(
        id=derived_id(published, "plaza", letter.neighbour, str(letter.mine)),
        type=Type.CREATE,
        published=published,
        site="plaza",
        actor="me" if letter.mine else neighbour,
        object=Object(ObjectType.MESSAGE, content=letter.words),
        to=[neighbour] if letter.mine else [Person("me")],
        source=SOURCE,
    )


ARCHIVE = Archive(
    id="plaza",
    site="plaza",
    title=TITLE,
    looked_for=by_content("plaza.json"),
    files=files,
    read=read,
    steps=("Settings", "Take it home"),
    advice="The file comes at once.",
    extents={Subject.MESSAGE_SENT: Extent("full"), Subject.MESSAGE_RECEIVED: Extent("full"), **UNSEEN},
)
