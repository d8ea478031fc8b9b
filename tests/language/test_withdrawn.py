"""Who takes back what they agreed to be used, who wants to talk elsewhere, and who says no and in the same breath what
is to be done: they ask for something, in whatever words of a no. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Merci de ne pas passer ma voix à l'antenne"),
        ("fr", "Désolé, je ne peux plus apparaître. Effacez la vidéo svp"),
        ("fr", "Merci d'enlever mon nom de l'article"),
        ("fr", "Finalement je retire mon témoignage, mon mari a eu peur"),
        ("fr", "En fait je ne souhaite plus être citée."),
        ("fr", "Je préférerais que vous n'utilisiez pas mes photos en fin de compte"),
        ("fr", "ne publie pas ce que je t'ai dit hier"),
        ("en", "Please take my name out of it"),
        ("en", "I'd rather you didn't print what I told you after all."),
        ("en", "I'm withdrawing my consent, my manager found out."),
        ("en", "Actually I don't want to be quoted any more"),
        ("en", "Sorry, I can't be on record after all. Don't run the clip."),
        ("en", "pls don't use my picture, my ex might see it"),
        ("de", "Bitte nehmen Sie meinen Namen raus"),
        ("de", "Ich ziehe mein Einverständnis zurück, mein Chef hat es mitbekommen."),
        ("de", "Ich möchte doch nicht mehr zitiert werden"),
        ("de", "Mir wäre lieber, Sie würden das Interview nicht senden."),
        ("de", "Tut mir leid, ich kann nicht mehr vor die Kamera. Löscht die Aufnahme bitte"),
        ("es", "Por favor, no saques mi voz en el programa"),
        ("es", "Retiro mi permiso, mi jefa se ha enterado."),
        ("es", "Al final prefiero que no publiques mi entrevista"),
        ("es", "Ya no quiero salir con mi nombre"),
        ("es", "Lo siento, ya no puedo declarar. Borrad la grabación"),
    ],
)
def test_who_takes_back_what_they_gave_asks_for_something(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "J'ai les courriels du maire. Je préfère ne rien écrire de plus par mail."),
        ("fr", "Il faudrait que je vous parle, de vive voix."),
        ("fr", "J'ai quelque chose à vous raconter sur le chantier, pas par écrit"),
        ("fr", "J'aimerais discuter avec vous, mais pas ici."),
        ("en", "I have the minutes of that meeting. I'd prefer not to put more in writing."),
        ("en", "There is something I should tell you, but not over the phone."),
        ("en", "I have seen the invoices. I can't say more on here."),
        ("de", "Ich habe die Protokolle gesehen. Mehr möchte ich hier nicht schreiben."),
        ("de", "Ich müsste Ihnen etwas erzählen, aber nicht am Telefon."),
        ("de", "Ich muss mal mit Ihnen sprechen, es geht um das Heim."),
        ("es", "Tengo las facturas del ayuntamiento. Prefiero no contar más por aquí."),
        ("es", "Tengo algo que contarle, pero no por escrito."),
        ("es", "Tengo que hablar con usted, es por la residencia."),
    ],
)
def test_who_would_rather_talk_elsewhere_asks_to_talk(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.ASK
    assert not found & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Je ne veux pas être nommé. Épluchez les factures de mars."),
        ("en", "I can't give you my name. Look at the invoices for March."),
        ("de", "Meinen Namen kann ich nicht nennen. Schauen Sie sich die Rechnungen vom März an."),
        ("es", "No puedo darle mi nombre. Mire las facturas de marzo."),
    ],
)
def test_a_no_may_carry_where_to_look(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Non merci, je ne suis pas disponible ce soir-là."),
        ("fr", "Désolée, je ne peux pas témoigner, je n'y étais pas."),
        ("fr", "Ils ont coupé mon passage, dommage."),
        ("fr", "Je n'ai pas pu vous parler à la fête."),
        ("fr", "J'ai retiré mon dossier à la mairie hier."),
        ("en", "No thanks, I'm not around that evening."),
        ("en", "They cut my bit in the end, never mind."),
        ("en", "We didn't use your quote, it was too long, sorry."),
        ("de", "Nein danke, an dem Abend bin ich nicht da."),
        ("de", "Mein Teil wurde am Ende rausgeschnitten, schade."),
        ("de", "Ich habe meine Bewerbung zurückgezogen."),
        ("es", "No, gracias, esa noche no estoy."),
        ("es", "Al final cortaron mi parte, qué pena."),
        ("es", "He retirado el coche del taller."),
    ],
)
def test_a_plain_no_and_what_is_told_ask_for_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.ASK


@pytest.mark.parametrize("text", ["Merci de couper la sonnerie", "Merci d'effacer le tableau", "Merci de m'appeler"])
def test_merci_before_what_is_wanted_thanks_for_nothing(text: str) -> None:
    found = read(text, hint="fr").acts or Act(0)
    assert found & Act.ASK
    assert not found & Act.THANKS
