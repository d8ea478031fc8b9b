"""A life told in scenes: each scene writes the activities that a real one would have left."""

import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Literal

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Profile, Source, Type
from auditor.activities.identity import derived_id
from server.demonstration.cast import TOPICS, Member

_SOURCE = Source("manual", "demonstration")
_SITE = "linkedin"
_ME = Person("me")


@cache
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads(files("server.demonstration").joinpath("phrases.toml").read_text("utf-8"))


class Life:
    """Scenes are set on days counted back from ``today`` (0 is today), at hours of a working day by its clock."""

    def __init__(self, today: datetime, me: str, rng: Random) -> None:
        self.today = today.replace(minute=0, second=0, microsecond=0)
        self.me = me
        self.rng = rng
        self.activities: list[Activity] = []

    # Single acts ------------------------------------------------------------------------------------------------------

    def add(
        self,
        kind: Type,
        at: datetime,
        thing: Object | None,
        by: Member | None = None,
        to: Sequence[Person] | Literal["Public", "Followers"] = (),
        context: str | None = None,
        detail: Detail | None = None,
        duration: float | None = None,
    ) -> None:
        """One activity; none in the future, as nothing has happened there yet."""
        if at > self.today:
            return
        self.activities.append(
            Activity(
                id=derived_id(at, kind, len(self.activities)),
                type=kind,
                published=at,
                site=_SITE,
                actor=Person(by.id, by.name) if by else "me",
                object=thing,
                to=to if isinstance(to, str) else list(to),
                context=context,
                detail=detail,
                duration=duration,
                source=_SOURCE,
            )
        )

    def moment(self, days_ago: float) -> datetime:
        """An hour of the working day, so many days ago."""
        day = self.today - timedelta(days=days_ago)
        return day.replace(hour=self.rng.randint(8, 17), minute=self.rng.randint(0, 59))

    def say(self, phrase: str, name: str = "", a: str = "", b: str = "") -> str:
        """One of the phrases for an occasion, filled in."""
        return self.rng.choice(_phrases()[phrase]).format(name=name, a=a, b=b, topic=self.rng.choice(TOPICS))

    def tell(self, at: datetime, text: str, *people: Member) -> None:
        """I write to someone, or to several at once."""
        self.add(
            Type.CREATE,
            at,
            Object(ObjectType.MESSAGE, content=text),
            to=[Person(p.id, p.name) for p in people],
            context=_thread(*people),
        )

    def hear(self, at: datetime, text: str, who: Member, *others: Member) -> None:
        """Someone writes to me, perhaps to others too."""
        self.add(
            Type.CREATE,
            at,
            Object(ObjectType.MESSAGE, content=text),
            by=who,
            to=[_ME, *(Person(p.id, p.name) for p in others)],
            context=_thread(who, *others),
        )

    # Scenes -----------------------------------------------------------------------------------------------------------

    def chat(self, days_ago: float, who: Member, turns: int, i_start: bool, hours: float) -> None:
        """Back and forth about life and work; ``turns`` messages, my answers about ``hours`` later."""
        at = self.moment(days_ago)
        mine = i_start
        for turn in range(turns):
            phrase = ("chat", "chat_answer", "chat_more", "chat_close")[min(turn, 3)]
            if mine:
                self.tell(at, self.say(phrase, who.first), who)
            else:
                self.hear(at, self.say(phrase, self.me), who)
            mine = not mine
            at += timedelta(hours=self.rng.expovariate(1 / (hours if mine else 9)))

    def connect(self, days_ago: float, who: Member) -> None:
        """We are connected from that day."""
        shown = Detail(employer=who.employer, position=who.position, mutuals=who.mutuals)
        self.add(
            Type.ACCEPT,
            self.moment(days_ago),
            Object(ObjectType.RELATIONSHIP),
            to=[Person(who.id, who.name)],
            detail=shown,
        )

    def invite(self, days_ago: float, who: Member, note: bool, accepted_after: float | None) -> None:
        """I invite someone, and they accept after so many days, or not."""
        text = self.say("note", who.first) if note else None
        self.add(
            Type.OFFER,
            self.moment(days_ago),
            Object(ObjectType.RELATIONSHIP, content=text),
            to=[Person(who.id, who.name)],
            detail=Detail(note=note),
        )
        if accepted_after is not None:
            self.connect(days_ago - accepted_after, who)

    def be_invited(self, days_ago: float, who: Member) -> None:
        """Someone invites me, and I accept the day after."""
        self.add(
            Type.OFFER,
            self.moment(days_ago),
            Object(ObjectType.RELATIONSHIP),
            by=who,
            to=[_ME],
            detail=Detail(note=False),
        )
        self.connect(days_ago - 1, who)

    def ask(self, days_ago: float, who: Member, clear: bool, helped: bool, thanked: bool) -> None:
        """I ask for something; perhaps I am helped, perhaps I say thanks."""
        at = self.moment(days_ago)
        self.tell(at, self.say("ask_clear" if clear else "ask_vague", who.first), who)
        if helped:
            at += timedelta(hours=self.rng.uniform(3, 40))
            self.hear(at, self.say("answer_help", self.me), who)
        if helped and thanked:
            self.tell(at + timedelta(hours=self.rng.uniform(4, 60)), self.say("thanks", who.first), who)

    def be_asked(self, days_ago: float, who: Member, answer: str | None, thanked: bool) -> None:
        """Someone asks me; I answer with ``answer_help``, ``decline``, ``bare_name`` or nothing."""
        at = self.moment(days_ago)
        self.hear(at, self.say("ask_in", self.me), who)
        if answer:
            at += timedelta(hours=self.rng.uniform(5, 70))
            self.tell(at, self.say(answer, who.first, a="Mira Novak"), who)
            if thanked:
                self.hear(at + timedelta(hours=self.rng.uniform(2, 30)), self.say("thanks", self.me), who)

    def give(self, days_ago: float, who: Member) -> None:
        """I send something useful unasked."""
        self.tell(self.moment(days_ago), self.say("offer", who.first), who)

    def introduce(self, days_ago: float, a: Member, b: Member, *, asked: bool, reasons: bool, followed: bool) -> None:
        """I introduce two people to each other; perhaps asking both first, saying why, and asking later how it went."""
        at = self.moment(days_ago)
        if asked:
            for one, other in ((a, b), (b, a)):
                self.tell(at - timedelta(days=3), self.say("consent", one.first, a=other.name), one)
                self.hear(at - timedelta(days=2), self.say("consent_yes", self.me, a=other.first), one)
        phrase = "introduction" if reasons else "introduction_bare"
        self.tell(at, self.say(phrase, a=a.first, b=b.first), a, b)
        self.hear(at + timedelta(hours=20), self.say("introduced_reply", self.me, a=b.first), a, b)
        if followed:
            self.tell(at + timedelta(days=16), self.say("outcome_question", a.first, a=b.first), a)

    def be_introduced(self, days_ago: float, by: Member, to: Member, *, prompt: bool, reported: bool) -> None:
        """Someone introduces me; perhaps I write to the new contact at once and tell what came of it."""
        at = self.moment(days_ago)
        self.hear(at, self.say("introduction", a=self.me, b=to.first), by, to)
        self.tell(at + timedelta(hours=20 if prompt else 110), self.say("first_message", to.first), to)
        if reported:
            self.tell(at + timedelta(days=12), self.say("outcome_report", by.first, a=to.first), by)

    def pitched(self, days_ago: float, who: Member, phrase: str) -> None:
        """A stranger pitches me, and hears nothing."""
        self.hear(self.moment(days_ago), self.say(phrase, self.me), who)

    def approach(self, days_ago: float, who: Member, *, template: bool, answered: bool) -> None:
        """My first message to someone I hardly know."""
        at = self.moment(days_ago)
        self.tell(at, self.say("first_template" if template else "first_message", who.first), who)
        if answered:
            self.hear(at + timedelta(hours=self.rng.uniform(4, 90)), self.say("first_answer", self.me), who)

    def post(self, days_ago: float, promotional: bool = False) -> None:
        """I publish something."""
        text = self.say("post_promo" if promotional else "post")
        self.add(Type.CREATE, self.moment(days_ago), Object(ObjectType.NOTE, content=text), to="Public")

    def comment(self, days_ago: float, composed: bool) -> None:
        """I comment on a post."""
        text = self.say("comment" if composed else "comment_short", "all")
        on = f"urn:li:activity:{self.rng.randrange(10**18, 10**19)}"
        self.add(Type.CREATE, self.moment(days_ago), Object(ObjectType.NOTE, in_reply_to=on, content=text), to="Public")

    def like(self, days_ago: float) -> None:
        """I click a reaction."""
        on = f"urn:li:activity:{self.rng.randrange(10**18, 10**19)}"
        self.add(Type.LIKE, self.moment(days_ago), Object(ObjectType.NOTE, id=on), detail=Detail(reaction="LIKE"))

    def profile(self, days_ago: float, shown: Profile) -> None:
        """My profile as it stood."""
        self.add(Type.UPDATE, self.moment(days_ago), Object(ObjectType.PROFILE), detail=Detail(profile=shown))


def _thread(*people: Member) -> str:
    return "with " + " ".join(sorted(person.id for person in people))
