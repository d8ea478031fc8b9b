"""Who hands on a call, a grant, a prize or a vacancy to somebody they know sells nothing, whatever money and day it
names. Near them, who takes a fee for entering, sells a course, or promotes their own prize.

The sentences were written before the cues were; docs/reading.md says how many were read as they are meant then.
"""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

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
