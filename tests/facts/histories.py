"""Random histories of a few people, seeded, and the plain records a naive re-implementation reads. Made up by us."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.language import plain_text, read
from tests.story import Story

TEXTS = (
    "How are things going over there these days?",
    "Thank you so much for your help",
    "Could you introduce me to your head of HR?",
    "Happy to help, I can send you the slides tomorrow.",
    "We offer a great product, are you open to a quick demo?",
    "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over.",
    "Yes, Friday!",
    None,
)
PEOPLE = ("Ana", "Ben", "Cem")


@dataclass(frozen=True)
class Line:
    """A message as a loop sees it. Times are UTC milliseconds."""

    id: str
    at: int
    mine: bool
    others: tuple[str, ...]
    context: str | None
    words: int
    acts: int | None
    comment: bool
    promoted: bool
    spam: bool

    @property
    def partner(self) -> str:
        return self.others[0]

    @property
    def said_among_others(self) -> bool:
        """Whether it was said in a group, and neither paid for nor unwanted: then it pitches to nobody."""
        return len(self.others) > 1 and not self.promoted and not self.spam


def random_story(seed: int, length: int = 60, last_day: int = 500) -> Story:
    """Messages, comments and connections over two years, now close together, now far apart."""
    dice = Random(seed)
    story = Story(last_day=last_day)
    day = 0.0
    for _ in range(length):
        day += dice.choice((0.01, 0.2, 1, 3, 8, 14, 15, 40)) * dice.choice((0.5, 1, 1))
        who, text = dice.choice(PEOPLE), dice.choice(TEXTS)
        more = tuple(other for other in PEOPLE if other != who and dice.random() < 0.1)
        context = dice.choice((None, None, f"thread {who}"))
        marked = dice.choice((None,) * 12 + (Detail(promoted=True), Detail(spam=True)))
        note = dice.random() < 0.15
        thing = (
            Object(ObjectType.NOTE, in_reply_to="p", content=text) if note else Object(ObjectType.MESSAGE, content=text)
        )
        match dice.random():
            case chance if chance < 0.05:
                story.connect(day, who)
            case chance if chance < 0.5:
                story.add(Type.CREATE, day, thing, to=(who, *more), context=context)
            case _:
                story.add(Type.CREATE, day, thing, by=who, to=("me", *more), context=context, detail=marked)
    return story


def lines(story: Story) -> list[Line]:
    """What was written to people up to the window's end, oldest first."""
    end = story.families().window.end
    found = [_line(one) for one in story.activities if one.type is Type.CREATE]
    return sorted((line for line in found if line.at < end), key=lambda line: (line.at, line.id))


def places(written: list[Line]) -> dict[str, str]:
    """The conversation of each line by its id."""
    found = {}
    loose = {one.partner for one in written if len(one.others) == 1 and not one.comment and not one.context}
    for one in written:
        alone = len(one.others) == 1
        together = f"with {one.partner}" if alone else "among " + ", ".join(sorted(set(one.others)))
        unnamed = alone and not one.comment and one.partner in loose
        found[one.id] = together if unnamed else one.context or together
    return found


def pitched(written: list[Line]) -> dict[str, bool | None]:
    """Whether each line is a pitch to me, by its id; None where it cannot be told."""
    found = _by_itself(written)
    cold = [one for one in written if not one.mine and not _known_by_then(written, one)]
    sellers = {_spell(written, one) for one in cold if (one.acts or 0) & Act.PITCH and len(one.others) == 1}
    reminders = [one for one in cold if not (_is_plain(one) and _answered_by_then(written, one))]
    reminds = [one for one in reminders if not one.said_among_others and _spell(written, one) in sellers]
    return found | {one.id: True for one in reminds}


def _spell(written: list[Line], message: Line) -> tuple[str, int]:
    """With whom a line was written, and how many silences of more than 60 days came before it."""
    until = [
        one.at for one in written if one.partner == message.partner and (one.at, one.id) <= (message.at, message.id)
    ]
    return message.partner, sum(after - before > 60 * 86_400_000 for before, after in pairwise(until))


def _is_plain(one: Line) -> bool:
    """Whether a line to me is not read as a pitch, and neither paid for nor unwanted."""
    return not one.promoted and not one.spam and not (one.acts or 0) & Act.PITCH


def _answered_by_then(written: list[Line], message: Line) -> bool:
    """Whether I wrote more than a refusal, or than kind words to a seller, to its writer alone before a message."""
    before = [one for one in written[: written.index(message)] if one.partner == message.partner]
    return any(_says_more(written, one) for one in before)


def _says_more(written: list[Line], one: Line) -> bool:
    return one.mine and len(one.others) == 1 and not (one.acts or 0) & Act.DECLINE and not _is_kind(written, one)


def _is_kind(written: list[Line], message: Line) -> bool:
    """Whether a line of mine says thanks or hardly more, to somebody who had mostly pitched by then and did so twice at
    least."""
    theirs = [one for one in written if one.partner == message.partner and not one.mine]
    before = [_is_plain(one) for one in theirs if (one.at, one.id) < (message.at, message.id)]
    if sum(not _is_plain(one) for one in theirs) < 2 or before.count(False) <= before.count(True):
        return False
    if message.acts is None or message.acts & (Act.ASK | Act.QUESTION | Act.OFFER | Act.CONSENT | Act.TO_INTRODUCE):
        return False
    return bool(message.acts & Act.THANKS) or (message.words <= 8 and not message.acts & ~(Act.GREETING | Act.PROMISE))


def _known_by_then(written: list[Line], message: Line) -> bool:
    """Whether both wrote something before a message that is no pitch, and of mine no refusal."""
    before = [one for one in written[: written.index(message)] if one.partner == message.partner]
    return any(not one.mine and _is_plain(one) for one in before) and _answered_by_then(written, message)


def _by_itself(written: list[Line]) -> dict[str, bool | None]:
    """What each line is by itself."""
    wrote_plainly: set[str] = set()
    heard_from_me: set[str] = set()
    found: dict[str, bool | None] = {}
    for one in written:
        if one.mine:
            found[one.id] = False
            if _says_more(written, one):
                heard_from_me.add(one.partner)
            continue
        unwanted = one.promoted or one.spam
        reads = None if one.acts is None else bool(one.acts & Act.PITCH)
        pitches = reads and not one.said_among_others
        known = one.partner in wrote_plainly and one.partner in heard_from_me
        found[one.id] = True if unwanted else False if known else pitches
        if not unwanted and not reads:
            wrote_plainly.add(one.partner)
    return found


def _line(one: Activity) -> Line:
    assert one.object and isinstance(one.to, list)
    content = one.object.content
    reading = read(plain_text(content)) if content else None
    addressed = [person.id for person in one.to if person.id != "me"]
    writer = [] if isinstance(one.actor, str) else [one.actor.id]
    detail = one.detail or Detail()
    return Line(
        str(one.id), round(one.published.timestamp() * 1000), one.mine, (*writer, *addressed), one.context,
        reading.words if reading else 0,
        int(reading.acts) if reading and reading.acts is not None else None,
        one.object.type is ObjectType.NOTE, bool(detail.promoted), bool(detail.spam),
    )  # fmt: skip
