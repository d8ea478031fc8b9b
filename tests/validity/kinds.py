"""Twelve kinds of people who hoped for something, and what may be said of why it came otherwise.

Each writes a diary of half a year before the goal and ten weeks of it, with rates of answers drawn around those
published (docs: the base rates of the verdict), and tells how many useful conversations came.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.validity import words
from tests.validity.diary import Diary, poisson

DAYS = 90
_SPAN = 70  # days of the goal, which ends with the window
_WEEKS = _SPAN / 7
_EARLIER = 26 * 7
_GENERAL_WEAK, _GENERAL_DORMANT = 0.4, 0.5


@dataclass(frozen=True)
class Kind:
    """``right``: the causes that may be named (None: none). ``clear``: one of them should be."""

    write: Callable[[Random], Diary]
    right: frozenset[str | None]
    clear: bool = False


@dataclass(frozen=True)
class _Week:
    """What goes out in a week."""

    notes: float = 0.0
    bare: float = 0.0
    weak: float = 0.0
    dormant: float = 0.0
    posts: float = 0.0

    def times(self, factor: float) -> "_Week":
        return _Week(*(factor * getattr(self, name) for name in ("notes", "bare", "weak", "dormant", "posts")))


@dataclass(frozen=True)
class _World:
    """How others answer, and what the site makes of a post."""

    accepted: float
    replied: float
    weak: float
    dormant: float
    engaged: float
    talked: float
    impressions: float = 300.0
    delivery: float = 1.0

    def brings(self, week: _Week, *, delivery: float = 1.0) -> float:
        """Useful conversations a week."""
        return (
            (week.notes + week.bare) * self.accepted * self.replied
            + week.weak * self.weak
            + week.dormant * self.dormant
            + week.posts * self.impressions * delivery * self.engaged * self.talked
        )


GOOD = _Week(notes=1.2, bare=1.8, weak=2.0, dormant=1.0, posts=1.0)
CREATOR = _Week(weak=0.5, dormant=0.25, posts=4.0)


def _world(rng: Random) -> _World:
    return _World(
        accepted=rng.uniform(0.19, 0.45),
        replied=rng.uniform(0.03, 0.1),
        weak=rng.uniform(0.25, 0.6),
        dormant=rng.uniform(0.3, 0.7),
        engaged=rng.uniform(0.02, 0.06),
        talked=rng.uniform(0.008, 0.03),
    )


def _written(diary: Diary, week: _Week, world: _World, first: float, last: float, ties: "_Ties") -> int:
    """Live so for a while; how many useful conversations came of it."""
    rng, came = diary.rng, 0
    for at in diary.spread((week.notes + week.bare) / 7, first, last):
        who = diary.somebody()
        diary.invite(at, who, note=rng.random() < week.notes / (week.notes + week.bare))
        if rng.random() < world.accepted:
            diary.connect(at + rng.uniform(0.2, 6), who)
            if rng.random() < world.replied:
                diary.hear(at + rng.uniform(7, 12), who, words.plain(rng))
                came += 1
    for rate, answered, people in ((week.weak, world.weak, ties.weak), (week.dormant, world.dormant, ties.dormant)):
        for at in diary.spread(rate / 7, first, last):
            if not people:
                break
            who = people.pop()
            diary.write(at, who, words.plain(rng))
            if rng.random() < answered:
                diary.hear(at + rng.uniform(0.1, 6), who, words.plain(rng))
                came += 1
    for at in diary.spread(week.posts / 7, first, last):
        diary.post(at, words.plain(rng))
        came += poisson(rng, world.impressions * world.delivery * world.engaged * world.talked)
    return came


@dataclass
class _Ties:
    weak: list[str]
    dormant: list[str]


def _person(rng: Random) -> tuple[Diary, _Ties]:
    """Somebody with a hundred weak and sixty dormant ties."""
    diary = Diary(rng, DAYS)
    ties = _Ties([diary.somebody() for _ in range(100)], [diary.somebody() for _ in range(60)])
    for who in ties.weak:
        diary.knew(who, DAYS - _SPAN - _EARLIER - rng.uniform(1, 80))
    for who in ties.dormant:
        diary.knew(who, DAYS - _SPAN - _EARLIER - rng.uniform(400, 800))
    return diary, ties


def _goal(diary: Diary, amount: float, came: int, since: int = DAYS - _SPAN) -> None:
    diary.answers["goal"] = {
        "outcome": "useful conversations",
        "amount": max(1.0, round(amount)),
        "since": diary.date(since).isoformat(),
        "by": diary.date(DAYS - 1).isoformat(),
        "so_far": came,
    }


def _seen(diary: Diary, world: _World, own: float = 0.9) -> None:
    """What the site does is told: a feed mostly of people one chose, and posts shown as before."""
    diary.answers["posts"] = {"impressions": world.impressions * world.delivery, "impressions_usual": world.impressions}
    for day in range(DAYS - _SPAN, DAYS, 5):
        network = round(60 * own)
        diary.feed(day + 0.5, {"network": network, "suggested": 60 - network, "items": 60})


def _lived(
    rng: Random,
    week: _Week,
    hoped: Callable[[_World], float],
    *,
    before: _Week = GOOD,
    change: Callable[[_World], _World] = lambda world: world,
    always: bool = False,
    more: Callable[[Random, int], int] = lambda _, came: came,
    seen: bool | None = None,
) -> Diary:
    """Somebody who lived as ``before`` for half a year and as ``week`` since the goal. ``change``: what the world
    became then, or ``always`` was."""
    diary, ties = _person(rng)
    general = _world(rng)
    now = change(general)
    start = DAYS - _SPAN
    _written(diary, before.times(rng.uniform(0.3, 0.7)), now if always else general, start - _EARLIER, start, ties)
    came = more(rng, _written(diary, week, now, start, DAYS, ties))
    if seen if seen is not None else rng.random() < 0.5:
        _seen(diary, now)
    _goal(diary, hoped(general) * _WEEKS, came)
    return diary


def _little(rng: Random) -> Diary:
    week = _Week(bare=rng.uniform(0, 4), weak=rng.uniform(0.1, 0.4), posts=rng.uniform(0, 0.2))
    return _lived(rng, week, lambda world: world.brings(GOOD) * rng.uniform(0.8, 1.1))


def _strangers(rng: Random) -> Diary:
    week = _Week(bare=rng.uniform(4, 10), posts=rng.uniform(0, 0.5))
    return _lived(rng, week, lambda world: world.brings(GOOD) * rng.uniform(0.8, 1.1))


def _too_high(rng: Random) -> Diary:
    return _lived(rng, GOOD.times(rng.uniform(0.9, 1.2)), lambda world: world.brings(GOOD) * rng.uniform(4, 9))


def _creator(rng: Random, *, told: bool) -> Diary:
    diary, ties = _person(rng)
    world = replace(_world(rng), impressions=rng.uniform(3_000, 8_000), delivery=rng.uniform(0.08, 0.2))
    start = DAYS - _SPAN
    _written(diary, CREATOR, replace(world, delivery=1.0), start - _EARLIER, start, ties)
    came = _written(diary, CREATOR, world, start, DAYS, ties)
    shown = round(world.impressions * 104)
    engaged = round(shown * world.engaged)
    diary.answers["role"] = "creator"
    diary.answers["posts"] = {
        "impressions_usual": world.impressions,
        "total_impressions": shown,
        "total_engagements": engaged,
        "total_conversations": round(engaged * world.talked),
        **({"impressions": world.impressions * world.delivery} if told else {}),
    }
    _goal(diary, world.brings(CREATOR) * _WEEKS * rng.uniform(0.8, 1.1), came)
    return diary


def _crowded(rng: Random) -> Diary:
    """The feed is full of what nobody chose, and hardly anybody sees the posts. There are statistics of old posts."""
    diary, ties = _person(rng)
    own = rng.uniform(0.06, 0.14)
    world = replace(_world(rng), impressions=rng.uniform(3_000, 8_000), delivery=own)
    start = DAYS - _SPAN
    _written(diary, CREATOR, replace(world, delivery=1.0), start - _EARLIER, start, ties)
    came = _written(diary, CREATOR, world, start, DAYS, ties)
    shown = round(world.impressions * 104)
    engaged = round(shown * world.engaged)
    _seen(diary, world, own)
    diary.answers["role"] = "creator"
    diary.answers["posts"] = {
        "impressions": world.impressions * own,
        "total_impressions": shown,
        "total_engagements": engaged,
        "total_conversations": round(engaged * world.talked),
    }
    _goal(diary, world.brings(CREATOR) * _WEEKS * rng.uniform(0.8, 1.1), came)
    return diary


def _content(rng: Random) -> Diary:
    week = GOOD.times(rng.uniform(0.8, 1.2))
    return _lived(rng, week, lambda world: world.brings(week) * rng.uniform(0.7, 1.0))


def _unseen_work(rng: Random) -> Diary:
    week = _Week(bare=rng.uniform(0, 2), weak=rng.uniform(0, 0.1))
    return _lived(
        rng,
        week,
        lambda world: world.brings(GOOD) * rng.uniform(1.5, 3),
        more=lambda rng, came: came + rng.randint(6, 12),
    )


def _unlucky(rng: Random) -> Diary:
    def few(rng: Random, came: int) -> int:
        return round(came * rng.uniform(0.1, 0.35))

    return _lived(rng, GOOD.times(rng.uniform(0.9, 1.2)), lambda world: world.brings(GOOD), more=few)


def _answered_less(rng: Random) -> Diary:
    def less(world: _World) -> _World:
        factor = rng.uniform(0.25, 0.4)
        return replace(
            world,
            accepted=world.accepted * factor, replied=world.replied * factor,
            weak=world.weak * factor, dormant=world.dormant * factor, talked=world.talked * factor,
        )  # fmt: skip

    week = GOOD.times(rng.uniform(0.9, 1.2))
    return _lived(rng, week, lambda world: world.brings(GOOD), change=less, always=True)


def _young(rng: Random) -> Diary:
    diary = _lived(rng, GOOD.times(rng.uniform(0.1, 1)), lambda world: world.brings(GOOD) * rng.uniform(1, 5))
    _goal(diary, diary.answers["goal"]["amount"], rng.randint(0, 2), since=DAYS - rng.randint(5, 25))
    return diary


def _both(rng: Random) -> Diary:
    week = GOOD.times(rng.uniform(0.15, 0.3))
    return _lived(rng, week, lambda world: world.brings(GOOD) * rng.uniform(3, 6))


_NONE = frozenset({None})
KINDS: Mapping[str, Kind] = {
    "little goes out": Kind(_little, frozenset({"habits"}), clear=True),
    "only invitations to strangers": Kind(_strangers, frozenset({"habits"}), clear=True),
    "hopes far above what good practice brings": Kind(_too_high, frozenset({"expectations"}), clear=True),
    "the site shows the posts less, and it is told": Kind(
        lambda rng: _creator(rng, told=True), frozenset({"site"}), clear=True
    ),
    "the feed is full of what nobody chose": Kind(_crowded, frozenset({"site"}), clear=True),
    "nothing is wrong": Kind(_content, _NONE),
    "something unseen works": Kind(_unseen_work, _NONE),
    "bad luck": Kind(_unlucky, frozenset({None, "remainder"})),
    "others answer them less, and always did": Kind(_answered_less, frozenset({None, "remainder"})),
    "the goal is a few weeks old": Kind(_young, _NONE),
    "too little goes out, and the hopes are too high": Kind(_both, frozenset({None, "habits", "expectations"})),
    "the site shows the posts less, and nobody tells": Kind(lambda rng: _creator(rng, told=False), _NONE),
}
