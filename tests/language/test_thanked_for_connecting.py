"""Thanks for having connected two people are thanks for an introduction; those for a connection on a site are not. None
was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

THANKED = {
    "en": [
        "thanks for connecting us!",
        "Thanks for connecting me with Yann.",
        "Thank you for connecting us, he is lovely.",
        "thanks for connecting the two of us",
        "Thanks a lot for connecting me to Yann, very useful.",
        "Thanks so much for putting us in touch!",
        "Many thanks for introducing us.",
        "Thank you for putting me in touch with Yann",
        "Thanks for linking us up!",
        "thanks again for connecting my sister with Yann",
    ],
    "de": [
        "Danke, dass du uns verbunden hast!",
        "Danke fürs Vernetzen mit Jana, das war nett von dir.",
        "Danke, dass du mich mit Jana zusammengebracht hast.",
        "Vielen Dank für den Kontakt zu Jana!",
        "Danke fürs Vorstellen!",
        "Danke, dass du uns vernetzt hast, sie ist toll.",
        "Danke für die Vermittlung!",
        "Danke dir fürs Zusammenbringen!",
        "Danke, dass du uns bekannt gemacht hast.",
        "Merci fürs Verkuppeln mit Jana, also beruflich :)",
    ],
    "es": [
        "¡Gracias por ponernos en contacto!",
        "Gracias por conectarnos, es majísima.",
        "Mil gracias por presentarnos.",
        "Gracias por ponerme en contacto con Ana.",
        "Muchas gracias por conectarme con Ana.",
        "Gracias por el contacto de Ana.",
        "Gracias por presentarme a Ana.",
        "Gracias por juntarnos a los dos.",
        "Te agradezco que nos pusieras en contacto.",
        "Gracias por haberme conectado con Ana.",
    ],
    "fr": [
        "Merci de nous avoir mis en relation !",
        "Merci de m'avoir mise en contact avec Jeanne.",
        "Merci pour la mise en relation !",
        "Merci de nous avoir connectés.",
        "Merci de nous avoir présentés, elle est super.",
        "Merci beaucoup pour le contact de Jeanne.",
        "Mille mercis de m'avoir présentée à Jeanne.",
        "Merci de nous avoir fait nous rencontrer.",
        "Merci pour la mise en contact, c'est top.",
        "Merci encore de nous avoir mises en lien.",
    ],
}
NONE = [
    "Thanks for connecting!",
    "Thanks for connecting, Ana. Looking forward to your posts.",
    "Thank you for connecting with me here.",
    "Thanks for connecting on LinkedIn.",
    "Thanks for accepting my invitation.",
    "Thanks for adding me.",
    "Thank you for connecting with me",
]
OUTCOMES = [
    "Just had a call with Yann, thanks for connecting us!",
    "Spoke to Yann yesterday. Thanks for connecting us.",
    "Had a great chat with Yann today, thank you for connecting me with him!",
    "We met this morning, thanks for putting us in touch.",
]


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in THANKED for each in THANKED[language]])
def test_thanks_for_an_introduction_are_thanks(language: str, text: str) -> None:
    assert acts(language, text) & Act.THANKS


@pytest.mark.parametrize("text", NONE)
def test_a_connection_on_a_site_is_nothing_to_thank_for(text: str) -> None:
    assert not acts("en", text) & (Act.THANKS | Act.OUTCOME_REPORT)


@pytest.mark.parametrize("text", OUTCOMES)
def test_with_what_came_of_it_they_report(text: str) -> None:
    assert acts("en", text) & Act.THANKS
    assert acts("en", text) & Act.OUTCOME_REPORT


#: What else is connected, presented and put somewhere.
IN_ORDINARY_LIFE = {
    "en": [
        "Had a call with the bank yesterday, thanks for connecting the printer",
        "We spoke yesterday, thanks for putting the kettle on",
        "Thanks for connecting the washing machine, it runs",
        "Had lunch with Mum, thanks for putting me up",
        "Talked to the plumber today",
        "Met the kids at noon, thanks for putting us up",
        "Thanks for linking the article",
        "I called you yesterday",
        "We had rain, thanks for putting the bins out",
        "Thanks for introducing the new rota",
        "Thanks for connecting the wifi for us",
    ],
    "de": [
        "Danke fürs Vernetzen der Drucker",
        "Danke für die Verbindung, der Zug war pünktlich",
        "Danke fürs Verbinden der Wunde",
        "Danke fürs Anschließen der Waschmaschine",
        "Danke für die Vernetzung im Haus, das WLAN läuft",
        "Wir haben gestern telefoniert, danke fürs Aufladen",
        "Danke fürs Vorstellen des Plans",
        "Danke für die Kontaktlinsen",
        "Danke für den Kontaktabzug",
        "Danke fürs Annehmen des Pakets",
        "Gestern mit Mama gesprochen, danke fürs Fahren",
        "Danke für die Verbindung nach Kiel, ich sitze im Zug",
    ],
    "es": [
        "Gracias por conectar la lavadora",
        "Gracias por conectarme el wifi",
        "Hablé con mamá ayer, gracias por llevarme",
        "Gracias por presentar los papeles",
        "Gracias por ponerme en la lista",
        "Gracias por ponernos la cena",
        "Quedé con el fontanero ayer",
        "Gracias por conectar la impresora",
        "Gracias por el contacto de la piel",
        "Gracias por ponerme en copia",
        "Gracias por presentarte a las seis",
        "Gracias por conectarnos la luz",
    ],
    "fr": [
        "Merci d'avoir branché la machine",
        "Merci de m'avoir connecté le wifi",
        "Merci de m'avoir mis sur la liste",
        "Merci de nous avoir mis de côté du pain",
        "Merci d'avoir présenté les papiers",
        "Merci pour la connexion, ça marche",
        "Merci de m'avoir mis en copie",
        "J'ai vu le plombier hier",
        "Merci de nous avoir mis à l'aise",
        "Merci de m'avoir relié le livre",
        "Merci pour la mise en page",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_who_connects_a_machine_introduced_nobody(language: str, text: str) -> None:
    assert not acts(language, text) & Act.OUTCOME_REPORT
