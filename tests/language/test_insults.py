"""An insult in the form of a question asks nothing; near it stand questions in the same words. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

INSULTS = {
    "de": [
        "Was haben Sie eigentlich gelernt, ausser Lügen?",
        "Wer bezahlt Sie eigentlich für den Mist???",
        "Schämen Sie sich eigentlich nicht?",
        "Sind Sie eigentlich noch ganz bei Trost?",
        "Hast du sie noch alle?",
        "Haben Sie Ihr Gehirn an der Garderobe abgegeben?",
        "Wie blöd kann man eigentlich sein?",
        "Wie dumm sind Sie eigentlich?",
        "Was für einen Scheiß schreiben Sie da eigentlich?",
        "Glauben Sie den Quatsch eigentlich selber?",
        "Wie kann man nur so einen Müll schreiben?",
        "Wann hört ihr endlich auf zu lügen?",
        "Bist du bescheuert?",
        "Wer hat Ihnen denn ins Hirn geschissen?",
        "Lügenpresse oder was?",
        "Merkst du noch was?",
        "Geht's noch?",
        "Spinnen Sie?",
        "Können Sie überhaupt lesen?",
        "Haben Sie überhaupt einen Schulabschluss?",
        "Von wem lassen Sie sich kaufen?",
        "Wer zahlt dir den Dreck?",
        "Wie viel kriegen Sie für diese Hetze?",
        "Bist du deppert?",
        "Hend Si no all Tasse im Schrank? Haben Sie noch alle Tassen im Schrank?",
        "Wie tief wollen Sie eigentlich noch sinken?",
        "Welcher Idiot hat Ihnen das Schreiben beigebracht?",
        "Sind Sie eigentlich komplett bescheuert?",
        "Wer glaubt Ihnen denn diesen Müll noch?",
        "Haben Sie noch alle Latten am Zaun?",
        "Wie kann man nur so dämlich sein?",
        "Schämt ihr euch gar nicht?",
    ],
    "es": ["¿Quién le paga por esta basura?", "¿No le da vergüenza?", "¿Es usted imbécil?"],
    "fr": ["Qui vous paie pour écrire ces conneries ?", "Vous n'avez pas honte ?", "T'es débile ou quoi ?"],
}
QUESTIONS = {
    "de": [
        "Was haben Sie eigentlich studiert?",
        "Was haben Sie eigentlich gelernt?",
        "Wer bezahlt eigentlich die Gutachten?",
        "Wer bezahlt den Mist, den die Firma hinterlassen hat?",
        "Wann hören die Bauarbeiten endlich auf?",
        "Glauben Sie dem Amt?",
        "Wer hat gelogen, das Amt oder die Firma?",
        "Sind Sie noch in Leipzig?",
        "Wie viel kriegt man für ein Foto?",
        "Haben Sie Belege für die Lügen der Firma?",
        "Was sagen Sie zu dem Vorwurf, das sei Hetze?",
        "Wohin mit dem Müll aus der Grube?",
        "Hast du die Fotos noch alle?",
        "Spinnen Sie die Wolle selbst?",
        "Geht's noch am Freitag?",
        "Merkst du was von der neuen Heizung?",
        "Können Sie den Bescheid überhaupt lesen, so klein wie der gedruckt ist?",
        "Haben Sie einen Schulabschluss aus Sachsen?",
        "Wer zahlt dir den Umzug?",
        "Wie tief ist der See noch?",
        "Schreiben Sie auch über den Müll in der Elbe?",
        "Ist das Mist auf dem Feld oder Klärschlamm?",
        "Wer hat Ihnen die Zahlen gegeben?",
        "Warum glauben Sie der Firma?",
        "Haben Sie die Unterlagen noch alle beisammen?",
        "Wie blöd ist das denn mit der Bahn, kommst du trotzdem?",
    ],
    "es": ["¿Quién paga la recogida de la basura?", "¿Qué ha estudiado usted?"],
    "fr": ["Qui paie l'enlèvement des ordures ?", "Vous avez fait quelles études ?"],
}


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in INSULTS.items() for text in texts])
def test_an_insult_asks_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.QUESTION | Act.ASK | Act.CLEAR_ASK)


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in QUESTIONS.items() for text in texts])
def test_a_question_in_such_words_asks(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)
