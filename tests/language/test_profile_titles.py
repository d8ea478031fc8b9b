"""A job title, or its abbreviation as people of the trade know it, says what one does; letters that are none do not."""

import pytest

from auditor.language import read_profile

TITLES = {
    "de": [
        "PDL, Hafenklinik Emden",
        "Pflegedienstleitung am Klinikum Kassel",
        "Stationsleitung Geriatrie, Hafenklinik",
        "WBL im Haus am See, Kiel",
        "Kita-Leitung, Städtische Kindertagesstätten Ulm",
        "Pflegefachfrau auf der Station 4 in Lübeck",
        "MFA in einer Hausarztpraxis in Bremen",
        "CvD beim Stadtanzeiger in Köln",
        "Filialleitung bei einer Bäckerei in Mainz",
        "StB und WP in Nürnberg, seit 2009",
        "NotSan beim Rettungsdienst der Stadt Gera",
    ],
    "en": [
        "RN, geriatric ward, St Mary's in Leeds",
        "VP at a small bank in Ohio",
        "Ward sister at the Royal Infirmary in Hull",
        "SENCO at a primary school in Kent",
        "GP in a village surgery near York",
        "SRE at a mid-sized bank in Dublin",
    ],
    "es": [
        "DUE en el Hospital de la Princesa, en Madrid",
        "TCAE en una residencia de mayores de Cádiz",
        "DRH en una empresa de transporte de Bilbao",
        "Jefatura de planta en el hospital de Jaca",
    ],
    "fr": [
        "IDE au CHU de Nantes, service de gériatrie",
        "AESH dans une école primaire de Lyon",
        "DAF d'une coopérative agricole en Bretagne",
        "ATSEM à l'école maternelle de Blois",
    ],
}
NONE = {
    "de": [
        "Mutter von drei Kindern in Lübeck, gern am Wasser",
        "Ehemals im Norden, jetzt im Süden zu Hause",
        "Die Wasserleitung ist wieder dicht",
    ],
    "en": ["Living in the UK with two dogs and a garden", "Happy to be here, thanks for the visit"],
    "es": ["Vivo en la UE con dos perros y un huerto", "Contento de estar aquí, gracias por la visita"],
    "fr": ["Je vis dans l'UE avec deux chiens et un potager", "Heureuse d'être ici, merci de la visite"],
}


def _each(of: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "headline"), _each(TITLES))
def test_a_title_says_what_one_does(language: str, headline: str) -> None:
    assert read_profile(headline, _ABOUT[language], None).what


@pytest.mark.parametrize(("language", "headline"), _each(NONE))
def test_what_is_none_does_not(language: str, headline: str) -> None:
    assert not read_profile(headline, _ABOUT[language], None).what


_ABOUT = {  # so that the language is told, and which says nothing of work itself
    "de": "Hier steht noch nicht viel, aber das wird noch. Wer mich kennt, weiß das ja auch so.",
    "en": "There is not much here yet, but there will be. Who knows me knows that anyway.",
    "es": "Aquí todavía no hay mucho, pero ya habrá. Quien me conoce lo sabe de todos modos.",
    "fr": "Il n'y a pas encore grand-chose ici, mais cela viendra. Qui me connaît le sait bien.",
}
