"""A story as activities, told in a few lines: who wrote what to whom, and when. Made up by us for tests."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from auditor import window
from auditor.activities.activity import (
    Activity,
    Coverage,
    Detail,
    Exposure,
    Object,
    ObjectType,
    Pattern,
    Person,
    Profile,
    Source,
    Type,
)
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Expectations, Preferences
from auditor.audits.audit import Audit
from auditor.audits.catalogue import Entry
from auditor.facts import Families, derive
from auditor.history.history import History
from auditor.report import AuditResult, Role
from auditor.runner.outcome import result

SOURCE = Source("archive", "test")
ME = Person("me")


@dataclass
class Story:
    """Days are counted from ``first``, at nine o'clock UTC; a moment may be given instead of a day. The window has
    ``days`` days and ends with day ``last_day`` (inclusive). ``zone`` is where I live; on ``other_sites`` I did more
    that is not included."""

    first: date = date(2025, 1, 1)
    last_day: int = 500
    days: int = 90
    site: str = "linkedin"
    zone: tzinfo = UTC
    activities: list[Activity] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    other_sites: tuple[str, ...] = ()

    def at(self, day: float | datetime) -> datetime:
        if isinstance(day, datetime):
            return day
        return datetime.combine(self.first, time(9), UTC) + timedelta(days=day)

    def add(
        self,
        kind: Type,
        day: float | datetime,
        thing: Object | None = None,
        *,
        by: str = "me",
        to: tuple[str, ...] | str = (),
        context: str | None = None,
        detail: Detail | None = None,
        duration: float | None = None,
    ) -> Activity:
        """Any activity. ``by`` and ``to`` are names; a name is also the id. ``to`` may be "Public" or "Followers"."""
        activity = Activity(
            id=derived_id(self.at(day), len(self.activities)),
            type=kind,
            published=self.at(day),
            site=self.site,
            actor="me" if by == "me" else Person(by, by),
            object=thing,
            to=to if isinstance(to, str) else [ME if name == "me" else Person(name, name) for name in to],  # type: ignore[arg-type]
            context=context,
            detail=detail,
            duration=duration,
            source=SOURCE,
        )
        self.activities.append(activity)
        return activity

    def write(
        self,
        day: float | datetime,
        to: str | tuple[str, ...],
        text: str = "How are things going over there these days?",
        **more: object,
    ) -> Activity:
        """I write to someone, or to several at once."""
        people = (to,) if isinstance(to, str) else to
        return self.add(Type.CREATE, day, Object(ObjectType.MESSAGE, content=text), to=people, **more)  # type: ignore[arg-type]

    def hear(
        self,
        day: float | datetime,
        who: str,
        text: str = "All fine here, and how is it with you?",
        also_to: tuple[str, ...] = (),
        **more: object,
    ) -> Activity:
        """Someone writes to me, perhaps to others too."""
        return self.add(
            Type.CREATE,
            day,
            Object(ObjectType.MESSAGE, content=text),
            by=who,
            to=("me", *also_to),
            **more,  # type: ignore[arg-type]
        )

    def exchange(self, day: float, who: str, times: int = 1) -> None:
        """I write and they answer an hour later, ``times`` times, a day apart."""
        for turn in range(times):
            self.write(day + turn, who)
            self.hear(day + turn + 1 / 24, who)

    def connect(self, day: float, who: str, **shown: object) -> Activity:
        """We are connected from that day; ``shown`` are fields of Detail such as ``employer``."""
        return self.add(Type.ACCEPT, day, Object(ObjectType.RELATIONSHIP), to=(who,), detail=Detail(**shown))  # type: ignore[arg-type]

    def invite(self, day: float | datetime, who: str, note: str | None = None) -> Activity:
        """I invite someone to connect."""
        return self.add(
            Type.OFFER,
            day,
            Object(ObjectType.RELATIONSHIP, content=note),
            to=(who,),
            detail=Detail(note=note is not None),
        )

    def post(self, day: float | datetime, text: str) -> Activity:
        """I publish a post."""
        return self.add(Type.CREATE, day, Object(ObjectType.NOTE, content=text), to="Public")

    def comment(self, day: float | datetime, text: str, on: str = "post", to: tuple[str, ...] = ()) -> Activity:
        """I comment on a post; ``to`` names its author if the source does."""
        return self.add(
            Type.CREATE, day, Object(ObjectType.NOTE, in_reply_to=on, content=text), to=to or "Public",
            detail=Detail(public=True),
        )  # fmt: skip

    def like(self, day: float | datetime, what: str = "post") -> Activity:
        """I click a reaction."""
        return self.add(Type.LIKE, day, Object(ObjectType.NOTE, id=f"{what}-{len(self.activities)}"))

    def look(
        self,
        day: float | datetime,
        page: str = "feed",
        seconds: float = 60,
        patterns: tuple[Pattern, ...] | None = None,
    ) -> Activity:
        """A stretch of attention to a kind of page, from that moment; ``patterns``: those by which the page pushed."""
        told = None if patterns is None else Detail(patterns=patterns)
        return self.add(Type.VIEW, day, Object(ObjectType.PAGE, id=page), duration=seconds, detail=told)

    def browse(
        self,
        day: float | datetime,
        network: int = 0,
        suggested: int = 0,
        ended: bool = False,
        autoplayed: int | None = None,
        **more: int,
    ) -> Activity:
        """A visit to the feed, with what it showed; ``more`` are fields of Exposure."""
        items = more.pop("items", network + suggested + more.get("promoted", 0))
        shown = Exposure(network=network, suggested=suggested, items=items, ended=ended, autoplayed=autoplayed, **more)
        return self.add(Type.VIEW, day, Object(ObjectType.COLLECTION, id="feed"), detail=Detail(exposure=shown))

    def badge(self, day: float | datetime, unread: int) -> Activity:
        """The number of unread notifications the site shows."""
        return self.add(Type.VIEW, day, Object(ObjectType.COLLECTION, id="notifications"), detail=Detail(badge=unread))

    def profile(self, day: float, **shown: object) -> Activity:
        """My own profile as it was shown on that day; ``shown`` are fields of Profile."""
        return self.add(
            Type.UPDATE,
            day,
            Object(ObjectType.PROFILE),
            detail=Detail(profile=Profile(**shown)),  # type: ignore[arg-type]
        )

    def families(self, expectations: Expectations | None = None) -> Families:
        """The facts of the story."""
        last = self.first + timedelta(days=self.last_day)
        span = window(None, first=last - timedelta(days=self.days - 1), last=last, zone=self.zone)
        told = History.of(self.activities, zone=self.zone, coverage=self.coverage)
        return derive(replace(told, other_sites=self.other_sites), span, expectations or Expectations())

    def audit(
        self,
        audit: Audit,
        expectations: Expectations | None = None,
        role: Role | None = None,
        preferences: Preferences | None = None,
    ) -> AuditResult:
        """The outcome of one audit of the story."""
        answers = expectations or Expectations()
        return result(Entry(audit), self.families(answers), answers, role, preferences or Preferences())
