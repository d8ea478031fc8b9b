"""An introduction that one announces to one person in the present tense is promised; one that speaks to both, or hands
over how to reach somebody, is made. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PROMISED = {
    "es": [
        "Sí, te presento a Carmen Villar",
        "Claro que sí, te presento a Íñigo, es jefe de compras en Mercacasa",
        "Felicidades!! Te presento a Nuria Ferrandis, es auditora jefa",
        "Vale, os presento a Teresa, os va a encantar",
        "Por supuesto, le presento a Gonzalo Puig, dirige el laboratorio",
        "Hecho, te presento a mi jefe, es muy majo",
        "Qué bien lo del máster. Sí, te presento a Olga, que trabaja en eso",
    ],
    "en": [
        "Yes, I'll introduce you to Carmen Villar",
        "Of course, I'll introduce you to Ian, he's head of purchasing at Tesco",
        "Congratulations!! I'll introduce you to Nora Finch, she's a lead auditor",
        "Sure, I'll put you in touch with Teresa, you'll love her",
        "Certainly, I will introduce you to George Price, he runs the lab",
        "Great news about the course. Yes, I'll introduce you to Olga, who works in that",
    ],
    "de": [
        "Ja, ich stell dich Carmen Vogel vor",
        "Klar, ich stelle dir Ingo vor, er ist Einkaufsleiter bei Edeka",
        "Glückwunsch!! Ich stell dich Nora Fink vor, sie ist leitende Auditorin",
        "Gern, ich bring dich mit Teresa zusammen, ihr werdet euch mögen",
        "Natürlich, ich stelle Sie Georg Preis vor, er leitet das Labor",
        "Schön, dass es mit dem Master geklappt hat. Ja, ich stell dich Olga vor, die arbeitet da",
    ],
    "fr": [
        "Oui, je te présente à Camille Vasseur",
        "Bien sûr, je te présente Igor, il est chef des achats chez Carrefour",
        "Félicitations !! Je te présente Nora Faure, elle est auditrice en chef",
        "D'accord, je te présente à Thérèse, tu vas l'adorer",
        "Volontiers, je vous présente Georges Pradel, il dirige le labo",
        "Super pour ton master. Oui, je te présente à Olga, qui travaille là-dedans",
    ],
}
MADE = {
    "es": [
        "Carmen, te presento a Luis, que lleva compras en Mercacasa. Luis, Carmen es auditora. Os dejo hablar.",
        "Hola a los dos: Marta, este es Íñigo. Íñigo, Marta. Os dejo que habléis.",
        "Te presento a Nuria Ferrandis, la pongo en copia. Nuria, Dani quiere ser auditor.",
        "Te presento a Gonzalo Puig, su correo es gonzalo@laboratorio.example. Le he dicho que le escribes.",
        "Sí, te presento a Olga, que va en copia. Olga, este es Pablo.",
        "Os presento a Teresa, entra hoy en el equipo. Teresa, ellos son los del laboratorio.",
        "Pablo, te presento a Teresa, que también es auditora. Os vais a entender muy bien.",
    ],
    "en": [
        "Carmen, meet Luis, who runs purchasing at Tesco. Luis, Carmen is an auditor. I'll leave you two to it.",
        "Hi both: Martha, this is Ian. Ian, Martha. Over to you.",
        "I'd like to introduce you to Nora Finch, copied here. Nora, Dan wants to become an auditor.",
        "Introducing you both by email: Olga, this is Paul. Paul, Olga runs the lab.",
        "Paul, meet Teresa. You'll get on.",
        "Ana, meet Ben",
    ],
    "de": [
        "Carmen, das ist Lukas, er leitet den Einkauf bei Edeka. Lukas, Carmen ist Auditorin. Ich lasse euch allein.",
        "Hallo ihr beiden: Martha, das ist Ingo. Ingo, Martha. Übernehmt ihr.",
        "Ich möchte dir Nora Fink vorstellen, sie ist in Kopie. Nora, Dani will Auditor werden.",
        "Olga, das ist Paul. Paul, Olga leitet das Labor. Ihr macht alles Weitere unter euch aus.",
        "Paul, darf ich vorstellen: Teresa. Ihr werdet euch verstehen.",
        "Anna, das ist Ben",
    ],
    "fr": [
        "Camille, je te présente Luc, chef des achats chez Carrefour. Luc, Camille est auditrice. Je vous laisse.",
        "Bonjour à tous les deux : Marthe, voici Igor. Igor, Marthe. Je vous laisse échanger.",
        "Je te présente Nora Faure, en copie. Nora, Dany veut devenir auditeur.",
        "Olga, je te présente Paul. Paul, Olga dirige le labo. Je vous laisse vous organiser.",
        "Paul, je te présente Thérèse. Vous allez vous entendre.",
        "Anna, voici Ben",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in PROMISED for each in PROMISED[language]]
)
def test_who_announces_an_introduction_promises_it(language: str, text: str) -> None:
    found = acts(language, text, mine=True)
    assert found & Act.TO_INTRODUCE
    assert found & Act.PROMISE
    assert not found & Act.INTRODUCTION


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in MADE for each in MADE[language]])
def test_who_speaks_to_both_introduces(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.INTRODUCTION
