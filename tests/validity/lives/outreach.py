"""Invitations, and what follows a new connection.

Drawn: invitations a week (some weeks have far more), how many carry a note, how likely they are accepted, how likely a
new connection is pitched within a week, and else hears from me within two.
"""

from random import Random

from tests.validity import words
from tests.validity.diary import Diary, Truth, between

_YEAR = 365
_WEEK = 7
_SIXTY = 60


def live(rng: Random, days: int) -> Diary:
    diary = Diary(rng, days)
    rate, noted, accepted = between(rng, 1, 25) / _WEEK, rng.random(), rng.uniform(0.08, 0.9)
    pitched, followed, heard = between(rng, 0.005, 0.7), rng.random(), rng.uniform(0.1, 0.6)
    sent = []
    for week in range(days - _YEAR - _WEEK, days, _WEEK):
        busy = rng.gammavariate(2, 0.5)
        for at in diary.spread(rate * busy, week, min(week + _WEEK, days)):
            sent.append(at)
            who = diary.somebody()
            diary.invite(at, who, note=rng.random() < noted)
            if rng.random() >= accepted:
                continue
            since = at + min(rng.expovariate(1 / 3), 13)
            diary.connect(since, who)
            if rng.random() < pitched:
                said, text = since + rng.uniform(0.05, 6.9), words.pitch(rng)
            elif rng.random() < followed:
                said, text = since + rng.uniform(0.05, 13.5), words.plain(rng)
            else:
                continue
            diary.write(said, who, text)
            if rng.random() < heard:
                diary.hear(said + rng.uniform(0.1, 5), who, words.plain(rng))
    recent = [at for at in sent if days - _SIXTY <= at < days]
    most = max((sum(first <= at < first + _WEEK for at in recent) for first in recent), default=0)
    diary.truths = {
        "invite-acceptance": Truth(accepted),
        "personalised-invites": Truth(noted),
        "invite-burst": Truth(most, counted=True),
        "pitch-after-connect": Truth(pitched),
        # The note that they accepted is a word too, unless nothing but a pitch came after it.
        "followup-after-connect": Truth((1 - pitched) * (1 - (1 - followed) * (1 - noted))),
    }
    return diary
