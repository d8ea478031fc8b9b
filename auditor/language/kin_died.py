"""Which relation of its writer a message says to have died, and by what first name: "mon père Michel est décédé".

It is a relation of one surname with the writer as a rule, or one whose first name is told. A sentence that speaks of
two relations may mean either, and says nothing; nor does one of what belongs to a relation ("my father's boss").
"""

import re
from enum import Enum
from typing import NamedTuple

from auditor.language.bereaved import telling
from auditor.language.names_said import Named
from auditor.language.text import own_words, plain_lines, sentences, without_quotations

_LONG = 4_000  # characters, as of `bereaved`
_MOST_NAMES = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Sex(Enum):
    """What a word for a relation, or a first name, tells of who is called so."""

    MAN = 1
    WOMAN = 2


class KinDied(NamedTuple):
    """``named``: the words of the name that stands beside the relation, in small letters; ``sex``: None if the word is
    for either; ``one_surname``: whether such a relation has the writer's surname as a rule."""

    named: Named
    sex: Sex | None
    one_surname: bool


#: Relations that have one surname as a rule, in the letters of `plain_lines`.
_MEN = frozenset(
    ("dad", "daddy", "father", "brother", "son", "husband", "grandfather", "grandpa", "grandad", "granddad",
     "vater", "papa", "papi", "vati", "bruder", "sohn", "ehemann", "opa", "opi", "großvater", "grossvater",
     "padre", "papito", "hermano", "hermanito", "hijo", "abuelo", "abuelito", "yayo", "marido", "esposo",
     "pere", "frere", "fils", "mari", "papy", "pepe", "grand-pere", "uncle", "onkel", "oncle", "tio")
)  # fmt: skip
_WOMEN = frozenset(
    ("mum", "mummy", "mom", "mommy", "mam", "mother", "sister", "daughter", "wife", "grandmother", "grandma",
     "granny", "gran", "nan", "nana", "mutter", "mama", "mami", "mutti", "schwester", "tochter", "ehefrau",
     "oma", "omi", "großmutter", "grossmutter", "madre", "mamita", "hermana", "hermanita", "hija", "abuela",
     "abuelita", "yaya", "esposa", "maman", "mere", "soeur", "sœur", "fille", "mamie", "mamy", "meme",
     "grand-mere")
)  # fmt: skip
#: Relations that bear another surname as often, or are more than one, or are words for somebody else too.
_OTHERS = frozenset(
    ("partner", "fiance", "fiancee", "boyfriend", "girlfriend", "parents", "twin", "aunt", "auntie", "cousin",
     "nephew", "niece", "child", "baby", "friend", "eltern", "kind", "mann", "frau", "partnerin",
     "lebensgefährte", "lebensgefährtin", "verlobter", "verlobte", "freund", "freundin", "tante", "cousine",
     "neffe", "neffen", "nichte", "schwager", "schwägerin", "schwiegermutter", "schwiegervater",
     "schwiegermama", "schwiegerpapa", "schwiegersohn", "schwiegertochter", "patentante", "patenonkel", "enkel",
     "enkelin", "zwillingsbruder", "zwillingsschwester", "padres", "pareja", "mujer", "companero", "companera",
     "novio", "novia", "tia", "primo", "prima", "sobrino", "sobrina", "suegro", "suegra", "cunado", "cunada",
     "yerno", "nuera", "nieto", "nieta", "madrina", "padrino", "amigo", "amiga", "enfant", "epoux", "epouse",
     "femme", "conjoint", "conjointe", "compagne", "compagnon", "neveu", "beau-pere", "beau-frere", "beau-fils",
     "belle-mere", "belle-soeur", "belle-fille", "marraine", "parrain", "ami", "amie", "in-law", "godmother",
     "godfather", "mother-in-law", "father-in-law", "brother-in-law", "sister-in-law", "son-in-law",
     "daughter-in-law", "stepmother", "stepfather", "stepdad", "stepmum", "stepson", "stepdaughter",
     "stepbrother", "stepsister", "grandson", "granddaughter", "grandparents", "bebe", "chien", "chat", "dog",
     "cat", "hund", "katze", "perro", "gata", "gato")
)  # fmt: skip
#: All words for a relation, in the letters of `plain_lines`.
RELATIONS = _MEN | _WOMEN | _OTHERS
#: What may stand behind a relation and "'s" where it is the relation that died.
_OF_THEIRS = frozenset(
    ("passed", "died", "dead", "gone", "just", "sadly", "suddenly", "funeral", "wake", "burial", "cremation",
     "passing", "death", "been", "no")
)  # fmt: skip
#: What begins with a capital beside a relation and is no name.
_NO_NAME = frozenset(
    ("heute", "gestern", "am", "im", "in", "ist", "est", "has", "passed", "died", "ha", "murio", "fallecio",
     "ayer", "hier")
)  # fmt: skip


def kin_died(text: str) -> KinDied | None:
    """The relation of whose death a message tells; None: of none, or not of which."""
    at = next(telling(text), None)
    if at is None:
        return None
    said = "\n".join(sentences(without_quotations(own_words(text[:_LONG])))).split("\n")[at]
    written, plain = _WORD.findall(said), _WORD.findall(plain_lines(said))
    if len(written) != len(plain):
        return None
    bare = [word.replace("’", "'").removesuffix("'s") for word in plain]
    of_kin = [
        at
        for at, word in enumerate(bare)
        if word in RELATIONS and (word != "son" or bare[at - 1 : at] in (["my"], ["our"]))
    ]  # "dans son sommeil" speaks of no son
    if len(of_kin) != 1:
        return None
    (here,) = of_kin
    if bare[here] != plain[here] and bare[here + 1 : here + 2] and bare[here + 1] not in _OF_THEIRS:
        return None
    sex = Sex.MAN if bare[here] in _MEN else Sex.WOMAN if bare[here] in _WOMEN else None
    return KinDied(_named(written[here + 1 :], plain[here + 1 :]), sex, sex is not None)


def _named(written: list[str], plain: list[str]) -> Named:
    found: list[str] = []
    for word, small in zip(written[:_MOST_NAMES], plain, strict=False):
        if not word[0].isupper() or small in _NO_NAME:
            break
        found.append(word.casefold())
    return tuple(found)
