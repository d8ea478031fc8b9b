"""A promise is kept where a sentence hands over or tells that it is done, and not by ways of speaking, directions in a
street, links to amuse, and things that are online, booked or paid whatever was promised."""

import pytest

from auditor.history.told_done import done, link_hands_on

KEPT = [
    "There you go",
    "Here you are, Ana!",
    "Called up. She's well",
    "Rang him yesterday, he is fine",
    "The correction is online",
    "Your list is in the post",
    "The invoice has been paid. It is paid since noon",
    "I've called her, she says yes",
    "Da hast du es",
    "Der Plan ist unterwegs",
    "Die Korrektur ist online",
    "Hab sie angerufen, alles gut",
    "Ahí lo tienes",
    "La corrección está publicada",
    "La he llamado, está bien",
    "Le he preguntado y dice que sí",
    "Voilà",
    "The template you were after is attached.",
    "Aquí va el Excel con las fórmulas arregladas",
    "Ya hablé con don Luis, viene el sábado a ver la bomba",
    "La correction est en ligne",
    "C'est corrigé",
    "Je l'ai appelée, elle va bien",
]
NOT_KEPT = [
    "There you go again",
    "here you go, the shop is on the left",
    "There you go. Told you he'd win",
    "There you are! I was looking for you everywhere",
    "Here you are sitting in the sun while I freeze",
    "The new season is online",
    "The kids are sorted for school",
    "My sister is online",
    "Our hotel is booked, can't wait",
    "Dinner is ordered",
    "The car is fixed at last",
    "The trains are delivered late as ever",
    "Called it! I knew they'd lose",
    "Called in sick today",
    "Wrote all day, my back hurts",
    "Went to the beach yesterday",
    "Met the new neighbours today",
    "Spoke too soon",
    "Dropped my phone in the bath",
    "Checked in at the hotel",
    "Asked and answered, as they say",
    "Da hast du recht",
    "Da hast du dir was vorgenommen",
    "hier bitte rechts abbiegen",
    "Unser Hotel ist gebucht",
    "Die neue Staffel ist online",
    "War heute beim Friseur",
    "Bin gerade bei Oma, es gibt Kuchen",
    "Hab Kuchen gestern Oma gesagt",
    "Ahí va el autobús",
    "Aquí tienes tu casa cuando quieras",
    "Fui a la playa ayer",
    "Está online la nueva temporada",
    "El hotel está reservado",
    "La he visto en la tele, qué risa",
    "Voilà l'été",
    "Hablé con mi madre anoche",
    "The garage to which the house is joined is online",
    "Le train est parti",
    "Ma sœur est en ligne",
    "L'hôtel est réservé",
    "Je suis passée à la plage",
    "Je l'ai vu au cinéma, super film",
    "J'ai parlé toute la journée",
    "Les enfants sont partis",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_handed_over_or_told_keeps_a_promise(text: str) -> None:
    told = done(text)
    assert told.hands_on or told.tells_deed or told.tells_done


@pytest.mark.parametrize("text", NOT_KEPT)
def test_ways_of_speaking_and_other_things_keep_none(text: str) -> None:
    told = done(text)
    assert not (told.hands_on or told.tells_deed or told.tells_done)


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("https://example.org/plan", True),
        ("https://docs.google.com/document/d/abc", True),
        ("https://www.youtube.com/watch?v=abc", False),
        ("https://youtu.be/abc", False),
        ("https://www.tiktok.com/@cats/video/1", False),
        ("https://open.spotify.com/track/1", False),
        ("https://maps.app.goo.gl/abc", False),
        ("https://giphy.com/gifs/cat", False),
    ],
)
def test_a_link_to_amuse_hands_nothing_over(text: str, hands: bool) -> None:
    assert link_hands_on(text) is hands
