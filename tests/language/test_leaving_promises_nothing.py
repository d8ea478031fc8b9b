"""Who says on which day they leave a post, give up a thing or close tells news of their own, and promises the reader
nothing by it; who leaves something with the reader by a day does promise it. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

LEAVES = {
    "es": [
        "lo dejo el 31 de diciembre",
        "al final lo dejo el viernes",
        "Lo dejaré a finales de año, estoy cansada",
        "lo dejo a fin de mes",
        "pues sí, lo voy a dejar en enero",
        "la dejo el 31, ya lo he dicho",
        "dejo la revista el 31 de marzo",
    ],
    "en": [
        "I'm leaving on 31 December",
        "I'll be leaving on Friday",
        "I'll quit on Friday",
        "I will resign on Monday.",
        "I'll hand in my notice on Monday",
        "So, I'll be leaving the paper at the end of May",
        "I'll retire in June",
        "I'll be finishing here on 31 March",
        "I'll step down at the end of the year",
    ],
    "de": [
        "ich höre am 31. auf",
        "Ich kündige am Montag",
        "Ich werde am 31. Dezember aufhören",
        "ich kündige zum 31. März",
    ],
    "fr": ["j'arrête le 31 décembre", "je le quitte le 31", "je lâche fin mars", "je démissionnerai lundi"],
}
LEAVES_IT_THERE = {
    "es": [
        "te lo dejo el lunes en la portería",
        "lo dejo el viernes en la recepción",
        "lo dejo mañana en tu mesa",
        "se lo dejo el viernes a tu madre",
        "lo dejo hecho el lunes",
        "te la dejo el martes",
        "lo dejo el 31 y te mando las llaves",
        "los dejo el lunes en el buzón",
    ],
    "en": [
        "I'll leave it at your door on Monday",
        "I'll leave you the keys on Friday",
        "I'll finish your draft by 31 March",
        "I'll stop by on Friday",
        "I'll hand it in on Monday",
        "I'll leave on Friday and send you the list before",
        "I'll leave the book with Ana on Friday",
        "I'll send it before I quit on Friday",
    ],
    "de": [
        "ich mach es dir am 31. fertig",
        "ich schick es dir, bevor ich am 31. aufhöre",
        "ich kündige dir das Abo am Montag",
        "ich lasse es dir am Freitag da",
    ],
    "fr": ["je te le laisse lundi à l'accueil", "je te le termine lundi", "je t'envoie ça avant de partir le 31"],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in LEAVES for each in LEAVES[language]])
@pytest.mark.parametrize("mine", [True, False])
def test_who_tells_when_they_leave_promises_nothing(language: str, text: str, *, mine: bool) -> None:
    assert not acts(language, text, mine=mine) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in LEAVES_IT_THERE for each in LEAVES_IT_THERE[language]]
)
@pytest.mark.parametrize("mine", [True, False])
def test_who_leaves_something_for_the_reader_promises_it(language: str, text: str, *, mine: bool) -> None:
    assert acts(language, text, mine=mine) & Act.PROMISE


def test_what_is_promised_beside_the_news_stays_promised() -> None:
    assert acts("en", "I'll be leaving on Friday. I'll send you the list before that.", mine=True) & Act.PROMISE
    assert acts("es", "Lo dejo el 31 de diciembre. Te mando la lista el lunes.", mine=True) & Act.PROMISE
