"""Surnames that thousands share, so that two who bear one are neither one person nor one family by it."""

from auditor.activities.names import plain

#: Surnames too frequent to tell of a family, in small letters.
FREQUENT = frozenset(
    ("smith", "jones", "williams", "brown", "taylor", "davies", "davis", "evans", "wilson", "thomas", "johnson",
     "roberts", "robinson", "thompson", "wright", "walker", "white", "edwards", "hughes", "green", "hall",
     "lewis", "harris", "clarke", "jackson", "miller", "moore", "anderson", "martin", "lee", "king", "müller",
     "mueller", "schmidt", "schneider", "fischer", "weber", "meyer", "meier", "maier", "wagner", "becker",
     "schulz", "hoffmann", "schäfer", "koch", "bauer", "richter", "klein", "wolf", "schröder", "neumann",
     "garcía", "garcia", "rodríguez", "rodriguez", "gonzález", "gonzalez", "fernández", "fernandez", "lópez",
     "lopez", "martínez", "martinez", "sánchez", "sanchez", "pérez", "perez", "gómez", "gomez", "martín",
     "jiménez", "jimenez", "ruiz", "hernández", "hernandez", "díaz", "diaz", "moreno", "álvarez", "alvarez",
     "muñoz", "torres", "ramírez", "ramirez", "flores", "bernard", "dubois", "petit", "durand", "leroy",
     "moreau", "simon", "laurent", "lefebvre", "michel", "david", "bertrand", "roux", "vincent", "fournier",
     "morel", "girard", "andré", "khan", "patel", "singh", "kaur", "ali", "ahmed", "nguyen", "silva", "santos",
     "kim", "wang", "li", "zhang", "chen", "kumar")
)  # fmt: skip


def is_frequent(name: tuple[str, ...]) -> bool:
    """Whether a name of two words, as `plain` has it, ends in one of these."""
    return len(name) == len(("first", "last")) and name[-1] in _PLAIN


_PLAIN = frozenset(word for surname in FREQUENT for word in plain(surname))
