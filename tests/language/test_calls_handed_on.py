"""Who hands on a call, a grant, a prize or a vacancy to somebody they know sells nothing, whatever money and day it
names. Near them, who takes a fee for entering, sells a course, or promotes their own prize.

The sentences were written before the cues were; docs/reading.md says how many were read as they are meant then.
"""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicon
from auditor.language.posts import hands_on_a_call
from auditor.language.text import sentences

HANDED_ON = [
    ("en", "Look at this call: grants for environmental reporting, 1,500 euros, closes on 31 May. Made for you"),
    ("en", "Saw this fellowship and thought of you, £2,000, deadline 12 March"),
    ("en", "There's a residency in Lyon, 3 months, €1,200 a month, apply by the 5th. You should go for it!"),
    ("en", "Have you seen the Marlow Prize? 5,000 pounds, entries until 30 June, right up your street"),
    ("en", "This job is perfect for you, apply by Friday, 32k"),
    ("en", "In case it's of use: open call for photographers, 800 euros, until the 20th"),
    ("de", "Schau dir mal diese Ausschreibung an: Umweltstipendien, 1.500 Euro, Frist 31. Mai. Wie für dich gemacht"),
    ("de", "Hab an dich gedacht: Recherchestipendium, 2.000 Euro, Bewerbung bis 12. März"),
    ("de", "Kennst du den Marlow-Preis? 5.000 Euro, Einreichen bis 30. Juni, das wär doch was für dich"),
    ("de", "Die Stelle passt perfekt zu dir, Bewerbung bis Freitag, TV-L 11"),
    ("de", "Falls es dir hilft: Förderung für freie Projekte, bis zu 3.000 Euro, Antrag bis zum 15."),
    ("es", "Mira esta convocatoria, becas de crónica rural, 1.500 euros, cierra el 31 de mayo, es clavada para ti"),
    ("es", "He visto esta beca y he pensado en ti, 2.000 €, hasta el 12 de marzo"),
    ("es", "Te paso las bases del premio Marlow, 5.000 euros, plazo hasta el 30 de junio. Preséntate!"),
    ("es", "Esta plaza es perfecta para ti, solicitudes hasta el viernes"),
    ("es", "Por si te sirve: ayudas a proyectos culturales, hasta 3.000 €, el plazo acaba el 15"),
    ("es", "Ojo a esta residencia en Lyon, 1.200 euros al mes, te va que ni pintada"),
    ("fr", "Regarde cet appel : bourses de journalisme, 1 500 euros, clôture le 31 mai, c'est fait pour toi"),
    ("fr", "J'ai vu cette bourse et j'ai pensé à toi, 2 000 €, jusqu'au 12 mars"),
    ("fr", "Tu as vu le prix Marlow ? 5 000 euros, dépôt jusqu'au 30 juin, tu devrais tenter"),
    ("fr", "Ce poste est parfait pour toi, candidatures avant vendredi"),
    ("fr", "Au cas où ça te serve : aides aux projets, jusqu'à 3 000 €, dossier avant le 15"),
    ("fr", "Résidence à Lyon, 1 200 euros par mois, ça te correspond tellement, postule !"),
]
SOLD = [
    ("en", "Our prize is open! Entry fee £40, early bird until 30 June. Made for you!"),
    ("en", "I help authors win grants of 5,000 euros. Book your free consultation by Friday"),
    ("de", "Unser Award ist eröffnet! Teilnahmegebühr 90 Euro, Frühbucher bis 30. Juni. Wie für dich gemacht!"),
    ("de", "Wir sichern Ihnen Fördermittel bis 50.000 Euro. Jetzt kostenloses Erstgespräch buchen!"),
    ("de", "Mein Kurs zum Stipendium ist perfekt für dich: nur 200 Euro bis Freitag"),
    ("es", "¡Nuestro premio está abierto! Cuota de inscripción 40 €, descuento hasta el 30 de junio. ¡Es para ti!"),
    ("es", "Te ayudo a conseguir subvenciones de 5.000 euros. Reserva tu sesión gratis"),
    ("es", "Mi curso para ganar becas es perfecto para ti: 200 euros, plazas limitadas"),
    ("fr", "Notre prix est ouvert ! Frais de dossier 40 €, réduction jusqu'au 30 juin. C'est fait pour vous !"),
    ("fr", "J'aide les auteurs à décrocher des bourses de 5 000 euros. Réservez votre appel offert"),
    ("fr", "Ma formation pour gagner une bourse est parfaite pour toi : 200 euros, places limitées"),
]

#: Raffles, banks, chain letters, shops and small talk in the words of a call.
NO_CALL = {
    "en": [
        "Win our raffle! The prize is £500, entries close on Friday. You'd be perfect!",
        "The bank gives a £100 bonus, this competition is perfect for you, apply by Friday",
        "Forward this to ten friends and the prize is yours: apply before midnight, I thought of you",
        "Grants of £5,000 made for you, claim now before they close",
        "This job made for you pays £300 a day from your phone, apply now",
        "Open call for brand ambassadors! Perfect for you hun, submit by Friday",
        "The award dinner is until ten, thinking of you",
        "The call is open until six, thought of you",
        "The job closes me down a bit, thinking of you",
        "This prize draw is right up your street, apply with my link",
        "The grant closes on Friday and I'm so tired, thinking of you all",
        "This competition is perfect for you: spend £20 and enter until Sunday",
        "There's a job going at the chippy, made for you ha",
        "The prize cow is right up your street, come by Friday",
        "The competition at the pub, thought of you, open until ten",
        "Refer a friend and get a £50 award, perfect for you, apply by 3 May",
        "The council call was about you, thought of you",
        "Lottery grant for you! Claim by 3 May",
        "This competition has your name on it: win a cruise, entries by Friday, buy a ticket",
    ],
    "de": [
        "Unsere Verlosung ist was für dich: der Hauptpreis ist eine Reise, Teilnahme bis 30.",
        "Gewinnspiel! Der Preis ist 500 Euro, wie für dich gemacht, jetzt einreichen",
        "Die Bank schenkt dir 100 Euro, die Förderung ist was für dich, bis zum 30.",
        "Schick das an zehn Leute, der Preis ist genau was für dich, bis 12 Uhr",
        "Förderung sichern! Bis zu 3.000 Euro für Ihre Wärmepumpe, etwas für Sie, Antrag bis 31.",
        "Der Job ist was für dich: 300 Euro am Tag vom Handy, bewirb dich",
        "Der Sonderpreis passt perfekt zu dir: das Kleid kostet bis 30. nur 20 Euro",
        "Der Kaufpreis passt genau zu Ihnen, Angebot bis 12.",
        "Hab an dich gedacht, die Stelle im Film bis 12. Minute ist so traurig",
        "Die Stelle am Knie, hab an dich gedacht, bis 3 Uhr wach",
        "Unser Wettbewerb ist wie für dich gemacht, kauf zwei Lose bis 30.",
        "Zum halben Preis bis 30. Juni, das ist doch was für dich",
        "Im Imbiss wird ein Job frei, wie für dich gemacht haha",
        "Der Wettbewerb im Dorf ist was für dich, komm bis 12",
        "Wirb einen Freund, 50 Euro Prämie, das ist was für dich, bis 3.",
        "Die Stelle im Lied ist wie für dich gemacht",
        "Förderunterricht, das wäre was für dich, bis 12. anmelden",
        "Wettbewerb: Gewinn eine Kreuzfahrt, das ist was für dich, Einsendeschluss Freitag, Los kaufen",
        "Förderung vom Autohaus, was für Sie, bis 3.",
    ],
    "es": [
        "Sorteo: el premio son 500 €, perfecto para ti, apúntate hasta el viernes",
        "El banco te da 100 €, esta ayuda para ti es perfecta, hasta el 30",
        "Reenvía a diez amigos y el premio es tuyo, he pensado en ti, hasta el 12",
        "Concurso de nuestra tienda, apúntate, compra y participa hasta el 30",
        "Este puesto es perfecto para ti: gana 300 € al día con el móvil, apúntate",
        "Ayudas para tu caldera de hasta 3.000 €, por si te interesa, te gestionamos la solicitud",
        "Por si te sirve, ayudas a mamá hasta el domingo y yo el lunes",
        "Ayudas a la abuela, preséntate a las seis, que cierra a las ocho",
        "Ese puesto de churros, he pensado en ti, cierra el 15",
        "El concurso de la tele, he pensado en ti, dura hasta el lunes",
        "La plaza del pueblo está perfecta para ti, hay sombra hasta el mediodía",
        "Esta plaza de garaje es perfecta para ti, 80 € al mes",
        "Un puesto de helados perfecto para ti jaja",
        "El concurso de paellas, he pensado en ti, hasta el 12",
        "Trae a un amigo y 50 € de premio, perfecto para ti, hasta el 3",
        "La ayuda de tu madre, por si te sirve, hasta el lunes",
        "La plaza de toros es perfecta para ti",
        "Concurso: gana un crucero, perfecto para ti, inscripciones hasta el viernes, compra tu boleto",
        "Ayudas del concesionario, por si te interesa",
    ],
    "fr": [
        "Tombola : le prix est de 500 €, fait pour toi, jusqu'au 30",
        "La banque offre 100 €, un concours fait pour toi, jusqu'au 30",
        "Transfère à dix amis et le prix est à toi, j'ai pensé à toi, avant le 12",
        "Notre boutique lance un concours, c'est fait pour vous : achetez avant le 30",
        "Ce poste est fait pour toi : 300 € par jour avec ton portable, postule",
        "Aides à la rénovation jusqu'à 3 000 €, si ça vous intéresse, nous montons le dossier avant le 30",
        "Le prix du kilo, c'est fait pour toi, jusqu'au 30 seulement",
        "J'ai pensé à toi, le prix de l'essence baisse jusqu'au 12",
        "Le poste de télé est parfait pour toi, 80 €, avant le 15",
        "Cette résidence de vacances est parfaite pour vous, 1 200 € par mois",
        "Le concours de pétanque, j'ai pensé à toi, jusqu'au soir",
        "Un prix fait pour toi : 20 € au lieu de 40 jusqu'au 30",
        "Un poste de glaces fait pour toi haha",
        "Le concours de tartes, j'ai pensé à toi, jusqu'à 12 h",
        "Parrainez un ami, 50 € de prix, fait pour vous, jusqu'au 3",
        "L'aide de ta mère, si ça te sert, jusqu'à lundi",
        "La bourse de Paris monte, j'ai pensé à toi",
        "Concours : gagnez une croisière, fait pour vous, dépôt vendredi, achetez un ticket",
        "Aide du garagiste, si ça vous intéresse",
    ],
}
NONE = [
    ("en", "I'm thinking of you, the job is hard"),
    ("en", "How is the new job, is it right for you?"),
    ("es", "El premio es perfecto, gracias"),
    ("fr", "Le poste de garde est fait pour toi ? haha"),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_speaks_of_it_only(language: str, text: str) -> None:
    assert not (read(text, hint=language).acts or Act(0)) & Act.OFFER


@pytest.mark.parametrize(("language", "text"), HANDED_ON)
def test_handed_on_is_no_pitch(language: str, text: str) -> None:
    acts = read(text, hint=language).acts or Act(0)
    assert not acts & Act.PITCH
    assert acts & Act.OFFER


@pytest.mark.parametrize(("language", "text"), SOLD)
def test_is_sold(language: str, text: str) -> None:
    assert (read(text, hint=language).acts or Act(0)) & Act.PITCH


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in NO_CALL.items() for each in texts])
def test_a_raffle_or_a_bonus_is_no_call(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    assert not hands_on_a_call(known.waiting("\n".join(sentences(known.spelled(text), ()))))
