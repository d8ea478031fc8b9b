"""What a machine, a field or a network of pipes yields is no money that anybody promises. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

YIELDS = {
    "fr": [
        "Pourquoi 80 % de rendement ne veut rien dire sans la longueur du réseau.",
        "Notre chaudière a 92 % de rendement",
        "Le réseau de la commune est passé à 87 % de rendement en deux ans.",
        "Avec le nouveau moteur on atteint 40 % de rendement.",
        "Le blé a perdu 15 % de rendement à cause de la grêle.",
        "La turbine tourne à 90 % de rendement, pas mal pour son âge.",
        "On a gagné 12 % de rendement sur le maïs sans engrais.",
        "Un panneau solaire, c'est 22 % de rendement au mieux.",
        "La pompe n'a plus que 60 % de rendement, il faut la changer.",
        "En chimie, une synthèse à 75 % de rendement, c'est déjà bien.",
    ],
    "es": [
        "Una caldera con un 92 % de rendimiento",
        "La red de agua ha pasado al 87 % de rendimiento.",
        "El trigo ha perdido un 15 % de rendimiento por el granizo.",
        "El motor nuevo llega al 40 % de rendimiento.",
        "La bomba ya solo da un 60 % de rendimiento.",
    ],
    "en": [
        "The boiler at school runs at 92% efficiency and the wheat gave 8% more yield",
        "The turbine runs at 90% efficiency, not bad for its age.",
        "The wheat lost 15% of its yield to the hail.",
        "A solar panel has 22% efficiency at best.",
        "The pump is down to 60% efficiency, it needs replacing.",
    ],
    "de": [
        "Die Wärmepumpe hat 92 % Wirkungsgrad und der Acker 8 % mehr Ertrag",
        "Der Weizen hat durch den Hagel 15 % Ertrag verloren.",
        "Der neue Motor schafft 40 % Wirkungsgrad.",
        "Das Netz verliert 20 % Wasser.",
        "Die Pumpe hat nur noch 60 % Wirkungsgrad.",
    ],
}
MONEY = {
    "fr": [
        "Gagne 80 % de rendement par mois avec notre robot de trading, garanti !",
        "Investis 500 € : 30 % de rendement garanti, sans aucun risque. Écris-moi OUI.",
        "20 % de rendement mensuel en crypto, je te montre la méthode pas à pas !",
    ],
    "en": ["Earn 30% profit a month, guaranteed, with no risk! DM me to start."],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in YIELDS for each in YIELDS[language]])
@pytest.mark.parametrize("public", [True, False])
def test_a_yield_is_no_money(language: str, text: str, *, public: bool) -> None:
    found = read(text, hint=language, public=public).acts
    assert found is not None
    assert not found & (Act.HYPE | Act.PITCH)


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in MONEY for each in MONEY[language]])
def test_easy_money_is(language: str, text: str) -> None:
    found = read(text, hint=language).acts
    assert found is not None
    assert found & Act.HYPE


#: Money that is promised in the words of machines.
IN_ORDINARY_LIFE = {
    "en": [
        "My trading machine makes 30% profit a month, guaranteed, DM me",
        "Our engine of wealth: earn 20% a month guaranteed, no risk",
        "Plug into my network and earn 30% profit a month, guaranteed",
        "This field will make you rich: 25% profit guaranteed, message me",
        "Harvest 30% profit a month from crypto, guaranteed!",
        "Solar panels investment: earn 20% a month guaranteed, no risk, DM me",
    ],
    "de": [
        "Meine Trading-Maschine bringt 30 % Gewinn im Monat, garantiert, schreib mir",
        "Ernte 30 % Rendite im Monat mit Krypto, garantiert!",
        "Verdiene 20 % im Monat mit unserem Netzwerk, garantiert ohne Risiko",
        "Garantierte 25 % Rendite pro Monat, ohne Risiko, schreib mir OK",
        "Unser Netz macht dich reich: 30 % Gewinn garantiert",
        "Geldmaschine: 20 % Gewinn im Monat, garantiert, melde dich",
    ],
    "es": [
        "Mi máquina de trading da 30 % de rendimiento al mes, garantizado, escríbeme",
        "Únete a mi red y gana 30 % de rendimiento al mes garantizado",
        "El motor de tu riqueza: 20 % de rendimiento mensual garantizado sin riesgo",
        "Cosecha 30 % de rendimiento al mes con cripto, ¡garantizado!",
        "Campo de inversión: 25 % de rendimiento garantizado, sin riesgo",
        "Paneles solares: invierte y gana 20 % de rendimiento mensual garantizado",
    ],
    "fr": [
        "Ma machine de trading fait 30 % de rendement par mois garanti, écris-moi",
        "Rejoins mon réseau et gagne 30 % de rendement par mois garanti",
        "Le moteur de ta richesse : 20 % de rendement mensuel garanti, sans risque",
        "Récolte 30 % de rendement par mois en crypto, garanti !",
        "Réaction en chaîne : 25 % de rendement garanti par mois, écris-moi OUI",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_money_promised_in_the_words_of_machines_is_sold(language: str, text: str) -> None:
    assert (read(text, hint=language).acts or Act(0)) & (Act.HYPE | Act.PITCH)
