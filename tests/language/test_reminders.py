"""Who reminds of what they asked, or asks for a small thing in passing, asks; a press office's reminder sells; and who
says what they bring and what the reader does offers nothing."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

WANTS = Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour Carole, je relance pour les chiffres du canton"),
        ("fr", "Je me permets de relancer pour la facture d'août"),
        ("fr", "Léa, toujours rien pour juillet"),
        ("fr", "Paul, toujours pas de nouvelles du contrat"),
        ("fr", "Est-ce que je peux garder ton passage sur le lac ?"),
        ("fr", "tu connaîtrais pas qqn à la commune"),
        ("fr", "tu connais qqun qui répare les vélos"),
        ("en", "Hi Carol, just chasing the bed numbers"),
        ("en", "Following up on the invoice from August"),
        ("en", "Sam, still nothing for September"),
        ("en", "Still no word on the contract, Paul"),
        ("en", "Can I keep your line about the bells?"),
        ("en", "you wouldn't know anyone at the council"),
        ("de", "Hallo Carola, ich hake nach wegen der Zahlen"),
        ("de", "Ich wollte nachfragen wegen der Rechnung vom August"),
        ("de", "Tom, noch immer nichts für September"),
        ("de", "Paul, immer noch nichts vom Vertrag gehört"),
        ("de", "Darf ich deinen Satz über die Glocken behalten?"),
        ("de", "du kennst nicht zufällig jemanden bei der Gemeinde"),
        ("es", "Hola, Carla, insisto con los datos de las camas"),
        ("es", "Vuelvo a reclamar la factura de agosto"),
        ("es", "Ana, sigo sin nada de septiembre"),
        ("es", "Pablo, todavía nada del contrato"),
        ("es", "¿Puedo quedarme con tu frase sobre las campanas?"),
        ("es", "no conocerás a alguien en el ayuntamiento"),
    ],
)
def test_who_reminds_and_who_asks_in_passing_asks(language: str, text: str) -> None:
    assert acts(language, text) & WANTS
    assert acts(language, text, mine=True) & WANTS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "il relance la machine à café tous les matins"),
        ("fr", "On relance la saison demain !"),
        ("fr", "Toujours rien vu de beau ici, il pleut"),
        ("fr", "Toujours pas de neige"),
        ("fr", "je peux garder le secret, promis"),
        ("fr", "tu connais ta propre rue"),
        ("en", "The dog keeps chasing the cat"),
        ("en", "I followed up on your advice, it worked"),
        ("en", "Still nothing beats a good book"),
        ("en", "Still no snow here"),
        ("en", "I can keep a secret"),
        ("en", "you wouldn't know the place any more"),
        ("de", "Der Hund jagt immer noch die Katze"),
        ("de", "Er hakt bei jedem Satz nach"),
        ("de", "Noch immer nichts Schönes gesehen, es regnet"),
        ("de", "Immer noch kein Schnee hier"),
        ("de", "Das kann ich für mich behalten"),
        ("de", "du kennst den Ort nicht wieder"),
        ("es", "El perro sigue persiguiendo al gato"),
        ("es", "Todavía nada de nieve por aquí"),
        ("es", "Sigo sin ver nada bonito, llueve"),
        ("es", "Él insiste con el café cada mañana"),
        ("es", "Puedo guardar el secreto"),
        ("es", "no conocerías el barrio"),
    ],
)
def test_who_tells_of_what_goes_on_or_is_not_there_yet_asks_for_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & WANTS


@pytest.mark.parametrize(
    "text",
    [
        "Re-bonjour, petite relance pour le communiqué de notre client Alpina",
        "Bonjour Anne, je voulais savoir si notre dossier de presse vous était bien parvenu ?",
        "Bonjour, save the date ! Table ronde santé le 14 janvier, accréditation en ligne",
        "Je reviens vers vous avec un angle qui devrait vous parler : la gourde suisse, témoignages clés en main.",
        "Bonjour Anne, Lou de Kaméo (start-up lausannoise). Notre outil mesure le bruit. "
        "Est-ce que je peux vous envoyer notre livre blanc ?",
        "Bonjour, avez-vous pu jeter un œil à mon communiqué ? Petite relance :)",
    ],
)
def test_a_press_offices_reminder_sells(text: str) -> None:
    assert acts("fr", text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "Save the date ! On se marie le 12 juin",
        "Petite relance pour le pique-nique : qui vient ?",
        "Je voulais savoir si mon colis t'était bien parvenu",
        "As-tu pu jeter un œil à ma lettre ?",
        "Je reviens vers toi avec une idée de sortie qui devrait te plaire",
        "15 communiqués ce matin, et des relances en plus, j'en peux plus",
        'Pareil. "je voulais savoir si mon communiqué t\'était bien parvenu"',
        "Madame, ancien gendarme, j'ai suivi l'affaire en 2024. J'ai gardé des documents que personne n'a voulu lire. "
        "Je préfère en parler de vive voix.",
    ],
)
def test_a_reminder_among_people_and_a_tip_sell_nothing(text: str) -> None:
    assert not acts("fr", text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pour le 6 je fais le papet. Tu prends le dessert ?"),
        ("fr", "Pour samedi je fais la fondue, tu prends le pain ?"),
        ("fr", "Dimanche je fais le gratin. Tu amènes la salade ?"),
        ("fr", "Pour Noël je m'occupe de la bûche, tu fais l'entrée ?"),
        ("fr", "Je fais les pizzas, tu prends le vin ?"),
        ("fr", "Pour le 12 j'apporte les chaises, vous prenez la table ?"),
        ("de", "Für Samstag mache ich das Raclette. Nimmst du das Dessert?"),
        ("de", "Am Sonntag mach ich den Auflauf, bringst du den Salat mit?"),
        ("de", "Ich mache die Pizzen, nimmst du den Wein?"),
        ("en", "For Saturday I'm doing the roast. Will you bring the pudding?"),
        ("en", "I'll do the pizzas, can you get the wine?"),
        ("en", "On Sunday I'm making the lasagne, are you bringing the salad?"),
        ("es", "Para el sábado hago la paella. ¿Traes tú el postre?"),
        ("es", "El domingo hago el asado, ¿traes la ensalada?"),
        ("es", "Yo hago las pizzas, ¿tú coges el vino?"),
    ],
)
def test_who_shares_out_a_meal_offers_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.OFFER


@pytest.mark.parametrize(
    "text",
    [
        "Je te fais les courses si tu veux",
        "Si tu veux je peux t'apporter la table samedi",
        "Je te prête ma voiture samedi si ça t'arrange",
        "Tu veux que je fasse le dessert ?",
        "Je peux vous aider pour le dossier, dites-moi",
        "Tu veux un coup de main pour le 6 ?",
    ],
)
def test_who_would_do_it_for_the_reader_offers_it(text: str) -> None:
    assert acts("fr", text) & Act.OFFER
