"""Grave news said softly, as a threat of somebody else's, or in a dialect of a language that is read, and what is no
news of the kind. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

SOFTLY = [
    "Mamie est partie cette nuit, paisiblement.",
    "mon père est parti dans son sommeil",
    "maman s'en est allée hier soir",
    "On a perdu mamie dimanche.",
    "j'ai perdu papa la semaine dernière",
    "Papi n'est plus là. L'enterrement est jeudi.",
    "ma femme est à l'hôpital depuis mardi",
    "mon fils est aux urgences, je te rappelle",
    "maman a été emmenée à l'hôpital",
    "Le patron menace de me virer si je parle.",
    "la propriétaire menace de ne pas renouveler notre bail",
    "ils menacent de porter plainte contre moi",
    "Papá se fue anoche, estábamos todos.",
    "La abuela nos dejó el lunes.",
    "Mi padre ya no está con nosotros.",
    "Hemos perdido a papá.",
    "mi marido está en el hospital desde ayer",
    "Han llevado a mi madre a urgencias",
    "El dueño amenaza con no renovarnos el contrato.",
    "amenazan con despedirme si hablo",
]
NOT_GRAVE = [
    "papa est parti ce matin à Lyon, il revient jeudi",
    "maman est partie cette nuit pour Brest en car",
    "Il s'en est allé sans dire au revoir, vexé.",
    "on a perdu papa au marché de Noël 😂",
    "on a perdu le match dimanche",
    "ma sœur est infirmière à l'hôpital",
    "mon mari travaille à l'hôpital depuis mardi",
    "le ciel menace de nous tomber dessus, prends un parapluie",
    "papa n'est plus là le jeudi, il a changé d'horaires",
    "papá se fue a Madrid anoche",
    "la abuela nos dejó la casa este finde",
    "Juan ya no está con nosotros en el equipo",
    "hemos perdido a papá en el mercado 😂",
    "mi marido trabaja en el hospital",
    "el cielo amenaza con lluvia",
]
IN_DIALECT = [
    "Dr Babbe isch gschtorbe",
    "Min Mann isch am Sunndi gstorwe",
    "d'Oma isch hit nacht gstorbe",
    "Mim Vadder sini Beerdigung isch am Zischdi",
    "Mei Schwoger is gstorbn, d'Beerdigung is am Freitog",
    "Mis Mami isch im Spital, si het e Schlagaafall gha",
    "Sie hän mer kindigt, eifach so",
]


@pytest.mark.parametrize("text", SOFTLY)
def test_it_tells_of_something_grave(text: str) -> None:
    assert read(text).grave


@pytest.mark.parametrize("text", NOT_GRAVE)
def test_it_is_nothing_grave(text: str) -> None:
    assert not read(text).grave


@pytest.mark.parametrize("text", IN_DIALECT)
def test_grave_news_in_a_dialect_counts_though_it_is_not_read(text: str) -> None:
    assert read(text, hint="de").grave
    assert read(text).grave


@pytest.mark.parametrize(
    "text",
    [
        "Gälle Se, am Fridig isch s Fescht uf em Dorfplatz",
        "Mir sin am Sunndi bim Vadder gsi, s isch schee gsi",
        "Dr Opa isch scho vor zwanzig Johr gschtorbe, weisch",
        "i bi fascht gstorbe vor Lache",
        "Ik kom morgen wat later, de trein staat stil",
        "Oma blijft tot vrijdag bij ons",
        "Vi ses på fredag, jeg glæder mig",
    ],
)
def test_other_words_of_a_language_that_is_not_read_are_nothing_grave(text: str) -> None:
    assert not read(text).grave


@pytest.mark.parametrize(
    "text",
    [
        "Triste nouvelle, la maman de Paul est décédée hier. On fait une cagnotte, 15 € chacun, lien ici : https://x.example",
        "Sad news, Paul's mum died yesterday. We're doing a whip-round, £10 each, link here: https://x.example",
        "Traurige Nachricht, die Mutter von Paul ist gestern gestorben. Wir sammeln für einen Kranz, 10 € pro Kopf.",
        "Malas noticias, ha muerto la madre de Paul. Ponemos 10 € cada uno para una corona, ¿os apuntáis?",
    ],
)
def test_who_tells_of_a_death_sells_nothing(text: str) -> None:
    found = read(text)
    assert found.grave
    assert found.acts is not None
    assert not found.acts & Act.PITCH
