"""The made-up people: names, employers, positions. Any likeness to real people is chance."""

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import NamedTuple

TOPICS = (
    "onboarding",
    "maintenance planning",
    "open data",
    "supplier audits",
    "night shifts",
    "grid repairs",
    "school meals",
    "patient records",
    "rail safety",
    "paper recycling",
)


@cache
def _parts() -> dict[str, list[str]]:
    return tomllib.loads(files("server.demonstration").joinpath("cast.toml").read_text("utf-8"))


class Member(NamedTuple):
    """One of the cast."""

    id: str
    name: str
    employer: str
    position: str
    mutuals: int

    @property
    def first(self) -> str:
        """What one calls them."""
        return self.name.split()[0]


def cast(count: int, rng: Random, home: str) -> list[Member]:
    """So many different people; every third works for ``home``, where more contacts are shared."""
    parts = _parts()
    names = [f"{first} {last}" for last in parts["last"] for first in parts["first"]]
    rng.shuffle(names)
    members = []
    for index, name in enumerate(names[:count]):
        inside = index % 3 == 0
        members.append(
            Member(
                id=f"in/{name.lower().replace(' ', '-')}",
                name=name,
                employer=home if inside else rng.choice(parts["employers"]),
                position=rng.choice(parts["positions"]),
                mutuals=rng.randint(14, 60) if inside else rng.randint(0, 24),
            )
        )
    return members
