"""The part of a report that is about people: one's own network, as it shows from one's own exchanges.

An ego network is a person with their ties (network science: ego and alters). Days are local; ids are as the site has
them, so that whoever renders a report can ask the store for the person or the activity.
"""

from datetime import date
from typing import Literal

import msgspec


class Week(msgspec.Struct, frozen=True, omit_defaults=True):
    """Messages of the seven days from ``first`` on: ``wrote`` by me; received, by who wrote them: ``known`` I had
    written to before, or met in a group, ``new`` I had not, ``pitches`` whoever sent them, ``unread`` in a language
    that is not read, whoever sent them, or in other words that cannot be, from people I had not written to."""

    first: date
    wrote: int = 0
    known: int = 0
    new: int = 0
    pitches: int = 0
    unread: int = 0

    @property
    def received(self) -> int:
        """All that was written to me."""
        return self.known + self.new + self.pitches + self.unread


Sender = Literal["known", "new", "pitches", "unread"]


class AnsweringOn(msgspec.Struct, frozen=True):
    """Of the conversations on one site how many were answered, half of these within ``hours``."""

    site: str
    answered: int
    hours: float


class Answering(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the conversations that one kind of sender began were answered: ``answered`` of ``conversations``, half of
    these within ``hours`` (None: none was answered). ``by_site``: the same of each site, where they clearly differ."""

    sender: Sender
    conversations: int
    answered: int
    hours: float | None = None
    by_site: tuple[AnsweringOn, ...] = ()


#: A tie is overdue when the silence is so many times as long as the pauses usually are (our convention, grade E).
OVERDUE = 1.5
#: Of fewer exchanges in 12 months it is told how many there were in the year that ended with the last of them; so many
#: make it worth a line where somebody falls silent (our convention, grade E).
SOME_EXCHANGES = 2


class Tie(msgspec.Struct, frozen=True, omit_defaults=True):
    """A tie, named as in auditor.facts.ties: ``exchanges`` of the 12 months before the report's last day, ``messages``
    ever, ``last`` day of contact (None: before what is held), ``every`` days that usually lie between two days of
    contact (None: there were too few, or they lie now near together and now far apart), ``settled``: the last word was
    theirs, and that all is settled or no answer needed, and ``exchanges_then``: where there was one exchange
    alone, those of the 12 months up to the last word, if more (else 0); there may be more before what is held;
    ``together``: the last day on which both wrote in a group within a day of each other."""

    site: str
    person: str
    name: str
    kind: Literal["strong", "weak", "dormant"]
    exchanges: int
    messages: int
    last: date | None = None
    every: float | None = None
    employer: str | None = None
    position: str | None = None
    settled: bool = False
    exchanges_then: int = 0
    together: date | None = None

    @property
    def in_touch(self) -> date | None:
        """The last day of contact, be it in a group."""
        return max((day for day in (self.last, self.together) if day), default=None)


Loop = Literal[
    "promised", "own", "own-introduction", "owed", "owed-introduction", "asked", "unmet", "untold", "unasked"
]  # fmt: skip


class OpenLoop(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something begun and not brought to its end: an introduction I asked somebody about and did not make; what they
    said they would do for me (``owed``) and is not seen since, or an introduction they said they would make; what I
    said I would do (``own``); what I asked and nothing came; somebody I was introduced to and have not written to; an
    introduction I was given whose outcome I have not told; one I made and never asked about. ``others``: who else had
    part in the introduction, of ``unmet`` first who made it, of one I promised (``own-introduction``) whom it is to,
    where that was said; ``due``: the day that a promise names; ``offered``: they said yes to it when I offered it;
    ``longer``: it is an introduction of theirs that has been open for more than 90 days."""

    kind: Loop
    site: str
    person: str
    name: str
    day: date
    activity: str
    others: tuple[str, ...] = ()
    due: date | None = None
    offered: bool = False
    longer: bool = False

    @property
    def promised(self) -> bool:
        """Whether it is what I said I would do."""
        return self.kind in ("own", "own-introduction")


class Match(msgspec.Struct, frozen=True, omit_defaults=True):
    """Two people of mine whom an introduction could serve, as far as the record tells: they work in the same
    ``field``, or have the same ``position``, at different places, or the first asked me to be introduced to the
    other (``request``), or for their number or address (``contact``), or for an introduction without a name while
    one that I asked the other about is not made (``open``), or looked for somebody who does the work of the second
    (``search``), which ``shared`` names; ``asked``: the day the first asked me for something, if they did,
    ``activity``: the id of the message, where that is why; ``other_site``: where the second is, if not on ``site``."""

    site: str
    people: tuple[str, str]
    names: tuple[str, str]
    by: Literal["field", "position", "request", "open", "search", "contact"]
    shared: str
    employers: tuple[str | None, str | None] = (None, None)
    asked: date | None = None
    other_site: str = ""
    activity: str = ""


#: How I know somebody on a site: we wrote to each other, stood in one conversation with others, or are connected.
Known = Literal["exchanged", "together", "connected"]


class Alike(msgspec.Struct, frozen=True, omit_defaults=True):
    """Two places (site and id) that may be one person, and what speaks for it beside the name: one site has the same
    name in two kinds of ids (``forms``), the same ``employer`` or ``handle``, or ``contacts`` in common, or, of two
    whom I know, nothing but the ``name``, or that one name is the other with one more (``surname``), or so many of
    the same ``messages``, or that messages from the first, a mere number, are ``signed`` with the name of the second,
    or that the ``address`` of one is made of the name of the other, or one name is the other with an ``initial``, or a
    first name alone, from where a message speaks of one that the other wrote (``speaks``); ``shared`` says which, and
    ``known`` of those that rest on names how I know each."""

    sites: tuple[str, str]
    people: tuple[str, str]
    names: tuple[str, str]
    by: Literal[
        "forms",
        "employer",
        "handle",
        "contacts",
        "name",
        "surname",
        "messages",
        "signed",
        "address",
        "initial",
        "speaks",
    ]
    shared: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()

    @property
    def places(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Both as (site, id)."""
        (one, other), (first, second) = self.sites, self.people
        return (one, first), (other, second)


class Addressed(msgspec.Struct, frozen=True, omit_defaults=True):
    """To whom I wrote ``messages`` in the 12 months before the report's last day, the ``last`` on that day, on a site
    of which only my own side is known."""

    site: str
    person: str
    name: str
    messages: int
    last: date


class Thanks(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who thanked me within 30 days of the report's last day, for the last time ``on`` that day."""

    site: str
    person: str
    name: str
    on: date


class Mourned(msgspec.Struct, frozen=True):
    """Somebody of whom a message says that they died, as told on that ``day``; ``activity``: the message."""

    site: str
    person: str
    name: str
    day: date
    activity: str


class Confided(msgspec.Struct, frozen=True):
    """Somebody who asked me to keep something quiet, last on that ``day``; ``activity``: the message."""

    site: str
    person: str
    name: str
    day: date
    activity: str


class EgoNetwork(msgspec.Struct, frozen=True, omit_defaults=True):
    """``told``: whether some site tells both what I write and what is written to me; without it the rest says
    little. ``weeks`` oldest first, without a gap; ``pitched_in``: the language (its code) of most pitches, empty
    where there were none; ``ties`` strongest first; ``dormant`` first those with whom most was once written;
    ``kinds`` counts all ties, also those beyond the length of a list, but for those never to be suggested;
    ``answering`` of the last 26 weeks; ``alike``: pairs to ask about, those first with whom most was written;
    ``addressed`` by site, first those most written to; ``thanks``: the latest first;
    ``mourned``: of whom to ask whether they died, the latest news first, and of whom nobody is reminded meanwhile;
    ``confided``: of whom to ask whether they are a source to keep apart, the latest first."""

    told: bool = False
    weeks: tuple[Week, ...] = ()
    pitched_in: str = ""
    answering: tuple[Answering, ...] = ()
    ties: tuple[Tie, ...] = ()
    dormant: tuple[Tie, ...] = ()
    kinds: dict[str, int] = {}
    loops: tuple[OpenLoop, ...] = ()
    matches: tuple[Match, ...] = ()
    alike: tuple[Alike, ...] = ()
    addressed: tuple[Addressed, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    mourned: tuple[Mourned, ...] = ()
    confided: tuple[Confided, ...] = ()
