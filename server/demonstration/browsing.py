"""How the two people use the site day by day, as the extension would have seen it in the last 90 days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from auditor.activity import Detail, Exposure, Object, ObjectType, Type
from server.demonstration.life import Life

_DAYS = 90
_LONGEST = 300  # seconds: the extension tells of a longer stretch in pieces


@dataclass(frozen=True)
class Usage:
    """``checks``: looks of under a minute on a day; ``feed``: minutes of feed on a day; ``tail``: minutes that stay on
    after a message is sent; ``late``: of how many evenings one ends in the feed after bedtime; ``network`` and
    ``promoted``: shares of what the feed shows; ``badge``: notifications on a day."""

    checks: float
    feed: float
    tail: float
    late: float
    network: float
    promoted: float
    badge: int


def browse(life: Life, rng: Random, usage: Usage) -> None:
    """Views that go with what was written, and those that go with nothing."""
    since = life.today - timedelta(days=_DAYS)
    written = sorted(
        act.published for act in life.activities if act.mine and act.published > since and act.type in _WRITTEN
    )
    for at in written:
        _look(life, at - timedelta(seconds=70), "messages", 100)
        _scroll(life, rng, at + timedelta(seconds=31), rng.expovariate(1 / (usage.tail * 60)), usage)
    for day in range(_DAYS):
        morning = (life.today - timedelta(days=day)).replace(hour=0)
        for at in _times(rng, morning, usage.checks):
            _look(life, at, "notifications", rng.uniform(8, 50))
        for at in _times(rng, morning, 2):
            _scroll(life, rng, at, usage.feed * 60 / 2 * rng.uniform(0.5, 1.5), usage)
        if rng.random() < usage.late:
            _scroll(life, rng, morning.replace(hour=23, minute=rng.randrange(10, 40)), 600, usage)
        for hour, share in ((8, 0.6), (13, 1.0)):
            _badge(life, morning.replace(hour=hour), round(usage.badge * share * rng.uniform(0.7, 1.3)))
        _badge(life, morning.replace(hour=19), 0)


_WRITTEN = (Type.CREATE, Type.OFFER)


def _times(rng: Random, morning: datetime, a_day: float) -> Iterator[datetime]:
    for _ in range(int(a_day) + (rng.random() < a_day % 1)):
        yield morning + timedelta(hours=rng.uniform(7, 22))


def _look(life: Life, at: datetime, page: str, seconds: float) -> None:
    life.add(Type.VIEW, at, Object(ObjectType.PAGE, id=page), duration=round(seconds, 1))


def _scroll(life: Life, rng: Random, at: datetime, seconds: float, usage: Usage) -> None:
    """A visit to the feed, and what it showed: an item every seven seconds or so."""
    items = max(1, round(seconds / rng.uniform(5, 9)))
    promoted = round(items * usage.promoted)
    network = min(items - promoted, round(items * usage.network))
    shown = Exposure(network=network, suggested=items - network - promoted, promoted=promoted, items=items)
    life.add(Type.VIEW, at, Object(ObjectType.COLLECTION, id="feed"), detail=Detail(exposure=shown))
    for begun in range(0, max(1, int(seconds)), _LONGEST):
        _look(life, at + timedelta(seconds=begun), "feed", min(_LONGEST, max(1.0, seconds - begun)))


def _badge(life: Life, at: datetime, unread: int) -> None:
    life.add(Type.VIEW, at, Object(ObjectType.COLLECTION, id="notifications"), detail=Detail(badge=unread))
