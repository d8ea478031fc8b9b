"""Turns an arriving activity into a flat record: reads its text and drops it.

A record is one row of the store's table and of the auditor's frame; ``stored_schema`` gives its types.
"""

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import to_builtins
from msgspec.structs import replace

from auditor import language
from auditor.activities.activity import (
    NOTIFICATIONS,
    Activity,
    Detail,
    ObjectType,
    Person,
    Subject,
    Type,
    subject_of,
)
from auditor.activities.acts import Act, ProfileReading, Reading
from auditor.activities.identity import fingerprint, keyed_id, keyed_name, slack
from auditor.history.languages import Around, Message, languages, nothing_around
from auditor.history.remains import Remains, encoded
from auditor.history.said import MESSAGES, PUBLIC, Said, Told, said
from auditor.history.without_texts import without_texts
from auditor.language.kin_died import KinDied
from auditor.language.names_said import Named
from auditor.language.self_named import self_named

if TYPE_CHECKING:
    import polars as pl


class Record(NamedTuple):
    """One activity as it is kept. Times are UTC milliseconds; ``day`` and ``hour`` are in the person's local time."""

    id: str
    type: str
    subject: str
    at: int
    day: str  # ISO 8601
    hour: int
    site: str
    mine: bool
    partner: str | None  # the only other person of a directed act; in an act of others, who did it
    audience: str | None  # person, group, followers, public; None: directed at nobody
    recipients: str | None  # JSON list of the ids of all others addressed, including the partner if mine
    object_type: str | None
    object_id: str | None
    in_reply_to: str | None
    context: str | None
    duration: float | None
    words: int | None
    language: str | None
    acts: int | None  # bits of auditor.activities.acts.Act; None: no text, or no lexicon for its language
    sketch: bytes | None  # keyed minhash of a message of mine, by which similar ones are found
    reading: str | None  # JSON of Remains
    detail: str | None  # JSON of activity.Detail, its texts removed
    via: str
    version: str
    slack: int
    fingerprint: bytes | None
    account: str | None  # which account of the person: as the site names it; in a store, the id of its record


#: Columns that are stored but that no audit asks for; a history leaves them out.
UNASKED = frozenset({"hour", "fingerprint", "account"})


class Arrival(NamedTuple):
    """A record, the people named in its activity, and the text if the person chose to keep texts. ``mentions`` are the
    people whom it speaks of introducing, ``looks_for`` the people it looks for, ``deaths`` those whom it says to have
    died, ``kin`` the relation of its writer's who did, ``senders`` those who, as it says, sent its writer, and
    ``self_named`` is what it calls a writer without a name. All are compared with the people on record when it is
    stored, and are not stored themselves."""

    row: Record
    people: tuple[Person, ...]
    text: str | None
    mentions: tuple[language.Mentions, ...] = ()
    looks_for: tuple[language.LookedFor, ...] = ()
    deaths: tuple[Named, ...] = ()
    self_named: Named = ()
    senders: tuple[Named, ...] = ()
    kin: KinDied | None = None

    @property
    def named_anywhere(self) -> bool:
        """Whether it names anybody who may be on record on another site."""
        return bool(self.deaths or self.self_named or self.senders or self.kin)

    @property
    def names_somebody(self) -> bool:
        """Whether it names anybody who may be on record."""
        return self.named_anywhere or bool(self.mentions)

    @property
    def speaks_of_somebody(self) -> bool:
        """Whether it names, or looks for, anybody who may be on record."""
        return self.names_somebody or bool(self.looks_for)


_json = msgspec.json.Encoder()
_SENT = Subject.MESSAGE_SENT
# Arithmetic on Act is slow.
_INTRODUCTION, _DECLINE, _BARE_NAME = int(Act.INTRODUCTION), int(Act.DECLINE), int(Act.BARE_NAME)
_MESSAGE = ObjectType.MESSAGE


def receive(activity: Activity, *, key: bytes, zone: tzinfo, keep_text: bool = False, derived: bool = False) -> Arrival:
    """Read and flatten one activity. ``key`` is the installation's secret, ``zone`` the time zone where the person
    lives. ``derived``: the id was derived from the content, and is kept keyed."""
    return receive_all([activity], key=key, zone=zone, keep_text=keep_text, derived=derived)[0]


def receive_all(
    activities: Iterable[Activity],
    *,
    key: bytes,
    zone: tzinfo,
    keep_text: bool = False,
    derived: bool = False,
    around: Around = nothing_around,
) -> list[Arrival]:
    """Do what ``receive`` does for each of several activities. Together they take less time, because their sketches are
    made at once; and short messages are read in the language of their conversation, which ``around`` may know too."""
    told = [(activity, *_said(activity)) for activity in activities]
    spoken = languages(_messages(told), around)
    sent = {place: text for place, (_, kind, text) in enumerate(told) if text and kind is _SENT}
    sketches = dict(zip(sent, language.sketches(sent.values(), key), strict=True))
    return [
        _received(
            activity,
            kind,
            text,
            sketches.get(place),
            key,
            zone,
            hint=spoken.around(_place(activity), text) if text and kind in MESSAGES else None,
            keep_text=keep_text,
            derived=derived,
        )
        for place, (activity, kind, text) in enumerate(told)
    ]


def _messages(told: list[tuple[Activity, Subject, str | None]]) -> Iterator[Message]:
    for activity, kind, text in told:
        if text and kind in MESSAGES:
            yield Message(_place(activity), activity.site, _addressed(activity)[0], text, activity.mine)


def _place(activity: Activity) -> tuple[str, str | None]:
    """The conversation to which a message belongs."""
    return activity.site, activity.context or _addressed(activity)[0]


def _said(activity: Activity) -> tuple[Subject, str | None]:
    """The subject of an activity, and its text without markup."""
    thing = activity.object
    if thing is None:
        return subject_of(activity.type, None, False, activity.mine, False), None
    kind = subject_of(activity.type, thing.type, bool(thing.in_reply_to), activity.mine, thing.id == NOTIFICATIONS)
    return kind, language.plain_text(thing.content) if thing.content else None


def _by_the_clock_of(zone: tzinfo, activity: Activity, shown: Detail) -> Activity:
    """The same activity at the moment when clocks in the zone showed its time."""
    moment = activity.published.replace(tzinfo=zone)
    return replace(activity, published=moment, detail=replace(shown, wall_clock=None))


def _received(
    activity: Activity,
    kind: Subject,
    text: str | None,
    sketch: bytes | None,
    key: bytes,
    zone: tzinfo,
    *,
    hint: str | None,
    keep_text: bool,
    derived: bool,
) -> Arrival:
    if (shown := activity.detail) and shown.wall_clock:
        activity = _by_the_clock_of(zone, activity, shown)
    mine = activity.mine
    thing = activity.object
    object_type, object_id, in_reply_to = (thing.type, thing.id, thing.in_reply_to) if thing else (None, None, None)
    partner, audience, others = _addressed(activity)
    reading = language.read(text, hint=hint, public=kind in PUBLIC, mine=mine) if text else None
    acts = int(reading.acts) if reading and reading.acts is not None else None
    if mine and text and reading and acts:
        acts &= ~_not_done(acts, text, reading, others if audience == "group" else [])
    published = activity.published
    local = published.astimezone(zone)
    told = said(Told(text, reading, acts, kind, mine, audience == "person", local.date())) if text and reading else None
    detail, about_me = without_texts(activity.detail)
    source = activity.source
    row = Record(  # by position: by name it takes thrice the time
        to_builtins(keyed_id(activity.id, key) if derived else activity.id),  # takes a fifth of the time of str()
        str(activity.type),
        str(kind),
        round(published.timestamp() * 1000),
        local.date().isoformat(),
        local.hour,
        activity.site,
        mine,
        partner,
        audience,
        _json.encode([p.id for p in others]).decode() if others else None,
        None if object_type is None else str(object_type),
        keyed_name(object_id, key) if object_id and object_type is _MESSAGE else object_id,
        in_reply_to,
        activity.context,
        None if activity.duration is None else activity.duration + 0.0,  # neither a whole number nor -0.0
        reading.words if reading else None,
        reading.language if reading else None,
        acts,
        sketch,
        _kept(told, about_me),
        _json.encode(detail).decode() if detail else None,
        source.via,
        source.version,
        slack(activity),
        fingerprint(activity, kind, text, key),
        activity.account,
    )
    people = (*others, activity.actor) if isinstance(activity.actor, Person) else tuple(others)
    kept_text = text if keep_text else None
    if told is None:
        return Arrival(row, people, kept_text)
    nameless = isinstance(activity.actor, Person) and audience == "person" and not _has_a_name(activity.actor)
    own_name = self_named(text) if nameless and text and kind in MESSAGES else ()
    spoken_of = (told.mentions, told.looks_for, told.deaths, own_name, told.senders, told.kin)
    return Arrival(row, people, kept_text, *spoken_of)


def _has_a_name(person: Person) -> bool:
    """Whether more than a number is known of what somebody is called."""
    return any(letter.isalpha() for letter in person.name or "")


def _kept(told: Said | None, about_me: ProfileReading | None) -> str | None:
    """The JSON of what is kept of a text and of a profile; None if nothing is."""
    remains = told.remains if told else Remains()
    return encoded(replace(remains, profile=about_me) if about_me else remains)


def _not_done(acts: int, text: str, reading: Reading, group: list[Person]) -> int:
    """The acts that a message of mine does not do although its words read so: introducing people, if it speaks to only
    one of several; and naming somebody, if it refuses to and gives neither a number nor an address."""
    named = acts & _INTRODUCTION and group and language.to_one(text, reading.language, [p.name or "" for p in group])
    refused = acts & _DECLINE and not reading.gives
    return (_INTRODUCTION if named else 0) | (_BARE_NAME if refused else 0)


def _addressed(activity: Activity) -> tuple[str | None, str | None, list[Person]]:
    if isinstance(activity.to, str):
        partner = activity.actor.id if isinstance(activity.actor, Person) else None
        return partner, activity.to.lower(), []
    others = [person for person in activity.to if person.id != "me"]
    if isinstance(activity.actor, Person):
        return activity.actor.id, "group" if others else "person", others
    if not others:
        return None, None, others
    return (others[0].id, "person", others) if len(others) == 1 else (None, "group", others)


def frame(rows: "list[Record]") -> "pl.DataFrame":
    """A typed frame of records, oldest first."""
    import polars as pl

    return pl.DataFrame(rows, schema=stored_schema(), orient="row").pipe(typed)


def stored_schema() -> "dict[str, pl.DataType]":
    """The Polars types of a record as the store returns it."""
    import polars as pl

    types: dict[str, pl.DataType] = {
        "at": pl.Int64(),
        "hour": pl.Int64(),
        "mine": pl.Boolean(),
        "duration": pl.Float64(),
        "words": pl.Int64(),
        "acts": pl.Int64(),
        "slack": pl.Int64(),
        "sketch": pl.Binary(),
        "fingerprint": pl.Binary(),
    }
    return {name: types.get(name, pl.String()) for name in Record._fields}


def asked_schema() -> "dict[str, pl.DataType]":
    """The Polars types of the columns that a history has, as the store returns them."""
    import polars as pl

    # Columns with few different values are held as numbers, which takes much less memory in a long history.
    few: dict[str, pl.DataType] = {
        "type": pl.Enum(Type),
        "subject": pl.Enum(Subject),
        "object_type": pl.Enum(ObjectType),
        "via": pl.Categorical(),
        "version": pl.Categorical(),
    }
    return {name: few.get(name, kind) for name, kind in stored_schema().items() if name not in UNASKED}


def typed(stored: "pl.DataFrame") -> "pl.DataFrame":
    """Stored records as the auditor needs them: ``day`` is a Date, ``recipients`` a list, sorted by time, without
    ``UNASKED``. It converts a column at a time, so that a history is not held twice if the caller drops its own."""
    import polars as pl

    at, ids = stored["at"], stored["id"]
    later = (at > at.shift(1)) | ((at == at.shift(1)) & (ids >= ids.shift(1)))
    ordered = later.fill_null(value=True).all()
    order = None if ordered else stored.select(pl.arg_sort_by("at", "id", maintain_order=True)).to_series()
    left, found, kinds = stored.get_columns()[::-1], [], asked_schema()
    del stored, at, ids, later
    while left:
        column = left.pop()
        if column.name not in kinds:
            continue
        column = column.cast(kinds[column.name])
        if column.name == "day":
            column = column.str.to_date("%Y-%m-%d")
        elif column.name == "recipients":
            column = _lists(column)
        found.append(column.rechunk() if order is None else column.gather(order))
    return pl.DataFrame(found)


def _lists(written: "pl.Series") -> "pl.Series":
    """Lists from JSON. Each different text is parsed once, because most messages go to the same people."""
    import polars as pl

    each = written.unique()
    read = pl.DataFrame([each, each.str.json_decode(pl.List(pl.String)).alias("read")])
    return written.to_frame().join(read, on=written.name, how="left", maintain_order="left")["read"].alias(written.name)
