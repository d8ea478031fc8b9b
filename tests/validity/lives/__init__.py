"""Sides of lives, each with the habits behind it: ``live(rng, days)`` writes a diary with the truth of some audits."""

from collections.abc import Callable, Mapping
from random import Random

from tests.validity.diary import Diary
from tests.validity.lives import answering, attention, correspondence, outreach, ties, voice

LIVES: Mapping[str, Callable[[Random, int], Diary]] = {
    "answering": answering.live,
    "attention": attention.live,
    "correspondence": correspondence.live,
    "outreach": outreach.live,
    "ties": ties.live,
    "voice": voice.live,
}
