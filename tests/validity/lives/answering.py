"""Who writes to me, whom I write to first, and who answers whom.

Drawn: how many conversations others open with me, how likely and how late I answer, how many strangers pitch and how
often they remind, how many conversations I open, with strangers or people I know, from a template or not, and how
likely strangers answer.
"""

from math import exp, log
from random import Random
from statistics import NormalDist

from tests.validity import words
from tests.validity.diary import Diary, Truth, between

_FORTNIGHT = 14 * 24.0
_LONGEST = 90 * 24.0
#: Days before the window in which it all went on as well.
_BEFORE = 40
_APART = 36.0
_TEMPLATE = (
    "Hello, I read what you made of the harbour museum and liked the second room most of all, because it leaves the "
    "visitor alone with one boat and one lamp for as long as they want. I work on rooms of that kind too."
)


def live(rng: Random, days: int) -> Diary:
    diary = Diary(rng, days)
    heard, begun = between(rng, 0.25, 1.6), between(rng, 0.2, 1.2)  # conversations a day
    answers, hours, spread = rng.uniform(0.15, 1.0), between(rng, 2, 160), rng.uniform(0.6, 1.4)
    pitched, reminded = between(rng, 0.3, 25) / 7, rng.uniform(0, 0.6)
    new, answered, copied = rng.uniform(0.3, 1.0), rng.uniform(0.03, 0.6), rng.random()
    pool = [diary.somebody() for _ in range(rng.randint(20, 120))]
    for who in pool:
        diary.knew(who, -_BEFORE - rng.uniform(60, 200))
    free = dict.fromkeys(pool, float(-_BEFORE))

    def known(at: float) -> str:
        """Somebody known with whom nothing goes on; where there is none, one more comes to be known."""
        idle = [who for who, since in free.items() if since <= at]
        who = rng.choice(idle) if idle else diary.somebody()
        if not idle:
            diary.knew(who, -_BEFORE - 61)
        free[who] = at + _APART
        return who

    for at in diary.spread(heard, -_BEFORE):
        stranger = rng.random() < 0.3
        who = diary.somebody() if stranger else known(at)
        diary.hear(at, who, words.plain(rng))
        if rng.random() < answers:
            delay = exp(rng.gauss(log(hours), spread)) / 24
            diary.write(at + delay, who, words.plain(rng))
            free[who] = at + delay + _APART
    for at in diary.spread(begun, -_BEFORE):
        if rng.random() < new:
            who = diary.somebody()
            diary.write(at, who, _TEMPLATE if rng.random() < copied else words.unlike(rng))
            if rng.random() < answered:
                diary.hear(at + rng.uniform(0.05, 9), who, words.plain(rng))
        else:
            who = known(at)
            diary.write(at, who, words.plain(rng))
            if rng.random() < 0.7:
                diary.hear(at + rng.uniform(0.05, 5), who, words.plain(rng))
    for at in diary.spread(pitched, -_BEFORE):
        who = diary.somebody()
        diary.hear(at, who, words.pitch(rng))
        if rng.random() < reminded:
            diary.hear(at + rng.uniform(3, 12), who, rng.choice(words.REMINDERS))
    took = NormalDist(log(hours), spread)
    middle = exp(took.inv_cdf(0.5 / answers)) if answers > 0.5 else _LONGEST
    diary.truths = {
        "reply-rate": Truth(answers * took.cdf(log(_FORTNIGHT))),
        "reply-latency": Truth(min(middle, _LONGEST)),
        "initiation-balance": Truth(begun / (begun + heard)),
        "pitch-inbound-load": Truth(7 * pitched * (1 + reminded)),
        "first-message-replies": Truth(answered),
        "template-reuse": Truth(copied),
    }
    return diary
