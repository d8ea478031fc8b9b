"""With whom the words go back and forth.

Drawn: how many partners there are, how unequally the conversations are spread among them, how many there are, and how
long one goes on. I begin each, and the other has the last word.
"""

from random import Random

import numpy as np
from numpy.typing import NDArray

from tests.validity import words
from tests.validity.diary import Diary, Truth, between, burst

Numbers = NDArray[np.float64]
_YEAR = 365
_QUARTER = 90
_TIMES = 400  # lives simulated for values that have no formula


def live(rng: Random, days: int) -> Diary:
    diary = Diary(rng, days)
    partners = round(between(rng, 8, 110))
    uneven, rate, length = rng.uniform(0.1, 1.6), between(rng, 0.35, 1.1), rng.uniform(1.0, 3.0)
    liked = np.exp([rng.gauss(0, uneven) for _ in range(partners)])
    liked /= liked.sum()
    likely = [float(share) for share in liked]
    people = [diary.somebody() for _ in range(partners)]
    for at in diary.spread(rate, days - _YEAR - _QUARTER):
        who = rng.choices(people, likely)[0]
        for turn in range(burst(rng, length)):
            moment = at + turn * 0.02
            diary.write(moment, who, words.plain(rng))
            diary.hear(moment + 0.01, who, words.plain(rng))
    chance = np.random.default_rng(rng.getrandbits(32))
    quarter = _exchanges(chance, liked, rate * _QUARTER, length)
    year = quarter + _exchanges(chance, liked, rate * (_YEAR - _QUARTER), length)
    weak = (year >= 1) & (year <= 5)
    diary.truths = {
        "partner-spread": Truth(float(np.exp(-(liked * np.log(liked)).sum()))),
        "weak-tie-share": Truth(float((quarter * weak).sum() / quarter.sum())),
        "depth-share": Truth(float((quarter >= 3).sum() / (quarter >= 1).sum())),
    }
    return diary


def _exchanges(chance: np.random.Generator, liked: Numbers, conversations: float, length: float) -> NDArray[np.int64]:
    """How often it went back and forth with each partner, in each of many lives."""
    begun = chance.poisson(conversations * liked, (_TIMES, len(liked)))
    more = chance.negative_binomial(np.maximum(begun, 1), 1 / length)
    return np.where(begun > 0, begun + more, 0)
