"""A diary of one made-up life: activities as plain data in the form of docs/activities.md, and what is true of it.

Days count from 0, the first day of the window that is audited; earlier days are negative. Everything is in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

#: A Monday, so that a window of whole weeks ends with a Sunday.
BEGIN = datetime(2025, 3, 3, tzinfo=UTC)
LINKEDIN = "linkedin"


@dataclass(frozen=True)
class Truth:
    """The true value of what an audit measures. ``counted``: the number of what took place, which is no estimate."""

    value: float
    counted: bool = False


@dataclass
class Diary:
    """``activities``, ``answers`` to the questionnaire, and ``truths`` by audit. The window is ``days`` long."""

    rng: Random
    days: int
    activities: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    people: int = 0

    def somebody(self) -> str:
        """The id of somebody new."""
        self.people += 1
        return f"person-{self.people}"

    def put(self, day: float, kind: str, thing: str | None, by: str = "me", **more: Any) -> None:
        """Any activity; ``more`` are its other fields. What lies after the window is left out."""
        if day >= self.days:
            return
        at = BEGIN + timedelta(days=day)
        stamp = int(at.timestamp() * 1000)
        high = f"{stamp:012x}7{self.rng.getrandbits(12):03x}"
        low = f"{(2 << 62) | self.rng.getrandbits(62):016x}"
        whole = high + low
        self.activities.append(
            {
                "id": "-".join((whole[:8], whole[8:12], whole[12:16], whole[16:20], whole[20:])),
                "type": kind,
                "published": at.isoformat(),
                "site": LINKEDIN,
                "actor": "me" if by == "me" else {"id": by, "name": by},
                "source": {"via": "extension", "version": "made-up"},
                "object": {"type": thing, **more.pop("object", {})},
                **more,
            }
        )

    def write(self, day: float, to: str, text: str) -> None:
        """I write to somebody."""
        self.put(day, "Create", "Message", to=[_person(to)], object={"content": text})

    def hear(self, day: float, who: str, text: str) -> None:
        """Somebody writes to me."""
        self.put(day, "Create", "Message", by=who, to=[_person("me")], object={"content": text})

    def knew(self, who: str, day: float) -> None:
        """We had exchanged a word around that day."""
        self.write(day, who, "Thank you for the evening, it was good to talk to you there.")
        self.hear(day + 0.2, who, "It was good for me too, see you around the corner some day.")

    def connect(self, day: float, who: str, **detail: Any) -> None:
        """We are connected."""
        self.put(day, "Accept", "Relationship", by=who, to=[_person("me")], **({"detail": detail} if detail else {}))

    def invite(self, day: float, who: str, *, note: bool) -> None:
        """I invite somebody to connect."""
        self.put(day, "Offer", "Relationship", to=[_person(who)], detail={"note": note, "plan": "paid"})

    def post(self, day: float, text: str) -> None:
        """I publish a post."""
        self.put(day, "Create", "Note", to="Public", object={"content": text})

    def comment(self, day: float, text: str) -> None:
        """I comment on somebody's post."""
        self.put(day, "Create", "Note", to="Public", object={"content": text, "inReplyTo": f"post-{self.rng.random()}"})

    def like(self, day: float) -> None:
        """I click a reaction."""
        self.put(day, "Like", "Note", object={"id": f"post-{self.rng.random()}"})

    def look(self, day: float, page: str, minutes: float) -> None:
        """I look at a kind of page."""
        self.put(day, "View", "Page", object={"id": page}, duration=round(minutes * 60, 3))

    def feed(self, day: float, shown: Mapping[str, int | bool]) -> None:
        """What the feed showed in a visit."""
        self.put(day, "View", "Collection", object={"id": "feed"}, detail={"exposure": dict(shown)})

    def badge(self, day: float, unread: int) -> None:
        """The number of unread notifications that the site shows."""
        self.put(day, "View", "Collection", object={"id": "notifications"}, detail={"badge": unread})

    def date(self, day: int) -> date:
        """A day of the diary in the calendar."""
        return (BEGIN + timedelta(days=day)).date()

    def spread(self, rate: float, first: float = 0.0, last: float | None = None) -> list[float]:
        """Moments at which something takes place by chance, ``rate`` a day (a Poisson process)."""
        until = self.days if last is None else last
        moments, at = [], first
        while rate > 0:
            at += self.rng.expovariate(rate)
            if at >= until:
                break
            moments.append(at)
        return moments


def between(rng: Random, low: float, high: float) -> float:
    """A number whose logarithm is equally likely anywhere between two."""
    return float(low * (high / low) ** rng.random())


def poisson(rng: Random, mean: float) -> int:
    """A Poisson count."""
    count, at = 0, rng.expovariate(1)
    while at < mean:
        count, at = count + 1, at + rng.expovariate(1)
    return count


def burst(rng: Random, most: float) -> int:
    """A count of at least one with the mean ``most`` (geometric)."""
    count = 1
    while rng.random() > 1 / most:
        count += 1
    return count


def _person(who: str) -> dict[str, str]:
    return {"id": "me"} if who == "me" else {"id": who, "name": who}
