"""Which tie is the relation of whose death somebody tells: the one person on record who shares their surname.

A surname that thousands share ties nobody to anybody, unless the first name is told too. A man is nobody's mother: the
commonest first names tell that, and where none does, it is asked, as it is only ever asked.
"""

from collections.abc import Mapping

from auditor.activities.frequent_names import FREQUENT
from auditor.history.introduced import HIDDEN, People
from auditor.language.kin_died import KinDied, Sex

_MEN = frozenset(
    ("james", "john", "robert", "michael", "david", "william", "richard", "thomas", "paul", "peter", "george",
     "mark", "andrew", "stephen", "kevin", "brian", "simon", "hans", "klaus", "jürgen", "wolfgang", "bernd",
     "dieter", "uwe", "stefan", "andreas", "martin", "jan", "lukas", "felix", "max", "josé", "juan", "antonio",
     "manuel", "francisco", "javier", "carlos", "miguel", "luis", "jorge", "pedro", "pablo", "sergio", "diego",
     "jean", "pierre", "michel", "jean-pierre", "jacques", "alain", "philippe", "bernard", "louis", "nicolas",
     "luc", "yves", "jean-luc", "jean-paul", "antoine", "julien")
)  # fmt: skip
_WOMEN = frozenset(
    ("mary", "patricia", "jennifer", "linda", "elizabeth", "susan", "sarah", "karen", "lisa", "emma", "anna",
     "laura", "julia", "helen", "claire", "ruth", "kate", "jane", "ursula", "monika", "petra", "sabine",
     "renate", "karin", "brigitte", "heike", "katrin", "maria", "maría", "carmen", "ana", "isabel", "lucía",
     "marta", "elena", "cristina", "rosa", "pilar", "teresa", "paula", "sofía", "marie", "nathalie", "isabelle",
     "sylvie", "catherine", "françoise", "martine", "christine", "sophie", "anne", "julie", "camille", "nina",
     "léa", "hanne", "rike", "nadia", "giulia")
)  # fmt: skip


def kin_on_record(told: KinDied, people: Mapping[str, People], site: str, writer: str) -> tuple[str, str] | None:
    """The site and id of the only tie who may be the relation of a ``writer`` on a ``site``: there, or if nobody there
    shares the surname, on any other."""
    here = people.get(site)
    surname = here.last_name(writer) if here is not None else ""
    if here is None or not surname or (not told.named and (surname in FREQUENT or not told.one_surname)):
        return None
    own = here.called(writer)
    first = told.named[:-1] if told.named[-1:] == (surname,) else told.named
    sharing = {
        (each, id_)
        for each, there in people.items()
        for id_ in there.by_one_name(surname)
        if there.last_name(id_) == surname and there.called(id_)[0] != own[0]
    }
    near = {place for place in sharing if place[0] == site} or sharing
    fitting = {place for place in near if _fits(told, first, people[place[0]].called(place[1]))}
    if len(fitting) != 1:
        return None
    ((where, id_),) = fitting
    return (where, id_) if id_ in people[where].ties and not id_.startswith(HIDDEN) else None


def _fits(told: KinDied, first: tuple[str, ...], called: tuple[str, ...]) -> bool:
    if first:
        return called[: len(first)] == first
    return called[0] not in (_WOMEN if told.sex is Sex.MAN else _MEN)
