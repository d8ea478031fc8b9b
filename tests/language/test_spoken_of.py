"""Who writes to the reader for the first time because somebody spoke of the reader to them was introduced by word of
mouth: by whom, their words say. What sellers have read of the reader nobody told them. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.sent_by import sent_by

SPOKEN_OF = {
    "en": [
        ("Marta Webb told me about you. Could we talk?", ("marta", "webb")),
        ("Hi, Marta Webb mentioned you to me last week.", ("marta", "webb")),
        ("Marta Webb said you were sound.", ("marta", "webb")),
        ("Marta Webb passed me your name and I'd like to ask you something.", ("marta", "webb")),
        ("Marta speaks very highly of you, so here I am.", ("marta",)),
        ("I heard about you from Marta Webb.", ("marta", "webb")),
        ("Marta Webb said that you might know about damp walls.", ("marta", "webb")),
        ("Marta Webb told us all about you.", ("marta", "webb")),
        ("Marta Webb told me you're the one to ask.", ("marta", "webb")),
        ("I've heard so much about you from Marta.", ("marta",)),
    ],
    "de": [
        ("Marta Weber hat mir von dir erzählt. Hast du mal Zeit?", ("marta", "weber")),
        ("Marta Weber hat mir viel von Ihnen erzählt.", ("marta", "weber")),
        ("Hallo, Marta hat von Ihnen gesprochen.", ("marta",)),
        ("Marta Weber meinte, du kennst dich mit feuchten Wänden aus.", ("marta", "weber")),
        ("Ich habe von Marta Weber von Ihnen gehört.", ("marta", "weber")),
        ("Marta Weber hat dich erwähnt.", ("marta", "weber")),
        ("Marta schwärmt von Ihnen, deshalb schreibe ich.", ("marta",)),
        ("Marta Weber sagte, Sie seien die Richtige dafür.", ("marta", "weber")),
        ("Marta Weber hat uns von euch erzählt.", ("marta", "weber")),
        ("Marta Weber erzählte mir von Ihnen.", ("marta", "weber")),
    ],
    "es": [
        ("Marta Gil me habló de ti. ¿Podemos hablar?", ("marta", "gil")),
        ("Marta Gil me ha hablado mucho de usted.", ("marta", "gil")),
        ("Hola, Marta me contó de ti.", ("marta",)),
        ("Marta Gil me dijo que eres la persona indicada.", ("marta", "gil")),
        ("Marta Gil te mencionó la semana pasada.", ("marta", "gil")),
        ("Marta Gil me ha dicho que sabes de humedades.", ("marta", "gil")),
        ("Marta Gil nos habló de vosotros.", ("marta", "gil")),
        ("He oído hablar de usted por Marta Gil.", ("marta", "gil")),
        ("Marta habla maravillas de ti.", ("marta",)),
        ("Marta Gil me comentó que tú podrías ayudarme.", ("marta", "gil")),
    ],
    "fr": [
        ("Marta Morel m'a parlé de vous. Seriez-vous disponible pour un échange ?", ("marta", "morel")),
        ("Marta Morel m’a beaucoup parlé de toi.", ("marta", "morel")),
        ("Bonjour, Marta nous a parlé de vous.", ("marta",)),
        ("Marta Morel m'a dit que vous étiez la bonne personne.", ("marta", "morel")),
        ("Marta Morel m'a dit du bien de vous.", ("marta", "morel")),
        ("J'ai entendu parler de vous par Marta Morel.", ("marta", "morel")),
        ("Marta Morel vous a recommandée.", ("marta", "morel")),
        ("Marta Morel m'a dit que tu t'y connaissais en murs humides.", ("marta", "morel")),
        ("Marta ne tarit pas d'éloges sur vous.", ("marta",)),
        ("Marta Morel m'avait parlé de vous en mars.", ("marta", "morel")),
    ],
}
NOBODY = [
    "I read about you in the Courier.",
    "He told me about you and your garden.",
    "Marta told me about the flood.",
    "Marta said you were ill, get well soon!",
    "Marta hat mir von dem Film erzählt.",
    "Marta hat gesagt, du bist krank. Gute Besserung!",
    "Marta me habló del libro.",
    "Marta me dijo que estás enferma, ¡mejórate!",
    "Marta m'a parlé du film.",
    "Marta m'a dit que tu es malade, bon rétablissement !",
    "Elle m'a parlé de vous hier.",
    "Our team told me about you.",
]


@pytest.mark.parametrize(
    ("text", "name"), [(text, name) for of_language in SPOKEN_OF.values() for text, name in of_language]
)
def test_who_spoke_of_the_reader_is_named(text: str, name: tuple[str, ...]) -> None:
    assert sent_by(text) == (name,)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_spoke_of_the_reader(text: str) -> None:
    assert sent_by(text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Marta Morel m'a parlé de vous. Seriez-vous disponible pour un échange ?"),
        ("fr", "Bonjour Madame Roux, Marta Morel m'a parlé de vous. Nous réorganisons le service. On en parle ?"),
        ("en", "Hi Ben, Marta Webb told me about you. I run a choir in York. Would you be open to a chat?"),
        ("de", "Marta Weber hat mir von Ihnen erzählt. Ich leite einen Chor. Hätten Sie Zeit für ein Gespräch?"),
        ("es", "Marta Gil me habló de ti. Llevo un coro en Cádiz. ¿Tendrías un rato para hablar?"),
    ],
)
def test_whoever_was_told_of_the_reader_sells_nothing(language: str, text: str) -> None:
    found = read(text, hint=language).acts
    assert found is not None
    assert not found & Act.PITCH
