"""Old ties and other circles.

Drawn: how many people I lost sight of and how many I write to again, how many of those who matter to me I am in touch
with, how many of those I write to are beyond my circle, and how they spread over employers beside my connections.
"""

from random import Random

import numpy as np

from tests.validity import words
from tests.validity.diary import Diary, Truth, between

_QUARTER = 90
_FEW = 10
_TIMES = 300


def live(rng: Random, days: int) -> Diary:
    diary = Diary(rng, days)
    diary.put(-500, "Update", "Profile", detail={"profile": {"employer": "Own Mill", "role": True}})
    lost, woken = rng.randint(60, 160), between(rng, 0.2, 14)  # woken: in 90 days
    asleep = [diary.somebody() for _ in range(lost)]
    for who in asleep:
        diary.knew(who, -rng.uniform(400, 900))
    for at in diary.spread(woken / _QUARTER):
        if asleep:
            who = asleep.pop(rng.randrange(len(asleep)))
            diary.write(at, who, words.plain(rng))
    circle, near = rng.randint(15, 45), rng.uniform(0.1, 1.0)
    named = []
    for _ in range(circle):
        who = diary.somebody()
        named.append({"name": who, "site": "linkedin", "id": who})
        diary.knew(who, -rng.uniform(100, 250))
        if rng.random() < near:
            diary.knew(who, days - _QUARTER + rng.uniform(0, _QUARTER - 1))
    diary.answers["inner_circle"] = named
    far, partners, connected = rng.uniform(0.03, 0.8), rng.randint(30, 90), rng.randint(100, 300)
    firms = [f"Firm {number}" for number in range(rng.randint(4, 30))]
    usual, mine = (_shares(rng, len(firms), between(rng, 0.3, 2.0)) for _ in range(2))
    for number in range(connected + partners):
        who, written = diary.somebody(), number < partners
        firm = rng.choices(firms, mine if written else usual)[0]
        mutuals = rng.randint(0, _FEW) if rng.random() < far else rng.randint(_FEW + 1, 80)
        diary.connect(-rng.uniform(460, 900), who, employer=firm, **({"mutuals": mutuals} if written else {}))
        if written:
            diary.write(days - _QUARTER + rng.uniform(0, _QUARTER - 1), who, words.plain(rng))
    diary.truths = {
        "dormant-reconnect": Truth(woken),
        "inner-circle-coverage": Truth(near),
        "bridging-share": Truth(far),
    }
    return diary


def _shares(rng: Random, size: int, even: float) -> list[float]:
    drawn = np.array([rng.gammavariate(even, 1) + 1e-9 for _ in range(size)])
    return list(drawn / drawn.sum())
