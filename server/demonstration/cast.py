"""The made-up people: names, employers, positions. Any likeness to real people is chance."""

from random import Random
from typing import NamedTuple

_FIRST = (
    "Ana Ben Carla Dev Elin Farid Greta Hugo Ines Jon Kaja Luis Mira Nils Olga Pavel Quinn Rosa Sven Tara Umar Vera "
    "Wim Xenia Yann Zoe Aino Bram Chidi Dana Emre Freya Gita Henrik Ilse Jamal Katya Leo Maja Noor"
).split()
_LAST = (
    "Almeida Berg Castro Dahl Eriksson Fontaine Grant Haas Ivanova Jensen Kowal Lind Moreau Novak Okoro Petit Quist "
    "Rossi Sato Toth Ueda Vogel Weiss Yilmaz Zeman Aalto Brandt Costa Duarte Engel"
).split()
_EMPLOYERS = (
    "Northline Rail;Halden Foods;Orbit Clinics;Vasa Paper;Kestrel Energy;Lumen Press;Delta Schools;Harbour Bank;"
    "Fjord Logistics;Civic Data Lab;Meadow Insurance;Tern Software"
).split(";")
_POSITIONS = (
    "Junior Analyst;Quality Engineer;Head of Operations;Research Fellow;Senior Editor;Project Manager;Director of Care;"
    "Student;Data Engineer;Communications Lead;Founder;Procurement Manager"
).split(";")
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
    names = [f"{first} {last}" for last in _LAST for first in _FIRST]
    rng.shuffle(names)
    members = []
    for index, name in enumerate(names[:count]):
        inside = index % 3 == 0
        members.append(
            Member(
                id=f"in/{name.lower().replace(' ', '-')}",
                name=name,
                employer=home if inside else rng.choice(_EMPLOYERS),
                position=rng.choice(_POSITIONS),
                mutuals=rng.randint(14, 60) if inside else rng.randint(0, 24),
            )
        )
    return members
