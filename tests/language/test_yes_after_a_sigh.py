"""Who sighs, owns that the other is right and does it says yes, in however few words; whoever sighs, owns it and does
not do it says no. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

YES = {
    "es": [
        "uf, es verdad, lo hago",
        "uf, lo hago",
        "uf, tienes razón, ahora mismo",
        "uy, se me pasó, ahora lo hago",
        "buf, cierto, ya lo hago",
        "ay, es verdad, se me había olvidado. Lo mando ahora mismo",
        "ostras, tiene razón, lo envío hoy",
        "uf, sí, te la paso luego",
    ],
    "en": ["oh you're right, I'll do it", "ugh, fine, I'll do it", "oh no, you're right, doing it now"],
    "de": ["oh, stimmt, mach ich", "uff, du hast recht, mach ich", "oje, stimmt, mach ich gleich"],
    "fr": ["ah oui c'est vrai, je le fais", "pfff, tu as raison, je le fais", "oups, exact, je m'en occupe"],
}
NO = {
    "es": [
        "uf, no, lo siento",
        "uf, es verdad, pero no puedo",
        "uf, hoy no, es verdad que dije",
        "es cierto, pero ahora no me va bien",
        "uf, qué va, no lo hago",
        "uf, lo siento, no llego",
        "es verdad, pero no lo hago",
        "uf, es verdad, lo hago otro día, hoy no puedo",
    ],
    "en": ["you're right, but I won't", "ugh, no, sorry", "you're right, I can't do it"],
    "de": ["stimmt, aber ich mach's nicht", "uff, nein, leider", "oje, das schaff ich nicht"],
    "fr": ["c'est vrai, mais je ne le fais pas", "pfff, non, désolé", "oh là, impossible, désolé"],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in YES for each in YES[language]])
@pytest.mark.parametrize("mine", [True, False])
def test_who_owns_it_and_does_it_says_yes(language: str, text: str, *, mine: bool) -> None:
    assert not acts(language, text, mine=mine) & Act.DECLINE


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in NO for each in NO[language]])
@pytest.mark.parametrize("mine", [True, False])
def test_who_owns_it_and_does_it_not_says_no(language: str, text: str, *, mine: bool) -> None:
    assert acts(language, text, mine=mine) & Act.DECLINE
