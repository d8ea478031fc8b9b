"""What is said in public.

Drawn: posts, longer and shorter comments and clicks a week; how much busier some weeks are than others; how many posts
sell, which comes in campaigns; and how much a sitting of comments and clicks differs from the next.
"""

from random import Random

from tests.validity import words
from tests.validity.diary import Diary, Truth, between, burst, poisson

_WEEK = 7
_LONG = (
    "I have seen the same in our town, where the old mill stood empty for ten years until two sisters opened a "
    "bookbinder's shop in it and half the street came to help."
)
_SHORT = "This is exactly how it was."


def live(rng: Random, days: int) -> Diary:
    diary = Diary(rng, days)
    posts, sittings = between(rng, 0.15, 6), between(rng, 1, 8)  # a week
    sells, campaigns = min(0.95, between(rng, 0.02, 1.0)), between(rng, 4, 40)
    says, varied = between(rng, 0.02, 0.7), between(rng, 2, 30)
    size, long, even = rng.uniform(2, 8), rng.uniform(0, 0.5), between(rng, 0.7, 10)
    for week in range(-_WEEK * 4, days, _WEEK):
        busy, selling = rng.gammavariate(even, 1 / even), rng.betavariate(sells * campaigns, (1 - sells) * campaigns)
        for _ in range(poisson(rng, posts * busy)):
            diary.post(week + rng.uniform(0, _WEEK), (words.pitch if rng.random() < selling else words.plain)(rng))
        for _ in range(poisson(rng, sittings * busy)):
            at, talks = week + rng.uniform(0, _WEEK - 0.1), rng.betavariate(says * varied, (1 - says) * varied)
            for act in range(burst(rng, size)):
                if rng.random() < talks:
                    diary.comment(at + act * 0.001, _LONG if rng.random() < long else _SHORT)
                else:
                    diary.like(at + act * 0.001)
    diary.truths = {
        "pitchiness": Truth(sells),
        "original-contribution": Truth(posts + sittings * size * says * long),
        "comments-vs-likes": Truth(says),
    }
    return diary
