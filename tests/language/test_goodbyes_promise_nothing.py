"""Who thanks, wishes the same or takes leave promises nothing by it; beside a promise, the promise stays."""

import pytest

from auditor.activities.acts import Act
from auditor.language import promised
from tests.language.acts_read import acts

NOTHING = {
    "de": [
        "Dir auch Mama, bis nachher",
        "Dir auch, bis nachher",
        "Euch auch, bis später",
        "Ihnen auch, bis morgen!",
        "Dir ebenfalls, Oma, bis gleich",
        "Gleichfalls, bis Freitag dann",
        "bis gleich",
        "Bis dann, Tom",
        "Tschüss Lea, bis heute Abend",
        "Ich danke Ihnen!",
        "Ich danke Ihnen herzlich.",
        "Ich danke euch allen sehr!",
        "Wir danken Ihnen vielmals.",
        "Vielen Dank Ihnen!",
        "Ich danke Ihnen! Bis morgen",
        "Ich danke Ihnen, Frau Ruge!",
    ],
    "en": [
        "You too mum, see you tonight",
        "Same to you, talk soon",
        "I thank you!",
        "Thank you so much indeed, see you Friday",
        "See you later!",
    ],
    "es": ["Igualmente, hasta luego", "Se lo agradezco mucho", "A usted también, hasta mañana", "Nos vemos el viernes"],
    "fr": ["Toi aussi maman, à tout à l'heure", "Je vous remercie !", "Je vous en remercie", "À vendredi alors"],
}
PROMISED = {
    "de": [
        "Ich danke Ihnen! Ich melde mich morgen",
        "Ich danke Ihnen! Wegen Probearbeiten melde ich mich morgen",
        "Danke dir! Schick ich dir morgen",
        "Ich danke Ihnen, die Unterlagen schicke ich Ihnen morgen",
        "Dir auch! Ich schick dir den Plan bis morgen",
        "Schick ich dir, bis morgen",
        "Mach ich, bis später",
    ],
    "en": ["Thank you! I'll get back to you tomorrow", "You too! I'll send you the list, see you tomorrow"],
    "es": ["Se lo agradezco. Mañana le escribo"],
    "fr": ["Je vous remercie ! Je reviens vers vous demain"],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in NOTHING.items() for each in texts])
def test_thanks_and_goodbyes_promise_nothing(language: str, text: str) -> None:
    assert Act.PROMISE not in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in PROMISED.items() for each in texts])
def test_a_promise_beside_them_stays(language: str, text: str) -> None:
    assert Act.PROMISE in acts(language, text, mine=True)


def test_thanks_beside_a_word_to_come_leave_it_a_matter_of_talk() -> None:
    assert promised("Ich danke Ihnen! Ich melde mich morgen", "de").in_talk
    assert not promised("Ich danke Ihnen! Ich schicke Ihnen morgen den Vertrag", "de").in_talk
