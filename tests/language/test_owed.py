"""What words say of something that was promised, in four languages."""

from collections.abc import Callable

import pytest

from auditor.activities.acts import Act
from auditor.language import Owed, owed
from auditor.language.owed import hands_over, has_not_come, if_liked, needless, only_a_day

_HANDS_OVER = [
    ("de", "Ich bring sie dir zur nächsten Probe mit"),
    ("de", "Ich hab meine Ordner gefunden. Ich bring sie dir zur nächsten Probe mit"),
    ("de", "Ich schreibs dir auf"),
    ("de", "Ich such sie dir raus"),
    ("de", "Das schick ich dir heute Abend"),
    ("de", "Ich bring dir das Buch nächste Woche mit"),
    ("de", "Ich geb sie dir nächste Woche zurück"),
    ("de", "Ich leih sie dir gern"),
    ("en", "I'll bring them to you at the next rehearsal"),
    ("en", "I'll bring them along next week"),
    ("en", "I'll copy it for you"),
    ("en", "I'll send it over"),
    ("en", "I'll pay you back on Friday"),
    ("en", "I'll send you the contract by Friday"),
    ("es", "Te las mando el lunes, te lo juro"),
    ("es", "Te lo paso mañana, te lo prometo"),
    ("es", "Esta semana te pago la factura"),
    ("fr", "Je te les apporte à la prochaine répétition"),
    ("fr", "Je te l'envoie demain"),
    ("fr", "Je te rembourse demain"),
]
_NOT_HANDS_OVER = [
    ("de", "Ich meld mich bei dir"),
    ("de", "Ich geb dir Bescheid"),
    ("de", "Ich ruf dich morgen an"),
    ("de", "Ich sag es dir morgen"),
    ("de", "Ich schreib dir morgen"),
    ("de", "Mach ich bis Freitag."),
    ("de", "Ich bring Kuchen mit"),
    ("en", "I'll give it a try tomorrow"),
    ("en", "I'll give you a call"),
    ("en", "I'll let you know"),
    ("en", "I'll ask her and tell you"),
    ("es", "Te digo las fechas antes del viernes 20"),
    ("es", "Te llamo el viernes"),
    ("es", "Te lo cuento mañana"),
    ("es", "Te lo digo el lunes"),
    ("fr", "Je te dis ça demain"),
    ("fr", "Je t'appelle vendredi"),
]


@pytest.mark.parametrize(("language", "text"), _HANDS_OVER)
def test_a_promise_to_hand_something_over_is_told_from_one_to_talk(language: str, text: str) -> None:
    assert hands_over(text, language)


@pytest.mark.parametrize(("language", "text"), _NOT_HANDS_OVER)
def test_a_promise_to_hand_something_over_is_told_from_one_to_talk_not(language: str, text: str) -> None:
    assert not hands_over(text, language)


_MISSING = [
    ("en", "It still hasn't come"),
    ("en", "I'm still waiting for the contract"),
    ("en", "Thanks for looking into it, but nothing has arrived yet"),
    ("de", "Ist noch nicht da"),
    ("de", "Danke fürs Nachschauen, aber es ist noch nichts gekommen"),
    ("es", "Todavía no ha llegado"),
    ("es", "Gracias por mirarlo, pero sigue sin llegar"),
    ("es", "No está."),
    ("fr", "Toujours rien reçu"),
    ("fr", "Merci d'avoir regardé, mais toujours rien"),
]
_NOT_MISSING = [
    ("en", "It arrived, thanks"),
    ("en", "Thanks, got it"),
    ("en", "Thanks for coming!"),
    ("de", "Danke, ist angekommen"),
    ("de", "Danke dir, hab mich gefreut"),
    ("es", "Ha llegado, gracias"),
    ("es", "Gracias, muy bueno"),
    ("fr", "Bien reçu, merci"),
]


@pytest.mark.parametrize(("language", "text"), _MISSING)
def test_what_has_not_come_is_told_from_what_has(language: str, text: str) -> None:
    assert has_not_come(text, language)


@pytest.mark.parametrize(("language", "text"), _NOT_MISSING)
def test_what_has_not_come_is_told_from_what_has_not(language: str, text: str) -> None:
    assert not has_not_come(text, language)


_NEEDLESS = [
    ("en", "No need to send it any more"),
    ("en", "Don't bother, I have it now"),
    ("en", "No thanks, I don't need it"),
    ("en", "you don't have to bring it"),
    ("de", "Du brauchst sie mir nicht mehr zu schicken"),
    ("de", "Brauchst sie nicht bringen"),
    ("de", "Lass mal, hab sie schon"),
    ("de", "Nein danke, brauch ich nicht"),
    ("es", "Ya no hace falta que me lo mandes"),
    ("es", "No hace falta"),
    ("es", "Déjalo, ya lo tengo"),
    ("fr", "Plus besoin de me l'envoyer"),
    ("fr", "Laisse tomber, je l'ai"),
    ("fr", "Non merci, pas besoin"),
]
_NOT_NEEDLESS = [
    ("en", "I can't believe it"),
    ("en", "I can't keep delivering without being paid"),
    ("en", "No, I can't on Sunday"),
    ("de", "Ich kann nicht schlafen"),
    ("de", "Ich kann so nicht weiterarbeiten"),
    ("es", "No puedo seguir entregando sin cobrar"),
    ("es", "No puedo el domingo"),
    ("es", "No me lo puedo creer"),
    ("fr", "Je n'arrive pas à dormir"),
    ("en", "No need to rush"),
    ("es", "No hace falta que corras"),
    ("es", "No te preocupes"),
    ("de", "Du brauchst dich nicht zu beeilen"),
    ("fr", "Pas besoin de te presser"),
]


@pytest.mark.parametrize(("language", "text"), _NEEDLESS)
def test_what_is_not_needed_is_told_from_a_no_to_something_else(language: str, text: str) -> None:
    assert needless(text, language)


@pytest.mark.parametrize(("language", "text"), _NOT_NEEDLESS)
def test_what_is_not_needed_is_told_from_a_no_to_something_else_not(language: str, text: str) -> None:
    assert not needless(text, language)


_IF_LIKED = [
    ("en", "I can lend you my flat in Berlin"),
    ("en", "Shall I put you in touch with Katrin?"),
    ("en", "Let me know if you need a place in Berlin"),
    ("de", "Ich kann dir meine Wohnung leihen"),
    ("de", "Soll ich dich mit Katrin bekannt machen?"),
    ("es", "Puedo dejarte mi piso"),
    ("es", "¿Te pongo en contacto con Katrin?"),
    ("fr", "Je peux te prêter mon appart"),
]
_NOT_IF_LIKED = [
    ("en", "Here's the contract."),
    ("en", "Attached is the contract"),
    ("de", "Liegt in deinem Fach"),
    ("de", "Ich hab sie dir heute mitgebracht, liegen in der Küche"),
    ("es", "Te he hecho la transferencia"),
    ("es", "Ahí van los datos"),
    ("fr", "Voici le contrat"),
]


@pytest.mark.parametrize(("language", "text"), _IF_LIKED)
def test_an_offer_that_waits_for_a_yes_is_told_from_what_is_given(language: str, text: str) -> None:
    assert if_liked(text, language)


@pytest.mark.parametrize(("language", "text"), _NOT_IF_LIKED)
def test_an_offer_that_waits_for_a_yes_is_told_from_what_is_given_not(language: str, text: str) -> None:
    assert not if_liked(text, language)


_ONLY_A_DAY = [
    ("es", "El lunes pues 🙏"),
    ("es", "El lunes entonces"),
    ("es", "El lunes sin falta"),
    ("es", "Vale, el lunes"),
    ("es", "Mañana entonces 🙏"),
    ("es", "Pues el lunes"),
    ("de", "Bis Montag dann"),
    ("de", "Dann am Montag, danke!"),
    ("en", "Monday then"),
    ("en", "By Friday the 12th, great"),
    ("fr", "Lundi alors, merci"),
    ("es", "Quedo a la espera, el lunes"),
]
_NOT_ONLY_A_DAY = [
    ("es", "El viernes te lo mando"),
    ("es", "Lo hago el lunes"),
    ("de", "Mach ich bis Montag"),
    ("en", "I'll do it by Monday"),
    ("fr", "Je le fais lundi"),
]


@pytest.mark.parametrize(("language", "text"), _ONLY_A_DAY)
def test_who_says_no_more_than_a_day_is_told_from_who_promises(language: str, text: str) -> None:
    assert only_a_day(text, language)


@pytest.mark.parametrize(("language", "text"), _NOT_ONLY_A_DAY)
def test_who_says_no_more_than_a_day_is_told_from_who_promises_not(language: str, text: str) -> None:
    assert not only_a_day(text, language)


def test_in_more_than_ten_words_more_is_said_than_a_day() -> None:
    words = "Ok great, thanks, well then see you on Monday please"
    assert only_a_day(words, "en")
    assert not only_a_day(f"{words} yes", "en")


@pytest.mark.parametrize("says", [hands_over, has_not_come, if_liked, needless, only_a_day])
@pytest.mark.parametrize("language", ["it", None])
def test_of_a_language_that_is_not_read_nothing_is_told(says: Callable[[str, str | None], bool], language: str) -> None:
    assert not says("I can bring it to you on Monday, it has not come, don't bother. Monday.", language)


def test_of_whose_words_they_are_depends_what_is_looked_for() -> None:
    text = "I'll bring it to you on Monday, or I can send it. It still has not come."
    acts = int(Act.PROMISE | Act.OFFER)
    assert owed(text, "en", acts, mine=False) == Owed(hands_over=True, if_liked=True)
    assert owed(text, "en", acts, mine=True) == Owed(not_come=True)
    assert owed(text, "en", 0, mine=False) == Owed()
