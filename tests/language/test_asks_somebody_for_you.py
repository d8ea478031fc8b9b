"""Who asks whether one still looks for something and says whom they will ask promises that, whatever the question
weighs. Near them, who only asks the reader, or many."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PROMISES = {
    "de": [
        "Suchst du noch? Ich frag mal Wencke, ob die noch sucht",
        "Suchst du noch die zweite Geige? Ich frag mal Wencke, ob die noch sucht. Die wollte eigentlich an die Ostsee",
        "Brauchst du noch einen Drummer? Ich frag mal meinen Bruder",
        "Braucht ihr noch Stühle? Ich frag den Hausmeister, der hat welche",
        "Wird das was mit Samstag? Ich frag gleich mal bei Lena nach",
        "Hast du schon eine Wohnung? Ich hör mal bei meiner Vermieterin nach",
        "Wie viele braucht ihr? Ich sprech mal mit dem Bauhof",
    ],
    "en": [
        "Are you still looking? Let me ask Wendy if she is",
        "Did you find a drummer? I'll ask my brother",
        "Do you still need chairs? I'll check with the caretaker, he has some",
        "Is the post filled? I'll have a word with my boss",
    ],
    "es": [
        "¿Sigues buscando? Le pregunto a Marta a ver",
        "¿Os faltan sillas aún? Le pregunto al conserje",
        "¿Tienes piso ya? Hablo con mi casera",
    ],
    "fr": [
        "Tu cherches toujours ? Je demande à Marta",
        "Il vous manque des chaises ? Je demande au gardien",
        "Tu as trouvé un appart ? J'en parle à ma proprio",
    ],
}
NONE = {
    "de": [
        "Ich frag mal doof: suchst du noch?",
        "Ich frag mal, ob du am Samstag kannst",
        "Ich frag mal in die Runde: wer hat noch Stühle?",
        "Ich frag mich, ob Wencke noch sucht",
        "Darf ich mal Wencke fragen?",
        "Ich frag dich jetzt zum dritten Mal, kommst du?",
        "Kommst du? Ich frag nur, weil Lena gefragt hat",
        "Ich frag Lena jedes Mal, und sie sagt jedes Mal nein. Was meinst du?",
    ],
    "en": [
        "I'll ask again: are you coming?",
        "Why would I ask my brother?",
        "Are you coming? I ask because Lena asked",
        "I ask my boss every year. What would you do?",
    ],
    "es": [
        "¿Vienes? Te pregunto porque Marta quiere saberlo",
        "Le pregunto a usted: ¿viene?",
        "Me pregunto si Marta busca",
    ],
    "fr": [
        "Tu viens ? Je demande parce que Marta veut savoir",
        "Je me demande si Marta cherche",
        "Je demande à tous : qui vient ?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in PROMISES.items() for each in texts])
def test_who_says_whom_they_will_ask_promises_it(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.PROMISE in found
    assert found & (Act.QUESTION | Act.ASK)


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in NONE.items() for each in texts])
def test_who_only_asks_promises_nothing(language: str, text: str) -> None:
    assert Act.PROMISE not in acts(language, text)
