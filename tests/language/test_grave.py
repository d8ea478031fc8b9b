"""Grave news: a death, a dismissal, a threat, an illness that came over whoever writes, or somebody close to them."""

import pytest

from auditor.language import read

GRAVE = [
    "My grandmother died on Thursday.",
    "Dad passed away this morning, it was very quick.",
    "We lost our little boy last week.",
    "He died last night. The funeral is on Friday at ten.",
    "They fired me.",
    "I've just been made redundant after eleven years.",
    "My boss threatened to sue me because I talked to you.",
    "I'm so scared, they know where we live.",
    "Mum is in intensive care since Sunday.",
    "The scan came back and it's cancer.",
    "Meine Oma ist heute Nacht gestorben.",
    "Papa ist tot.",
    "Die Beerdigung ist am Freitag um elf.",
    "Ich wurde gestern fristlos gekündigt.",
    "Gestern bin ich rausgeschmissen worden.",
    "Er hatte letzte Nacht einen schweren Schlaganfall.",
    "Mir wurde heute gekündigt, einfach so.",
    "Sie haben mir gedroht, weil ich mit dir geredet habe. Ich hab solche Angst.",
    "Mein Bruder liegt im Krankenhaus, es sieht nicht gut aus.",
    "Bei der Untersuchung kam raus, dass ich Brustkrebs habe.",
    "Wir haben das Baby verloren.",
    "Anoche murió mi madre.",
    "Ha muerto esta noche. El entierro es el viernes a las doce.",
    "Se nos ha muerto la abuela.",
    "Mi padre falleció el domingo, en casa.",
    "Me han despedido",
    "Nos echan del piso a final de mes.",
    "Me han amenazado con echarme por hablar contigo.",
    "Estoy muy asustada, no sé a quién contárselo.",
    "A mi marido le han detectado un tumor.",
    "Mi hermana está ingresada en la UCI.",
    "Mon père est mort cette nuit.",
    "Maman est décédée dimanche.",
    "L'enterrement a lieu vendredi à dix heures.",
    "On a perdu notre bébé.",
    "Je viens d'être licenciée.",
    "Ils m'ont viré ce matin, sans un mot.",
    "Ils m'ont menacée parce que je t'ai parlé.",
    "J'ai tellement peur, je ne sors plus.",
    "Mon frère est hospitalisé depuis lundi.",
    "Les résultats sont là : c'est un cancer.",
]
NOT_GRAVE = [
    "I nearly died laughing when he fell off the chair.",
    "I'm dying to see the new place!",
    "My phone died, so I only saw it now.",
    "My grandfather died thirty years ago, I never knew him.",
    "I'm afraid I can't make it on Friday.",
    "Let me go ahead and book the room.",
    "We are all fired up for the launch.",
    "Your talk was killer.",
    "Nobody died, relax.",
    "Ich bin fast gestorben vor Lachen.",
    "Mein Handy ist tot, ich schreib vom Rechner.",
    "Mein Opa ist vor zwanzig Jahren gestorben.",
    "Ich habe meinen Vertrag beim Anbieter gekündigt.",
    "Er wurde heute aus dem Krankenhaus entlassen, alles gut.",
    "Keine Angst, das klappt schon.",
    "Die Sache ist gestorben, wir machen was anderes.",
    "Im Ofen wurde mit Buche gefeuert, drei Tage lang.",
    "Dein Vortrag hat bei uns hohe Wellen geschlagen.",
    "Me muero de risa con lo tuyo.",
    "Estoy muerta de sueño, mañana te cuento.",
    "Te hemos echado de menos en la cena.",
    "Se me ha muerto el móvil, perdona.",
    "Mi abuelo murió en 1936, en el frente.",
    "Me despido ya, un abrazo.",
    "No tengo miedo a volar.",
    "On était morts de rire hier soir.",
    "Mon téléphone est mort, désolée.",
    "Mon grand-père est mort il y a vingt ans.",
    "J'ai peur que la salle soit trop petite.",
    "La batterie vient de mourir.",
    "N'aie pas peur, ça va aller.",
]


@pytest.mark.parametrize("text", GRAVE)
def test_it_tells_of_something_grave(text: str) -> None:
    assert read(text).grave


@pytest.mark.parametrize("text", NOT_GRAVE)
def test_it_is_nothing_grave(text: str) -> None:
    assert not read(text).grave


def test_of_what_is_said_to_many_or_by_me_nothing_of_the_kind_is_kept() -> None:
    assert not read(GRAVE[0], public=True).grave
    assert not read(GRAVE[0], mine=True).grave
