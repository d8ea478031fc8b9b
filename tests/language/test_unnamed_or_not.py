"""Who tells of a firm, an office or a wrong and asks not to be named asks for confidence; who keeps a surprise,
a broken vase, a bargain or a bit of gossip does not, nor whose name is missing from a list."""

import pytest

from auditor.language.in_confidence import asks_for_confidence

MEANT = {
    "en": [
        "The board knew about the asbestos since March. Please don't use my name.",
        "They fired her for reporting it. I can't be quoted on this.",
        "The inspector was paid. You didn't hear it from me.",
        "Off the record: the minutes were changed after the vote",
        "I work there, so please don't name me if you write about it",
        "My name must not be printed, they would sack me",
        "nobody at the council may know that this came from me",
        "the invoices are fake. This stays between us.",
    ],
    "de": [
        "Die Leitung wusste seit März vom Asbest. Bitte nennen Sie meinen Namen nicht.",
        "Der Prüfer wurde bezahlt, das hast du nicht von mir.",
        "Ich arbeite noch dort, mein Name darf nicht fallen",
        "Die Protokolle wurden geändert. Bitte vertraulich behandeln.",
        "Niemand im Amt darf erfahren, dass das von mir kommt",
        "Die Rechnungen sind gefälscht. Sag bitte nicht, von wem du es weißt.",
        "das darf nicht auf mich zurückfallen, ich bin dort angestellt",
    ],
    "es": [
        "La dirección lo sabía desde marzo. No pongas mi nombre, por favor.",
        "Al inspector le pagaron. Esto no ha salido de mí.",
        "Trabajo allí, mi nombre no puede aparecer",
        "Cambiaron las actas después del voto. Que quede entre nosotros.",
        "que nadie en el ayuntamiento sepa que te lo he contado yo",
        "Las facturas son falsas. No digas que te lo he dicho yo.",
        "quiero seguir en el anonimato, me echarían de la empresa",
    ],
    "fr": [
        "La direction le savait depuis mars. Ne citez pas mon nom.",
        "L'inspecteur a été payé. Tu ne tiens pas ça de moi.",
        "J'y travaille encore, mon nom ne doit pas apparaître",
        "Le procès-verbal a été modifié. Que ça reste entre nous.",
        "personne à la mairie ne doit savoir que ça vient de moi",
        "Les factures sont fausses. Ne dis pas que ça vient de moi.",
        "je veux rester anonyme, ils me licencieraient",
    ],
}
NEAR = {
    "en": [
        "don't tell mum it was me who broke it",
        "my name is not on the list",
        "you didn't hear it from me, but the sale starts tomorrow",
        "Just between us, 20 % off until Sunday",
        "Between you and me, her cake was dry",
        "Don't tell anyone I bought her the bike for her birthday",
        "Nobody must know that it was me who ate the last one",
        "don't tell him it's from me, it's his Secret Santa",
        "Don't let on, the party is a surprise",
        "the certificate came without my name",
        "My name should be on the sign-up sheet, please add it",
        "My name must not be spelt with a k on the invitation",
        "keep it to yourself, she's pregnant!",
        "the feedback has to be anonymous, fill in the form by Friday",
        "I'd lose my job if my boss saw how much I eat here lol",
        "This is just between us: the bakery does a free croissant on Mondays",
        "don't tell her I said so but the haircut is awful",
        "please don't mention me in the birthday speech",
        "It can't be traced back to me, I wiped the crumbs off :D",
        "delete that photo once you've seen it, I look awful",
        "please don't put me in the film you make for their wedding",
    ],
    "de": [
        "Sag Mama nicht, dass ich das war mit der Vase",
        "Mein Name soll auf der Einladung nicht mit k stehen",
        "Das hast du nicht von mir, aber morgen startet der Schlussverkauf",
        "Nur unter uns: 20 % Rabatt bis Sonntag",
        "unter uns gesagt, der Kuchen war trocken",
        "Sag ihr bitte nicht, dass das Geschenk von mir ist",
        "Behalt es für dich, es soll eine Überraschung werden",
        "Niemand darf wissen, dass ich den letzten Keks gegessen habe",
        "Die Umfrage muss anonym bleiben, also kreuzt einfach an",
        "die Urkunde kam ohne meinen Namen",
        "Ich hab nichts gesagt, gell? 😜 Die Torte war schuld",
        "erzähl es niemandem, wir ziehen zusammen!",
        "Lösch das Foto bitte nach dem Ansehen, ich seh furchtbar aus",
    ],
    "es": [
        "no digas que te lo he dicho yo, es sorpresa",
        "mi nombre no aparece en la lista de la excursión",
        "mi nombre no puede salir con hache en el diploma",
        "Entre nosotros, 20 % de descuento hasta el domingo",
        "entre nosotros, la tarta estaba seca",
        "No le digas a mamá que fui yo quien rompió el jarrón",
        "que nadie sepa que soy yo el amigo invisible",
        "no se lo digas a nadie, ¡estoy embarazada!",
        "El diploma llegó sin mi nombre",
        "La encuesta tiene que ser anónima, el enlace está abajo",
        "yo no he dicho nada eh, pero mañana empiezan las rebajas",
        "borra la foto cuando la veas, que salgo fatal",
        "que no se me reconozca con el disfraz jaja",
    ],
    "fr": [
        "ne dis pas à maman que c'est moi qui ai cassé le vase",
        "ne dis pas que ça vient de moi, c'est une surprise",
        "Entre nous, -20 % jusqu'à dimanche",
        "entre nous, son gâteau était sec",
        "mon nom ne doit pas figurer avec un k sur le faire-part",
        "Le diplôme est arrivé sans mon nom",
        "Personne ne doit savoir que c'est moi le père Noël secret",
        "garde ça pour toi, elle est enceinte !",
        "Je n'ai rien dit hein, mais les soldes commencent demain",
        "Le questionnaire, ça doit rester anonyme, remplissez-le avant vendredi",
        "efface la photo quand tu l'as vue, je suis affreuse",
        "n'en parle à personne, on lui organise une fête",
        "qu'on ne me reconnaisse pas sous ce déguisement !",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in MEANT.items() for text in texts])
def test_who_tells_of_a_wrong_and_would_stay_unnamed_is_understood(language: str, text: str) -> None:
    assert asks_for_confidence(text, language)


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in NEAR.items() for text in texts])
def test_what_friends_families_and_sellers_keep_quiet_is_none(language: str, text: str) -> None:
    assert not asks_for_confidence(text, language)
