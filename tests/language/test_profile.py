"""What a profile tells a stranger."""

import pytest

from auditor.activities.acts import ProfileReading
from auditor.language import read_profile


def test_a_profile_that_says_what_to_come_for() -> None:
    reading = read_profile(
        "Lighting engineer. I help small museums light their rooms",
        "Ask me about LED retrofits. I'm looking for museums that want to test sensors.",
        "Write to me about light, not about crypto: ana@example.org. I usually answer within three days.",
    )

    assert reading == ProfileReading(
        what=True,
        whom=True,
        plain=True,
        help=True,
        seeking=True,
        route=True,
        topics=True,
        response_time=True,
        pitch_route=False,
    )


def test_big_words_say_nothing() -> None:
    reading = read_profile(
        "Passionate visionary | Thought leader", "Leveraging synergies to unlock the next level.", ""
    )

    assert (reading.what, reading.whom, reading.plain, reading.help, reading.seeking) == (False,) * 5
    assert reading.route is False


def test_one_big_word_is_how_people_speak() -> None:
    assert read_profile("Passionate nurse and teacher of nurses", "I work in Leeds.", None).plain is True


def test_how_to_pitch_a_journalist() -> None:
    reading = read_profile("Reporter covering energy for the Courier", "Pitch me by email: kim@courier.example", None)

    assert reading.pitch_route is True


def test_what_was_not_given_is_unknown() -> None:
    assert read_profile(None, None, None) == ProfileReading()
    headline_only = read_profile("Data engineer for public libraries", None, None)
    assert headline_only.what is True
    assert headline_only.route is None
    assert headline_only.topics is None
    assert read_profile(None, None, "Please contact me by email, I answer within two days").what is None


def test_an_address_is_one_in_every_language_and_the_rest_is_unknown() -> None:
    reading = read_profile("Softwareontwikkelaar", "Ik maak software voor scholen en bibliotheken.", "ana@example.nl")

    assert reading == ProfileReading(route=True)


#: Of a trade of no consequence, so that the language is known.
HEADLINES = {
    "en": "Potter in Whitby, I write about clay",
    "de": "Töpferin in Husum, ich schreibe über Ton",
    "es": "Ceramista en Cádiz, escribo sobre el barro",
    "fr": "Potier à Brest, j'écris sur la terre",
}


@pytest.mark.parametrize(
    ("language", "about"),
    [
        ("en", "Messages open, nothing is passed on."),
        ("en", "To write to me in confidence: Mastodon."),
        ("en", "By private message or Signal."),
        ("en", "You can write to me at any hour."),
        ("en", "Get in touch via Signal."),
        ("en", "Please don't message me here, reach me on Threema."),
        ("de", "Nachrichten offen, nichts wird weitergegeben."),
        ("de", "Wer mir vertraulich schreiben mag: Mastodon."),
        ("de", "Per Privatnachricht oder Signal."),
        ("de", "Ihr könnt mir jederzeit schreiben."),
        ("de", "Meldet euch gern bei mir."),
        ("de", "Schreib gern hier oder über Signal."),
        ("es", "Mensajes abiertos, no se cuenta nada."),
        ("es", "Para escribirme con confianza: Mastodon."),
        ("es", "Por mensaje privado o Signal."),
        ("es", "Podéis escribirme a cualquier hora."),
        ("es", "Escribidme por aquí."),
        ("es", "Mi buzón está abierto."),
        ("fr", "Messages ouverts, rien n'est répété."),
        ("fr", "Pour m'écrire en confiance : Mastodon."),
        ("fr", "Par message privé ou Signal."),
        ("fr", "Vous pouvez m'écrire à toute heure."),
        ("fr", "N'hésitez pas à me contacter."),
        ("fr", "Joignable ici et sur Signal."),
    ],
)
def test_a_way_to_reach_somebody_is_read_without_an_address(language: str, about: str) -> None:
    assert read_profile(HEADLINES[language], about, None).route is True


@pytest.mark.parametrize(
    ("language", "about"),
    [
        ("en", "I like messages in bottles and the open sea."),
        ("en", "I sell my pots on Instagram."),
        ("en", "Please do not message me here."),
        ("en", "DMs closed."),
        ("en", "I like the signal on the pier."),
        ("de", "Nachrichten von der offenen See sind mir die liebsten."),
        ("de", "Meine Töpfe sind auf Instagram."),
        ("de", "Schreibt mir bitte nicht."),
        ("de", "Nachrichten geschlossen."),
        ("es", "Me gustan los mensajes en botellas y el mar abierto."),
        ("es", "Vendo mis ollas en Instagram."),
        ("es", "Sin mensajes privados, por favor."),
        ("es", "No me escribas por aquí."),
        ("fr", "J'aime les messages dans les bouteilles et la mer ouverte."),
        ("fr", "Je vends mes pots sur Instagram."),
        ("fr", "Pas de messages privés."),
        ("fr", "Vous pouvez me lire dans la gazette."),
    ],
)
def test_who_speaks_of_messages_or_wants_none_says_no_way_to_reach_them(language: str, about: str) -> None:
    assert read_profile(HEADLINES[language], about, None).route is False


@pytest.mark.parametrize(
    "headline",
    [
        "Ward supervisor in Leeds, nights and weekends",
        "I am a plumber and I love my town",
        "Social worker with young people in Leeds",
        "Encargada de planta y madre de dos hijos",
        "Soy fontanera en Gijón y me gusta el mar",
        "Schreinermeisterin in Bremen, mit Hund und Garten",
        "Ich bin Winzer und mag den Herbst",
        "Aide-soignante de nuit à Lyon, et mère de deux enfants",
        "Je suis vigneronne et j'aime l'automne",
    ],
)
def test_a_trade_says_what_one_does_whatever_group_it_is_of(headline: str) -> None:
    assert read_profile(headline, None, None).what is True


@pytest.mark.parametrize(
    "headline",
    [
        "I love the sea and the hills of my home",
        "Me gustan el mar y las montañas de mi tierra",
        "Ich mag das Meer, ganz normaler Mensch mit spezifischer Meinung und Angeboten",
        "J'aime la mer et les montagnes, dans le cadre de la vie",
    ],
)
def test_what_is_no_trade_says_nothing_of_it(headline: str) -> None:
    assert read_profile(headline, None, None).what is False


@pytest.mark.parametrize(
    ("headline", "topics"),
    [
        ("Reporter, courts and housing. Tips welcome.", True),
        ("Reporter at the Courier. Tips: DMs open", True),
        ("Redakteurin für Bau und Wohnen. Hinweise sind gern gesehen", True),
        ("Redakteur bei der Zeitung. DMs sind offen.", False),
        ("Periodista de tribunales. Pistas siempre bienvenidas", True),
        ("Periodista local. Tengo los mensajes abiertos", False),
        ("Journaliste à Rennes, je suis les tribunaux. Infos toujours bienvenues", True),
        ("Reporter au journal de la ville, messages ouverts", False),
    ],
)
def test_whoever_asks_for_tips_says_what_they_look_for(headline: str, topics: bool) -> None:
    told = read_profile(headline, headline, None)
    assert told.seeking and told.topics is topics


@pytest.mark.parametrize(
    "headline",
    [
        "Nurse in Leeds, I like tea and open doors",
        "Head of quality in a company that tips the scale",
        "Krankenpfleger in Leipzig, offen und neugierig",
        "Enfermera en Bilbao, puertas abiertas",
        "Infirmière à Brest, portes ouvertes",
    ],
)
def test_whoever_asks_for_nothing_does_not(headline: str) -> None:
    told = read_profile(headline, headline, None)
    assert not told.seeking and not told.topics
