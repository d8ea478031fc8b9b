"""What the browser extension would have seen of a life: visits around what was done, brief looks, feeds and badges."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from auditor.activities.activity import Detail, Exposure, Object, ObjectType, Pattern, Type
from server.demonstration.life import Life

_LONGEST = 300  # seconds of a stretch, as the extension tells them
_PUSHED = 4  # on days of the month that this divides, an offer of a paid plan is in sight
_WRITING = 2  # minutes before something is sent
_FIRST, _LAST = 7, 22  # hours at which the browser is used


@dataclass(frozen=True)
class Manner:
    """How someone is on a site. Pairs are the least and the most a day; ``tail`` and ``visit`` are mean minutes of the
    feed after an act and of a visit for the feed alone; ``mix``: of ten things in the feed, those from people chosen,
    suggested and promoted; ``pace``: things a minute; ``late``: how often a day ends with the feed in bed."""

    looks: tuple[int, int]
    visits: tuple[int, int]
    calls: tuple[int, int]
    tail: float
    visit: float
    late: float
    mix: tuple[float, float, float]
    pace: float = 3.0
    days: int = 60


def watch(life: Life, manner: Manner, rng: Random) -> None:
    """Add to a life what the extension would have told of its last days."""
    since = life.today - timedelta(days=manner.days)
    own = (Type.CREATE, Type.OFFER)
    acts = [a.published for a in life.activities if a.mine and a.type in own and a.published > since]
    for at in sorted(at for at in acts if _FIRST <= at.hour <= _LAST):  # others were done on the phone
        begun = at - timedelta(minutes=_WRITING)
        _look(life, begun, "messages", _WRITING)
        _feed(life, at, rng.expovariate(1 / manner.tail), manner, rng)
    for days_ago in range(manner.days):
        for _ in range(rng.randint(*manner.looks)):
            _look(life, _moment(life, days_ago, _FIRST, _LAST, rng), "feed", rng.uniform(0.1, 0.8))
        for _ in range(rng.randint(*manner.visits)):
            _feed(life, _moment(life, days_ago, 12, 21, rng), rng.expovariate(1 / manner.visit), manner, rng)
        if rng.random() < manner.late:
            _feed(life, _moment(life, days_ago, 23, 23, rng), rng.uniform(4, 14), manner, rng)
        _call(life, days_ago, manner, rng)


def _moment(life: Life, days_ago: int, first: int, last: int, rng: Random) -> datetime:
    day = life.today - timedelta(days=days_ago)
    return day.replace(hour=rng.randint(first, last), minute=rng.randint(0, 59))


def _look(life: Life, at: datetime, page: str, minutes: float) -> None:
    left = round(minutes * 60)
    pushed = (Pattern.UPSELL,) if at.day % _PUSHED == 0 else ()
    while left > 0:
        length = min(left, _LONGEST)
        life.add(Type.VIEW, at, Object(ObjectType.PAGE, id=page), duration=length, detail=Detail(patterns=pushed))
        at += timedelta(seconds=length)
        left -= length


def _feed(life: Life, at: datetime, minutes: float, manner: Manner, rng: Random) -> None:
    _look(life, at, "feed", minutes)
    items = round(minutes * manner.pace)
    if not items:
        return
    network, suggested, promoted = (
        rng.choices(("network", "suggested", "promoted"), manner.mix, k=items).count(origin)
        for origin in ("network", "suggested", "promoted")
    )
    shown = Exposure(network=network, suggested=suggested, promoted=promoted, autoplay=promoted // 2, items=items)
    life.add(Type.VIEW, at, Object(ObjectType.COLLECTION, id="feed"), detail=Detail(exposure=shown))


def _call(life: Life, days_ago: int, manner: Manner, rng: Random) -> None:
    """The number of unread notifications over a day: it rises, and drops to none when they are looked at."""
    left = rng.randint(*manner.calls)
    noon = rng.randint(0, left)
    for hour, unread in ((8, 0), (12, noon), (13, 0), (20, left - noon)):
        _badge(life, days_ago, hour, unread)


def _badge(life: Life, days_ago: int, hour: int, unread: int) -> None:
    at = (life.today - timedelta(days=days_ago)).replace(hour=hour)
    life.add(Type.VIEW, at, Object(ObjectType.COLLECTION, id="notifications"), detail=Detail(badge=unread))
