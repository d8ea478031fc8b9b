"""What a message says of its writer waits: that it presses, is settled, that they agree; and that it offers a post."""

import pytest

from auditor.language import read

URGENT = [
    "It is urgent: could you ring me back at the office?",
    "Could you tell me by Friday whether you will come?",
    "I can keep the drawings only until the end of the month. Shall I show them to you?",
    "Our deadline is near. What do you think of the plan?",
    "Es eilt leider, können Sie mich zurückrufen?",
    "Ich bräuchte deine Antwort bis zum 5. Dezember.",
    "Die Pläne habe ich nur bis Monatsende. Willst du sie sehen?",
    "Kannst du mir heute noch sagen, ob du kommst?",
    "¿Me puedes decir antes del 5 de diciembre si vienes?",
    "Es urgente, ¿puede llamarme a la oficina?",
    "Tengo los planos solo hasta el viernes. ¿Te los enseño?",
    "Pourriez-vous me répondre avant vendredi ?",
    "C'est urgent, pouvez-vous me rappeler au bureau ?",
    "Je n'ai les plans que jusqu'à vendredi. Je vous les montre ?",
    "Could you tell me by Friday? I'll send you the plans by Monday.",
    "J'ai besoin de ton avis tout de suite.",
    "Il me faudrait la liste d'ici la fin du mois.",
    "Necesito la lista hoy mismo.",
    "¿Blanco o azul? Necesito saberlo hoy.",
    "Das Wasser läuft, es brennt bei uns!",
    "Six pages on lighthouses, deadline 7 December. Would you write them?",
    "Sechs Seiten über Leuchttürme, Abgabe 7. Dezember. Magst du?",
    "Redaktionsschluss ist der 7. Dezember.",
    "Seis páginas sobre faros, entrega el 7 de diciembre. ¿Te apetece?",
    "Six pages sur les phares, remise le 7 décembre. Ça te dit ?",
    "Could you look at the sails before the race committee's meeting?",
    "Bräuchte die Segel noch vor der Regatta.",
    "¿Puedes mirar las velas antes de la reunión?",
    "Il me faudrait les voiles avant la réunion.",
]
NOT_URGENT = [
    "Could you tell me whether you will come? It is not urgent.",
    "What do you think of the plan? No rush at all.",
    "Shall we meet on Friday?",
    "Danke dir, und bis Freitag!",
    "Kannst du mir die Pläne zeigen? Es eilt nicht.",
    "¿Me mandas los planos cuando puedas? No es urgente.",
    "¡Gracias, hasta el viernes!",
    "Vous me montrez les plans ? Rien ne presse.",
    "I'll send you the drawings by Friday.",
    "I'm sorry for calling it off at such short notice.",
    "Ich schicke dir die Pläne bis Freitag.",
    "Mir ist die Suppe angebrannt, sie brennt noch immer.",
    "Te mando los planos antes del viernes.",
    "Ahora mismo no conozco a nadie para eso.",
    "A largo plazo eres lo máximo.",
    "Je t'envoie les plans d'ici vendredi.",
    "Hélas, je ne vois personne pour ça tout de suite.",
    "La clôture du pré est à dix pas d'ici à la ferme.",
    "On s'est croisés avant le concert.",
    "The delivery of lamps on Monday went well.",
    "Bis 7. Dezember bin ich auf dem Leuchtturm.",
    "Was ist denn so dringend?",
    "C'était urgent ?",
    "Please don't send the drawings before Friday.",
    "Bitte nicht vor Freitag schicken, ich bin verreist.",
    "The news may go out (not before Friday, please).",
    "No necesito que me responda ahora, cuando tenga un rato.",
    "Pregúntale, pero no antes del viernes.",
    "Venez quand vous voudrez, mais pas avant vendredi.",
]
SETTLED = [
    "Never mind, it has sorted itself out.",
    "Thank you for the call just now, that helped.",
    "I have found it out by myself, all sorted now.",
    "Das hat sich inzwischen geklärt.",
    "Danke für den Rückruf vorhin!",
    "Jetzt ist mir alles klar, schönen Abend.",
    "Ya no hace falta, gracias.",
    "Gracias por llamarme esta mañana.",
    "C'est réglé, merci.",
    "Merci pour ton coup de fil de ce matin !",
    "My uncle mended the sail in the end and looked it over, thanks anyway.",
    "We found somebody for the tiller, so nobody needs to ask around any more.",
    "Das hat jetzt doch mein Onkel angeschaut, trotzdem danke!",
    "Ihr müsst nicht mehr suchen, der Anker war im Boot.",
    "Al final lo ha arreglado mi tío, gracias de todos modos.",
    "Ya encontré un ancla, no busques más.",
    "Finalement mon oncle l'a réparé, merci quand même.",
    "J'ai trouvé une ancre entre-temps, inutile de chercher.",
]
NOT_SETTLED = [
    "Thanks in advance for your help!",
    "I have not found out yet how it works.",
    "Vielen Dank für Ihre Rückmeldung.",
    "Ist das schon lange so bei euch?",
    "Muchas gracias de antemano.",
    "Merci d'avance pour votre réponse.",
    "In the end I will need the sail, can you mend it?",
    "Meine Tante hat gefragt, ob du das Segel anschaust.",
    "¿Al final me ayudas con la vela?",
    "Feliz año a ti también, ¡gracias, igualmente!",
    "Tu cherches plus grand ou plus petit ?",
]
MET = [
    "Berta and I had coffee on Monday, and it was worth it.",
    "Berta is such a treasure!",
    "Wir haben uns gestern getroffen, es war gut.",
    "Berta war schon hier und hat sich alles angesehen.",
    "Ya tenemos fecha para la visita.",
    "Berta es un encanto, de verdad.",
    "On s'est enfin vus, c'était utile.",
    "Berta est vraiment adorable avec nous.",
]
NOT_MET = [
    "I will write to Berta this week.",
    "This is lovely, and so kind of you.",
    "Eso es muy amable, muchas gracias.",
    "Ich schreibe Berta diese Woche.",
    "Das ist nett von dir.",
    "Esta semana escribo a Berta.",
    "Je vais écrire à Berta cette semaine.",
]
GIVES = [
    "Here is the rota.",
    "As promised, the drawings of the bridge.",
    "Anbei die Pläne von der Brücke.",
    "Hier sind die Pläne.",
    "Aquí tienes los planos del puente.",
    "Te adjunto los planos.",
    "Voici les plans du pont.",
    "The plans are in your inbox.",
    "Die Pläne sind soeben raus.",
    "Ahí le van los planos.",
    "Les plans du pont viennent de partir par la poste.",
]
GIVES_NOT = [
    "I will send you the rota tomorrow.",
    "Ich schicke dir die Pläne morgen.",
    "Te mando los planos mañana.",
    "Je t'envoie les plans demain.",
    "Have you seen the attached?",
    "¿Has visto el adjunto?",
]
VACANCY = [
    "Our archivist retires in May and we thought of you for the post. Interested?",
    "We'd like to offer you the position of station master, from March on.",
    "Would you be interested in joining our lighthouse team?",
    "I'm leading the search for a harbour master. Your aunt recommended you. Would you be open to a call?",
    "My boss is leaving us and we need a head of the workshop. I immediately thought of you.",
    "Unsere Archivarin geht im Mai in Pension, und ich habe an dich gedacht. Hättest du Interesse?",
    "Wir suchen eine Leiterin für die Werft. Wäre das etwas für Sie?",
    "Hättest du Lust, bei uns anzufangen?",
    "Wir möchten Ihnen die Stelle im Museum anbieten.",
    "Se jubila la archivera y he pensado en ti para el puesto.",
    "Buscamos una directora para el museo del puerto. ¿Le interesaría hablarlo?",
    "¿Te gustaría trabajar con nosotros en el faro?",
    "Notre archiviste part à la retraite en mai et j'ai pensé à toi pour le poste.",
    "Nous cherchons un responsable d'atelier. Est-ce que ça vous intéresserait ?",
    "Aimeriez-vous nous rejoindre au musée ?",
    "On behalf of a client, a shipyard in Ghent, I am looking for a Welding Inspector (m/f/d). Your experience fits.",
    "My client is looking for an Estimator and your background is a close match. Would Tuesday suit you for a call?",
    "Für einen meiner Kunden suche ich einen Kranführer (m/w/d). Ihre Erfahrung passt gut. Wann darf ich anrufen?",
    "Im Auftrag einer Werft besetzen wir die Position Schweißaufsicht (w/m/d), und Ihr Hintergrund hat uns überzeugt.",
    "Ich suche aktuell Segelmacher (m/w/d) für unser Haus in Kiel. Klingt das spannend für dich?",
    "Para un cliente busco jefe de taller (H/M) y tu experiencia encaja muy bien. ¿Hablamos el martes?",
    "Estoy llevando una selección de soldadores para un astillero y tu perfil encaja. ¿Tienes diez minutos?",
    "Je recherche pour un client un soudeur (H/F), et votre parcours a retenu mon attention. Seriez-vous disponible ?",
    "Je recrute un contremaître pour un chantier naval, votre profil m'a interpellée. On s'appelle mardi ?",
]
NO_VACANCY = [
    "I got the job at the museum, I start in March!",
    "Are you hiring at the moment? I'm looking for a post.",
    "Thank you for thinking of me, but I am staying in my post.",
    "They have offered me the position, what would you do?",
    "Summer sale in our shop: all lamps at half price. Interested?",
    "We are looking for a head of the workshop. Do you know somebody who would be interested?",
    "My boss is leaving us in May, we are all sad.",
    "How is the new job?",
    "I thought of you when I saw the lighthouse.",
    "Ich habe die Stelle im Museum bekommen!",
    "Stellt ihr gerade ein? Ich suche eine Stelle.",
    "Wir suchen eine Leiterin für die Werft. Kennst du jemanden, der Interesse hätte?",
    "Sommerschlussverkauf: alle Lampen zum halben Preis. Interesse?",
    "Ich habe gestern an dich gedacht.",
    "Me han dado el puesto en el museo, empiezo en marzo.",
    "¿Buscáis gente? Estoy buscando trabajo.",
    "Rebajas en la tienda del faro, ¿te interesa?",
    "Buscamos un jefe de taller. ¿Conoces a alguien a quien le interese?",
    "J'ai eu le poste au musée, je commence en mars !",
    "Est-ce que vous recrutez ? Je cherche un poste.",
    "Soldes à la boutique du phare, ça t'intéresse ?",
    "Nous cherchons un responsable d'atelier. Tu connais quelqu'un que ça intéresserait ?",
    "We coach executives (m/f/d) towards more sales. Your background is a close match, shall we talk?",
    "We sell to clients like yours and your experience counts: how do you rate our lamps?",
    "Bitte weiterleiten: Wir suchen einen Segelmacher (m/w/d) für das Haus in Kiel.",
    "Der Kunde sucht einen Leuchtturm als Motiv, und deine Erfahrung mit Gegenlicht hilft uns.",
    "Mi cliente busca un faro para su anuncio y tu experiencia nos vendría bien.",
    "Tu connais quelqu'un ? On recherche un soudeur (H/F) pour un client.",
    "Mon client cherche un phare pour une publicité, votre expérience nous aiderait.",
]
AGREES = [
    "Oh yes please!",
    "Ja gern, das wäre schön.",
    "¡Sí, por favor!",
    "Oui, avec plaisir, merci beaucoup.",
    "Of course, I'll bring the sails.",
    "Abgemacht, bis dann.",
    "Por supuesto, yo los llevo.",
    "Ça marche, à samedi.",
]
AGREES_NOT = [
    "Yes?",
    "Ja? Was ist?",
    "¿Sí? Dime.",
    "Oui ? Qui est là",
    "Bitte die Segel mitbringen.",
    "Si no vienes, me voy.",
    "I cannot come. Yes, I know.",
]


@pytest.mark.parametrize("text", URGENT)
def test_it_presses(text: str) -> None:
    assert read(text).urgent


@pytest.mark.parametrize("text", [*NOT_URGENT, *SETTLED])
def test_it_does_not_press(text: str) -> None:
    assert not read(text).urgent


@pytest.mark.parametrize("text", SETTLED)
def test_it_is_settled(text: str) -> None:
    assert read(text).settled


@pytest.mark.parametrize("text", [*NOT_SETTLED, *URGENT])
def test_it_is_not_settled(text: str) -> None:
    assert not read(text).settled


@pytest.mark.parametrize("text", MET)
def test_people_got_together(text: str) -> None:
    assert read(text).met


@pytest.mark.parametrize("text", [*NOT_MET, *SETTLED])
def test_nobody_got_together(text: str) -> None:
    assert not read(text).met


@pytest.mark.parametrize("text", GIVES)
def test_it_hands_over(text: str) -> None:
    assert read(text).gives


@pytest.mark.parametrize("text", [*GIVES_NOT, *NOT_MET])
def test_it_hands_nothing_over(text: str) -> None:
    assert not read(text).gives


@pytest.mark.parametrize("text", AGREES)
def test_it_begins_by_agreeing(text: str) -> None:
    assert read(text).agrees


@pytest.mark.parametrize("text", [*NOT_URGENT, *AGREES_NOT])
def test_it_does_not_begin_by_agreeing(text: str) -> None:
    assert not read(text).agrees


def test_of_my_own_words_and_of_public_ones_nothing_of_the_kind_is_kept() -> None:
    for text in (URGENT[0], SETTLED[0], AGREES[0]):
        for reading in (read(text, mine=True), read(text, public=True)):
            assert (reading.urgent, reading.settled, reading.agrees) == (False, False, False)


@pytest.mark.parametrize("text", VACANCY)
def test_it_offers_a_post(text: str) -> None:
    assert read(text).vacancy
    assert not read(text, mine=True).vacancy
    assert not read(text, public=True).vacancy


@pytest.mark.parametrize(
    ("language", "text", "ordered"),
    [
        (
            "en",
            "We would like to commission reviews from you, fee 50 dollars each. Earn up to $500 a day from home.",
            False,
        ),
        ("en", "We would like to commission a short feature from you, fee 900 euros. Could we talk on Monday?", True),
        ("en", "Could you write me 900 words on the lock-keepers, £340?", True),
        ("en", "We pay 60p a word, which is no fortune. Would it tempt you?", True),
        ("en", "We place your 800 words on 40 portals for only $99.", False),
        ("de", "Magst du uns 8.000 Zeichen über Schleusenwärter schreiben, 400 Euro?", True),
        ("es", "¿Nos escribirías 800 palabras sobre las esclusas, 200 euros?", True),
        ("fr", "Tu nous écrirais 6000 signes sur les éclusiers, 300 euros ?", True),
        ("en", "Our clients pay for exposure: we would like to book you for a paid slot, fee 900 euros.", False),
        ("de", "Wir haben jetzt ein Budget für zwei Texte und würden dich gern beauftragen.", True),
        ("es", "Me han aprobado presupuesto para dos piezas y pensé en vos.", True),
        ("fr", "Nous avons enfin un budget pour deux reportages et aimerions vous les confier.", True),
        # The sign of the money ends the sentence, or the sum is one of thousands, or it follows upon the question.
        ("en", "Could you write me 900 words on the lock-keepers, 340 €.", True),
        ("en", "Could you write me 900 words on the lock-keepers? £1,340, paid on delivery.", True),
        ("en", "Could you write me 900 words on the lock-keepers for $500.", True),
        ("de", "Magst du uns 8.000 Zeichen über Schleusenwärter schreiben, 1.400 €.", True),
        ("de", "Schreibst du uns 8.000 Zeichen über Schleusenwärter? 400 €, bis zum 9.", True),
        ("es", "¿Nos escribirías 800 palabras sobre las esclusas, por 1.200 €.", True),
        ("es", "¿Nos escribirías 800 palabras sobre las esclusas? 200 €, para el 9.", True),
        ("fr", "Va pour 12 000 signes sur les éclusiers, 1 400 €.", True),
        ("fr", "Tu nous écrirais 6 000 signes sur les éclusiers ? 700 €, payés à parution.", True),
        # What somebody read or waited, and what something cost.
        ("en", "I got through 300 pages of it, and the paperback cost 20 €.", False),
        ("en", "I wrote 800 words today. £340 for the boiler!", False),
        ("de", "Nach 20 Minuten Warten hat der Kaffee 3 € gekostet.", False),
        ("es", "Después de 20 minutos el café me costó 3 €.", False),
        ("fr", "On a marché 20 minutes pour un café à 3 €.", False),
        ("fr", "20 minutes d'entretien, et à la fin je vous montre l'outil, le premier mois est à 1 €.", False),
        ("fr", "Dans 50 minutes le prix passe de 90 à 190 €.", False),
    ],
)
def test_who_orders_work_is_told_from_who_sells(language: str, text: str, ordered: bool) -> None:
    assert read(text, hint=language).commission is ordered
    assert not read(text, hint=language, mine=True).commission
    assert not read(text, hint=language, public=True).commission


@pytest.mark.parametrize(
    "text",
    [
        "¿Querés que te la presente? Decime y le escribo.",
        "¿Quieres que te la presente? Dime y le escribo.",
        "¿QUERÉſ que te la presente? Decime y le escribo.",
    ],
)
def test_the_forms_of_vos_are_those_of_tu(text: str) -> None:
    assert read(text).offers_introduction


@pytest.mark.parametrize("text", [*NO_VACANCY, *URGENT, *SETTLED, *MET, *GIVES])
def test_it_offers_no_post(text: str) -> None:
    assert not read(text).vacancy
