"""Who would host the reader, offers them a post that is theirs, or pays them for a stage sells nothing; near them, who
lets rooms, hosts sites, buys houses or sells a stage does not offer these. None was learnt from."""

from auditor.activities.acts import Act
from auditor.language import read

HOSTED = (
    "We could host you for 3 months from March, there is a visiting scientist line.",
    "We could host you at our institute next spring.",
    "You could come to us for 3 months from March if you like.",
    "You could stay with us when you are in Oslo.",
    "Our group can offer you a desk from September.",
    "You're welcome to use our lab in May, the spectrometer is idle then.",
    "We'd love to have you over as a visiting researcher, there is money for the flight.",
    "There is a bed for you in Bergen, any time.",
    "Sie könnten bei uns drei Monate forschen.",
    "Wir könnten dich ab März für drei Monate aufnehmen, die Reise zahlt das Haus.",
    "Du kannst jederzeit bei uns übernachten.",
    "Sie könnten ab Mai einen Schreibtisch bei uns haben, unser Labor kannst du auch nutzen.",
    "On pourrait t'accueillir trois mois à partir de mars, on a un budget pour ça.",
    "Vous pourriez venir travailler dans notre labo au printemps.",
    "Tu peux dormir chez nous pendant le congrès.",
    "Nous serions ravis de vous accueillir en mai.",
    "Podríamos acogerte tres meses a partir de marzo.",
    "Puedes quedarte con nosotros durante el congreso.",
    "Podrías venir a nuestro laboratorio por seis meses.",
    "Nos encantaría alojarte en octubre.",
)
NOT_HOSTED = (
    "We could host your website for 5 € a month.",
    "We could host you on our servers, packages from 9 $.",
    "We would be delighted to welcome you at our hotel, rooms from 90 € per night.",
    "You could stay with us at the B&B from 60 € a night, breakfast included.",
    "So glad that we could host you last week!",
    "I wish we could host you, but the house is full.",
    "You can use our studio, 30 € per hour.",
    "Could you host us in May?",
    "You could stay at home and rest.",
    "Wir könnten Sie in unseren Verteiler aufnehmen.",
    "Wir können dich auf unserem Server aufnehmen, Hosting ab 5 Euro.",
    "Sie können bei uns übernachten, Doppelzimmer 80 Euro pro Nacht.",
    "Schade, dass wir dich nicht aufnehmen können.",
    "Du kannst bei uns einen Arbeitsplatz nutzen, 200 Euro Miete im Monat, Coworking.",
    "On peut vous accueillir dès demain à l'hôtel, 70 € la nuit.",
    "On pourrait t'héberger ton site web gratuitement.",
    "Dommage qu'on ne puisse pas t'accueillir.",
    "Vous pouvez travailler chez nous, abonnement coworking 150 € par mois.",
    "Podemos alojarle en nuestro hotel, 60 € por noche.",
    "Podemos alojar tu web por 3 € al mes.",
    "Lástima que no podamos acogerte.",
)
OFFERED = (
    "Bonjour Élodie, c'est officiel : Alpeau vous fait une offre à 56 k€ (lettre en pièce jointe). Ils aimeraient "
    "votre réponse avant le 4 décembre.",
    "Bonjour, Alpeau vous fait une offre d'embauche. Ils aimeraient votre réponse avant le 4 décembre.",
    "Bonjour Élodie, le salaire serait de 56 k€. Ils aimeraient votre réponse avant le 4 décembre.",
    "Le poste est à toi si tu veux, 45 k€ brut. Tu me dis avant vendredi ?",
    "Vous êtes retenue pour le poste ! Votre réponse avant le 4 décembre svp.",
    "Nous avons le plaisir de vous proposer le poste, à 56 k€.",
    "We would like to offer you the role at 61k. Please let us have your answer by 4 December.",
    "The job is yours, 48k. Can you tell us by Friday?",
    "The ministry is sending you a formal job offer, 52k plus pension.",
    "Wir möchten Ihnen die Stelle anbieten, 62.000 Euro im Jahr. Wir bräuchten Ihre Antwort bis zum 4. Dezember.",
    "Die Stelle gehört dir, 3.900 brutto. Sag mir bis Freitag Bescheid!",
    "Das Gehalt läge bei 58.000 Euro, Ihre Antwort bräuchten wir bis zum 4.12.",
    "Le queremos ofrecer el puesto, 34.000 € brutos. Necesitamos su respuesta antes del 4 de diciembre.",
    "El puesto es tuyo, 31.000 € brutos. ¿Me dices antes del viernes?",
    "La empresa te hace una oferta de trabajo, 28.000 € brutos.",
    "We are delighted to make you an offer of £48k. Please let us know by Friday.",
    "Wir freuen uns, Ihnen ein Stellenangebot zu machen, 62.000 € brutto. Bitte Bescheid bis 4. Dezember.",
)
NOT_OFFERED = (
    "L'acheteur vous fait une offre à 28 k€ pour la voiture.",
    "Si le poste est à toi un jour, on fêtera ça.",
    "On vous fait une offre spéciale à 56 € par mois, réponse avant vendredi.",
    "The buyer made you an offer for the house, they want your answer by Friday.",
    "So you got the job? Hurrah!",
    "We can offer you the course at half price until Friday.",
    "The salary talks were awful again.",
    "Der Käufer macht dir ein Angebot für das Auto, er braucht deine Antwort bis Freitag.",
    "Hast du die Stelle?",
    "Wir machen Ihnen ein Angebot: 20 % auf alles.",
    "Te hacemos una oferta especial: 20 % de descuento.",
    "Ojalá el puesto es tuyo pronto.",
    "¿Tienes plaza de garaje?",
)
PAID = (
    "On peut te payer le voyage et 300 € d'honoraires pour ta conférence, ça t'irait ?",
    "L'offre pour le colloque : on peut te payer le voyage et 300 € d'honoraires, ça t'irait ?",
    "Nous pourrions vous verser un cachet de 200 € pour la table ronde.",
    "We could pay you 400 € and the train for your talk, would that suit you?",
    "There is a fee of £250 for judging, plus travel. Would you sit on the jury?",
    "Wir können Ihnen 300 Euro Honorar und die Fahrt zahlen für den Vortrag. Passt das?",
    "Podemos pagarte el viaje y 300 € por la charla, ¿te iría bien?",
)
SOLD = (
    "For 300 € you get a speaking slot and a booth at our congress.",
    "Our webinar is 49 € only, book your seat: we pay the speakers a fee of 100 €.",
    "You won our award! The participation fee is 390 €, the gala is in May.",
    "Für 300 € bekommen Sie einen Vortragsslot auf unserem Kongress.",
    "Pour 300 € vous avez un créneau de conférence et un stand, frais de participation compris.",
    "Por 300 € tiene una ponencia y un stand, cuota de participación incluida.",
)


def wrong(texts: tuple[str, ...], *, commission: bool, vacancy: bool) -> list[str]:
    """Those read otherwise; of the former two nothing is a pitch."""
    told = [(text, read(text)) for text in texts]
    return [
        text
        for text, reading in told
        if (reading.commission, reading.vacancy) != (commission, vacancy)
        or ((commission or vacancy) and Act.PITCH in (reading.acts or Act(0)))
    ]


def test_who_would_host_the_reader_offers_it() -> None:
    assert wrong(HOSTED, commission=True, vacancy=False) == []
    assert [text for text in HOSTED if Act.OFFER not in (read(text).acts or Act(0))] == []


def test_who_lets_rooms_or_space_hosts_nobody() -> None:
    assert wrong(NOT_HOSTED, commission=False, vacancy=False) == []


def test_a_post_that_is_offered_to_the_reader_is_no_pitch() -> None:
    assert [text for text in OFFERED if not (said := read(text)).vacancy or Act.PITCH in (said.acts or Act(0))] == []


def test_other_offers_are_no_posts() -> None:
    assert [text for text in NOT_OFFERED if read(text).vacancy] == []


def test_a_stage_that_is_paid_for_is_a_commission() -> None:
    assert wrong(PAID, commission=True, vacancy=False) == []


def test_a_stage_that_is_sold_is_none() -> None:
    assert [text for text in SOLD if read(text).commission] == []


def test_a_warm_word_without_a_cue_sells_nothing() -> None:
    warm = (
        "¡En primavera, seguro! Un abrazo",
        "¡En otoño, claro! Un abrazo",
        "Au printemps, promis ! Bises",
        "Im Frühjahr, klar!",
    )
    assert [text for text in warm if Act.PITCH in (read(text).acts or Act(0))] == []
