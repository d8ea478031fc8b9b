"""Who says that something is done, or where the reader finds it, has handed it over and promises nothing."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Fait, dans ta boîte mail"),
        ("fr", "Dans ta boîte !"),
        ("fr", "C'est fait, tu l'as dans tes mails"),
        ("fr", "C'est fait, je lui ai parlé de toi"),
        ("fr", "Fait et envoyé !"),
        ("fr", "Voilà, vous l'avez dans votre messagerie"),
        ("fr", "c'est dans ta boîte aux lettres"),
        ("de", "Erledigt, liegt in deinem Postfach"),
        ("de", "Ist in deinem Postfach!"),
        ("de", "Erledigt, ich habe ihr von dir erzählt"),
        ("de", "Gemacht, schau in deine Mails"),
        ("de", "Hab ich erledigt, ist bei dir im Postfach"),
        ("de", "Fertig und verschickt"),
        ("en", "Done, it's in your inbox"),
        ("en", "In your inbox!"),
        ("en", "Done, I've told her about you"),
        ("en", "All done, check your mail"),
        ("en", "It's done, you've got it in your mailbox"),
        ("en", "Done and sent"),
        ("es", "Hecho, lo tienes en el correo"),
        ("es", "¡En tu bandeja!"),
        ("es", "Hecho, ya le he hablado de ti"),
        ("es", "Ya está, mira tu correo"),
        ("es", "Listo, te lo he dejado en el correo"),
        ("es", "Hecho y enviado"),
        ("fr", "Voilà, c'est dans ta boîte"),
        ("fr", "C'est fait !"),
        ("fr", "Je te l'ai mis dans ta boîte aux lettres"),
        ("fr", "Tu les as dans tes mails"),
        ("fr", "Fait hier soir"),
        ("de", "Erledigt!"),
        ("de", "Liegt in deinem Briefkasten"),
        ("de", "Hab's dir ins Postfach gelegt"),
        ("de", "Ist erledigt, sie meldet sich"),
        ("de", "Schon gemacht"),
        ("en", "Done!"),
        ("en", "Just done it"),
        ("en", "Done yesterday"),
        ("en", "It's in your letterbox"),
        ("en", "I've done it, she'll call you"),
        ("es", "¡Hecho!"),
        ("es", "Lo tienes en tu correo"),
        ("es", "Ya lo he hecho"),
        ("es", "Hecho ayer"),
    ],
)
def test_what_is_done_is_handed_over(language: str, text: str) -> None:
    reading = read(text, hint=language, mine=True)
    assert reading.gives
    assert not (reading.acts or 0) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "tu l'auras dans ta boîte demain matin"),
        ("fr", "Je te l'envoie dans dix minutes"),
        ("fr", "C'est fait pour durer"),
        ("fr", "tu as quoi dans ta boîte ?"),
        ("fr", "Pas encore fait, désolée"),
        ("fr", "Bien fait pour lui !"),
        ("fr", "Fait froid ici !"),
        ("de", "Ich schicke es dir, wenn ich fertig bin"),
        ("de", "Morgen hast du es in deinem Postfach"),
        ("de", "Bist du fertig?"),
        ("de", "Noch nicht erledigt, sorry"),
        ("de", "Gut gemacht!"),
        ("de", "in meinem Postfach ist nichts"),
        ("en", "I'll send it when I'm done"),
        ("en", "you'll have it in your inbox tomorrow"),
        ("en", "Are you done?"),
        ("en", "not done yet, sorry"),
        ("en", "Well done!"),
        ("en", "Nothing in my inbox yet"),
        ("es", "Te lo mando cuando esté listo"),
        ("es", "mañana lo tienes en el correo"),
        ("es", "¿Estás listo?"),
        ("es", "Aún no está hecho, perdona"),
        ("es", "¡Bien hecho!"),
        ("es", "no me ha llegado nada al correo"),
    ],
)
def test_what_is_to_come_or_not_yet_done_is_not_handed_over(language: str, text: str) -> None:
    assert not read(text, hint=language, mine=True).gives


@pytest.mark.parametrize(
    "text",
    [
        "tu l'auras dans ta boîte demain matin",
        "Je te l'envoie dans dix minutes",
        "Je te rappelle dans une heure",
        "on te l'apporte à 8h",
        "je l'appelle à midi et je te dis",
        "je te le dépose dans la soirée",
    ],
)
def test_what_comes_within_some_time_is_promised(text: str) -> None:
    assert (read(text, hint="fr", mine=True).acts or 0) & Act.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "on l'a trouvée à 6h",
        "on l'a vu à 8h",
        "je l'ai croisée à midi",
        "on l'a retrouvé dans le jardin ce matin",
        "nous l'avons appelée avant 9h",
        "on les a entendus dans la nuit",
        "En septembre une dame est tombée à 2h, on l'a trouvée à 6h.",
    ],
)
def test_what_was_done_at_an_hour_is_not_promised(text: str) -> None:
    assert not (read(text, hint="fr").acts or 0) & Act.PROMISE
