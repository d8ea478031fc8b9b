"""The day by which somebody wants something is read in four languages; where words leave it open none is made up."""

import time
from datetime import date

import pytest

from auditor.language import promised_day, read, wanted_day

SAID = date(2026, 11, 18)  # a Wednesday
TWENTIETH, MONDAY, SEVENTH = date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 7)
WEEKEND = SUNDAY = date(2026, 11, 22)
FRIDAY = TWENTIETH


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Could you send me the figures by Friday? See you on the 7th.", date(2026, 11, 20)),
        ("en", "The panel is on 12 January. Can you tell me by the 7th whether you will come?", SEVENTH),
        ("en", "I need your comments before Monday, or at the latest by the 27th.", MONDAY),
        ("de", "Kannst du mir die Zahlen bis Freitag schicken?", date(2026, 11, 20)),
        ("de", "Ich brauche deine Antwort spätestens bis zum 7. Dezember.", SEVENTH),
        ("es", "¿Puedes mandarme las cifras antes del viernes?", date(2026, 11, 20)),
        ("fr", "Peux-tu m'envoyer les chiffres avant vendredi ?", date(2026, 11, 20)),
        ("en", "Could you send me the plan by tomorrow?", date(2026, 11, 19)),
        ("de", "Kannst du mir den Plan bis morgen schicken?", date(2026, 11, 19)),
        ("de", "Ich bräuchte deine Antwort bis übermorgen.", TWENTIETH),
        ("es", "Necesito tu respuesta para pasado mañana.", TWENTIETH),
        ("fr", "Tu peux m'envoyer le plan d'ici demain ?", date(2026, 11, 19)),
        ("de", "Schaffst du das bis Freitag?", TWENTIETH),
        ("de", "Die Noten bis Freitag wären super.", TWENTIETH),
        ("es", "Las fotos para el viernes me vendrían bien.", TWENTIETH),
        # A date's own month counts, not the next day with that number.
        ("en", "Could you send me the figures by the 7th of January?", date(2027, 1, 7)),
        ("de", "Kannst du mir die Zahlen bis zum 7. Jänner schicken?", date(2027, 1, 7)),
        ("es", "¿Puedes mandarme las cifras antes del 7 de enero?", date(2027, 1, 7)),
        ("fr", "Peux-tu m'envoyer les chiffres avant le 7 janvier ?", date(2027, 1, 7)),
        # The day of a delivery, and dates without an article.
        ("en", "Six pages on lighthouses, deadline 7 December. Would you write them?", SEVENTH),
        ("en", "Could you send me the figures by 7 Dec?", SEVENTH),
        ("en", "Could you comment on the leak? My deadline is Friday.", date(2026, 11, 20)),
        ("de", "Kannst du dazu etwas sagen? Abgabe ist Freitag.", date(2026, 11, 20)),
        ("fr", "Tu peux réagir ? Mon bouclage est vendredi.", date(2026, 11, 20)),
        ("de", "Sechs Seiten über Leuchttürme, Abgabe 7. Dezember. Magst du?", SEVENTH),
        ("de", "Sechs Seiten, 300 Euro, bis 7. Dezember. Hättest du Zeit dafür?", SEVENTH),
        ("de", "Anmeldeschluss ist der 7.12., kommst du mit?", SEVENTH),
        ("es", "Seis páginas sobre faros, entrega el 7 de diciembre. ¿Te apetece?", SEVENTH),
        ("es", "¿Puedes mandarme las cifras antes del 7/12?", SEVENTH),
        ("fr", "Six pages sur les phares, remise le 7 décembre. Ça te dit ?", SEVENTH),
    ],
)
def test_the_day_by_which_something_is_wanted_is_read(language: str, text: str, day: date) -> None:
    assert wanted_day(text, language, SAID).day == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is urgent: could you ring me back? I am away from Friday."),
        ("en", "I'll send you the figures by Friday."),
        ("en", "Could you send me the figures by last Friday's rules?"),
        ("en", "Could you send me the figures as soon as you can?"),
        ("en", "The delivery of 7 December was fine."),
        ("de", "Danke dir, und bis 7. Dezember!"),
        ("de", "Bis 7. Dezember bin ich auf dem Leuchtturm."),
        (None, "Could you send me the figures by Friday?"),
        # The earliest day is none by which it is wanted.
        ("en", "Could you send me the figures, but not before Friday?"),
        ("en", "Could you send me the figures, please? I'm not back until Friday."),
        ("en", "Please don't print it before Friday."),
        ("en", "Could you ring me? I don't need the drawings before Friday."),
        ("en", "Could you send me the figures no sooner than Friday?"),
        ("en", "Could you send me the figures by Friday at the earliest?"),
        ("de", "Kannst du mir die Zahlen schicken, aber nicht vor Freitag?"),
        ("de", "Kannst du mir die Zahlen frühestens am Freitag schicken?"),
        ("es", "¿Puedes mandarme las cifras, pero no antes del viernes?"),
        ("es", "No lo necesito antes del viernes. ¿Me lo mandas?"),
        ("fr", "Peux-tu m'envoyer les chiffres, mais pas avant vendredi ?"),
        ("fr", "Je ne suis pas là avant vendredi. Tu m'envoies les chiffres ?"),
    ],
)
def test_no_day_is_made_up_by_which_something_would_be_wanted(language: str | None, text: str) -> None:
    assert wanted_day(text, language, SAID).day is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        # What is not to be there before a day may be wanted before another.
        ("en", "If you can't, tell me before Monday.", MONDAY),
        ("en", "Could you look for the restaurant before Monday?", MONDAY),
        ("en", "Tell me whether you'll come or not before Monday.", MONDAY),
        ("de", "Sag mir, ob du kommst oder nicht, vor Montag.", MONDAY),
        ("es", "Dime sí o no antes del lunes, por favor.", MONDAY),
        ("fr", "Dis-moi si tu viens ou pas avant lundi.", MONDAY),
        ("de", "Wenn du nicht kannst, sag mir vor Montag Bescheid.", MONDAY),
        ("es", "Si no puedes, dime antes del lunes.", MONDAY),
        ("fr", "Si tu ne peux pas, dis-moi avant lundi.", MONDAY),
        # What its writer will do on the answer is no promise that takes its day away.
        ("en", "Could you do a page by Thursday? If it's a no tell me by Monday, and I'll find another.", MONDAY),
        ("en", "Could you do a page by Thursday? Say no by Monday and I'll ask Petra.", MONDAY),
        ("de", "Machst du eine Seite bis Donnerstag? Sonst sag bis Montag Bescheid, dann frage ich Petra.", MONDAY),
        ("es", "¿Harías una página para el jueves? Si no, avísame antes del lunes y busco a otra persona.", MONDAY),
        ("fr", "Tu ferais une page avant jeudi ? Si c'est non, préviens-moi avant lundi, je trouverai Petra.", MONDAY),
        # Something is to be handed over on a day.
        ("en", "Hand in the logbook on Monday.", MONDAY),
        ("en", "Send me the tide tables on Monday, please.", MONDAY),
        ("en", "I need the tent back on Monday.", MONDAY),
        ("en", "Tell me soon, I have to hand in the logbook on Monday.", MONDAY),
        ("de", "Reich das Logbuch am Montag ein.", MONDAY),
        ("de", "Kannst du mir die Gezeitentafel am Montag schicken?", MONDAY),
        ("de", "Sag mir Bescheid, ich muss das Logbuch am Montag abgeben.", MONDAY),
        ("es", "Entrega el cuaderno el lunes, por favor.", MONDAY),
        ("es", "Envíame las tablas el lunes.", MONDAY),
        ("es", "Dime algo pronto, tengo que entregar el cuaderno el lunes.", MONDAY),
        ("fr", "Rends le carnet lundi, s'il te plaît.", MONDAY),
        ("fr", "Envoie-moi les horaires lundi.", MONDAY),
        ("fr", "Dis-moi vite, je dois rendre le carnet lundi.", MONDAY),
        # Something closes, goes in or is judged on a day.
        ("en", "We close the programme on 7 December. Would you join us with a talk?", SEVENTH),
        ("en", "Applications close on Monday. Could you look at mine?", MONDAY),
        ("en", "I need to send the names to the council on 7 December. Could you take part?", SEVENTH),
        ("en", "Could you look over my pages? The jury sits on 7 December.", SEVENTH),
        ("de", "Wir schließen die Ausgabe am 7. Dezember. Bist du dabei?", SEVENTH),
        ("de", "Einsendeschluss ist Montag. Schaust du bitte über meine Seite?", MONDAY),
        ("de", "Das Heft geht am 7. Dezember in Druck. Schreibst du uns eine Seite?", SEVENTH),
        ("de", "Die Jury tagt am 7. Dezember. Könntest du über meine Seiten schauen?", SEVENTH),
        ("es", "Cerramos la edición el 7. ¿Te apuntas?", SEVENTH),
        ("es", "Las inscripciones cierran el lunes. ¿Puedes mirar la mía?", MONDAY),
        ("es", "El jurado es el 7 de diciembre. ¿Puedes revisar mis páginas?", SEVENTH),
        ("fr", "Nous bouclons le 7 décembre. Partant ?", SEVENTH),
        ("fr", "Les candidatures ferment lundi. Tu pourrais regarder la mienne ?", MONDAY),
        ("fr", "Tu aurais une heure pour relire mes pages ? Le jury c'est le 7 décembre", SEVENTH),
        # Somebody behind who asks wants it by a day.
        ("en", "Would you read to the children? The library needs the names by 7 December.", SEVENTH),
        ("de", "Würdest du den Kindern vorlesen? Die Bücherei möchte die Namen bis zum 7. Dezember.", SEVENTH),
        ("de", "Machst du mit? Bis zum 7. Dezember braucht unser Setzer die Texte.", SEVENTH),
        ("es", "¿Podrías leer a los niños? La biblioteca quiere los nombres para el 7 de diciembre.", SEVENTH),
        ("es", "¿Te apuntas? El ayuntamiento espera la lista para el lunes.", MONDAY),
        ("fr", "Tu pourrais lire aux enfants ? La bibliothèque attend les noms pour lundi.", MONDAY),
        # The day of the answer that is asked for, where the day before it is one of a later week.
        ("en", "Could you do 300 words, copy by Friday noon? If it's a no tell me by Monday.", MONDAY),
        ("en", "Could you let me know by Monday whether you can deliver by Friday?", MONDAY),
        ("de", "Zehn Seiten bis Freitag? Wenn nicht, sag mir bis Montag Bescheid.", MONDAY),
        ("es", "¿Diez páginas para el viernes? Si no puedes, dime antes del lunes.", MONDAY),
        ("fr", "Dix pages avant vendredi ? Si c'est non, dis-moi avant lundi.", MONDAY),
        ("en", "Please send it by Friday. And tell me by Monday about the dinner.", TWENTIETH),
        ("en", "Please send it by 20 November. If it's a no tell me by Monday.", TWENTIETH),
        # Asked for by a day that no word says presses.
        ("en", "Could you send me the drawings before Christmas?", date(2026, 12, 24)),
        ("en", "Could you send me the drawings this week?", WEEKEND),
        ("en", "Could you send the leaflet for our meeting on Monday 7 December?", SEVENTH),
        ("en", "Could you send the leaflet ahead of the meeting on Monday?", MONDAY),
        ("de", "Kannst du mir die Pläne vor Weihnachten schicken?", date(2026, 12, 24)),
        ("de", "Schickst du mir die Fotos bis Weihnachten?", date(2026, 12, 24)),
        ("de", "Könntest du mir die Zahlen für die Sitzung am Montag, den 7. Dezember schicken?", SEVENTH),
        ("de", "Kannst du mir die Liste noch diese Woche schicken?", WEEKEND),
        ("es", "¿Me lo mandas antes de Navidad?", date(2026, 12, 24)),
        ("es", "¿Puedes mandarme las cifras esta semana?", WEEKEND),
        ("fr", "Tu peux m'envoyer les chiffres cette semaine ?", WEEKEND),
        # Told beside what is asked.
        ("en", "The flyer is printed on Monday 7 December, so a yes or no before then would be kind.", SEVENTH),
        ("en", "The jury meets on 7 December. Could you look over my page before that?", SEVENTH),
        ("en", "The jury meets on 7 December. It is a long list.\nCould you look over my page before?", SEVENTH),
        ("en", "Would you send me two recipes? It's for the leaflet of 7 December.", SEVENTH),
        ("en", "There is a fair on 7 December. Could you write a page for it?", SEVENTH),
        ("de", "Die Jury trifft sich am 7. Dezember. Könntest du bis dahin drüberschauen?", SEVENTH),
        ("de", "Kannst du mir zwei Rezepte schicken? Es ist für das Heft vom 7. Dezember.", SEVENTH),
        ("es", "El jurado se reúne el 7 de diciembre. ¿Puedes revisarlo antes de eso?", SEVENTH),
        ("es", "¿Puedes mandarme dos recetas? Es para la edición del 7 de diciembre.", SEVENTH),
        ("fr", "Le jury se réunit le 7 décembre. Tu peux relire ma page d'ici là ?", SEVENTH),
        ("fr", "Tu peux m'envoyer deux recettes ? C'est pour le numéro du 7 décembre.", SEVENTH),
    ],
)
def test_the_day_is_read_also_where_no_word_says_that_it_presses(language: str, text: str, day: date) -> None:
    assert wanted_day(text, language, SAID).day == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Another day of theirs stands beside what they ask.
        ("en", "The jury meets on 7 December. Could you recommend a dentist?"),
        ("en", "I'm on stage on 7 December. Could you send me your address?"),
        ("en", "It's in the hall on 7 December. Could you send me your address?"),
        ("es", "Es en la sala el 7 de diciembre. ¿Puedes mandarme tu dirección?"),
        ("fr", "C'est dans la salle le 7 décembre. Tu peux m'envoyer ton adresse ?"),
        ("en", "It was for the leaflet of 7 December. Could you send me your address?"),
        ("en", "The jury meets on 7 December. Could you pay for it?"),
        ("en", "I'm away until Monday. Could you look at my page?"),
        ("de", "Am 7. Dezember stehe ich auf der Bühne. Kannst du mir deine Adresse schicken?"),
        ("es", "El 7 de diciembre actúo. ¿Puedes mandarme tu dirección?"),
        ("fr", "Le 7 décembre je joue. Tu peux m'envoyer ton adresse ?"),
        # It is the thing that is of that day, or nothing is to be handed over.
        ("en", "Could you send me the notes of the meeting on Monday?"),
        ("en", "Give my love to Ana on Monday!"),
        ("en", "They handed in the logbook on Monday."),
        ("en", "I need a haircut on Monday."),
        ("en", "Return flight on Monday, then home."),
        ("de", "Schick mir die Notizen vom Treffen am Montag."),
        ("de", "Das Logbuch ist am Montag eingereicht worden."),
        ("de", "Wir sehen uns am Montag, bring gute Laune mit."),
        ("de", "Reicht dir am Montag eine halbe Stunde?"),
        ("de", "Ich brauche am Montag jemanden für die Kasse. Hast du Zeit?"),
        ("es", "¿Podrías pasar el lunes por casa?"),
        ("fr", "Tu pourrais passer arroser les plantes lundi ?"),
        ("es", "Mándame las fotos del lunes."),
        ("es", "Ana entrega el cuaderno el lunes."),
        ("fr", "Envoie-moi les notes de lundi."),
        ("fr", "Passe un bon lundi !"),
        # A shop closes, or nothing is asked, or nothing to be looked over.
        ("en", "We close the shop on 7 December. Could you recommend a dentist?"),
        ("en", "We close the programme on 7 December."),
        ("de", "Wir schließen den Laden am 7. Dezember. Kennst du einen Zahnarzt?"),
        ("es", "Cerramos la tienda el 7 de diciembre. ¿Conoces un dentista?"),
        ("fr", "On ferme la boutique le 7 décembre. Tu connais un dentiste ?"),
        ("fr", "Le jury c'est le 7 décembre. Tu connais un dentiste ?"),
        # Somebody else's day, of what nobody here is asked for.
        ("de", "Mein Bruder will das Auto zum 7. Dezember verkaufen. Kennst du einen Zahnarzt?"),
        ("de", "Die Bücherei will am Montag wieder öffnen. Kennst du einen Zahnarzt?"),
        ("es", "Mi hermano quiere vender el coche para el lunes. ¿Conoces un dentista?"),
        # "Before" is of what was, or of which of two days cannot be told.
        ("en", "There is a fair on 7 December. Could you bake it as you did before?"),
        ("en", "We sail on 2 December and dock on 7 December. Could you ring me before then?"),
        ("en", "The fair is on 7 December. Have you been there before?"),
        ("de", "Am 7. Dezember ist Markt. Warst du vorher schon einmal da?"),
        ("en", "Will you be back before then? The match is on 7 December."),
        # For how long, for when, or of when: not by when.
        ("en", "Could you lend me your tent until Monday?"),
        ("en", "Could you book a table for four people on Monday?"),
        ("en", "Could you come to the dinner on Monday?"),
        ("en", "Could you send me the piece written by Ana on Monday?"),
        ("de", "Kannst du bis Weihnachten auf die Katze aufpassen?"),
        ("en", "Could you send me the drawings before Christmas? No rush at all."),
        # A talk in the course of a week is no delivery by its end.
        ("en", "Would you have half an hour this week to give me feedback on my page?"),
        ("de", "Hättest du diese Woche eine halbe Stunde, um mir Rat zu geben?"),
        ("es", "¿Tienes media hora esta semana para mirar mi página?"),
        ("fr", "Tu aurais une demi-heure cette semaine pour me donner un conseil ?"),
    ],
)
def test_a_day_by_which_nothing_is_asked_stays_unread(language: str, text: str) -> None:
    assert wanted_day(text, language, SAID).day is None


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "I'd need your consent by Friday.", True),
        ("en", "Your reply by Friday would be lovely.", True),
        ("en", "Hand in the logbook on Monday.", True),
        ("en", "We need the figures by Friday.", True),
        ("en", "They were gone by Friday, I heard.", False),
        ("en", "I need a holiday before Christmas.", False),
        ("en", "She needs to tell me by Friday.", False),
        ("en", "You don't need to tell me before Friday.", False),
        ("de", "Deine Antwort bräuchte ich bis Freitag.", True),
        ("de", "Bis Freitag müsste ich es wissen.", True),
        ("de", "Reich das Logbuch am Montag ein.", True),
        ("de", "Bis Freitag muss ich den Aufsatz fertig haben.", False),
        ("de", "Die Antwort kam schon vor Freitag.", False),
        ("de", "Er muss mir bis Freitag Bescheid geben.", False),
        ("de", "Ich schau es durch, gib mir bis Freitag.", False),
        ("es", "Me haría falta tu acuerdo antes del viernes.", True),
        ("es", "Dime antes del viernes si vienes.", True),
        ("es", "Necesito vacaciones antes de Navidad.", False),
        ("es", "No hace falta que me digas nada antes del viernes.", False),
        ("fr", "Aussi me faudrait-il votre accord d'ici vendredi.", True),
        ("fr", "Merci de me répondre avant vendredi.", True),
        ("fr", "Il me faut des vacances avant Noël.", False),
        ("fr", "Pas besoin de me répondre avant vendredi.", False),
    ],
)
def test_whether_the_words_of_a_day_are_of_wanting_is_told_whatever_else_is_read(
    language: str, text: str, wanted: bool
) -> None:
    found = wanted_day(text, language, SAID)
    assert (found.day is not None and found.wanted) is wanted


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("es", "Dime tu día, esta semana salgo a las cinco", None),
        ("es", "Dime si estás, hoy y mañana no trabajo", None),
        ("en", "Send me a line, this week was dreadful", None),
        ("de", "Schick mir deinen Tag, diese Woche habe ich um vier aus", None),
        ("fr", "Envoie-moi ton jour, cette semaine je finis à quatre heures", None),
        ("es", "Mándame la lista, esta semana si puedes", SUNDAY),
        ("en", "Send me the list, this week if you can", SUNDAY),
        ("en", "Send me the list this week", SUNDAY),
        ("fr", "Envoie-moi la liste, cette semaine", SUNDAY),
    ],
)
def test_days_that_tell_of_their_writer_are_none_by_which_something_is_wanted(
    language: str, text: str, day: date | None
) -> None:
    assert wanted_day(text, language, SAID).day == day


@pytest.mark.parametrize(
    "text",
    [
        "Necesito un sí o un no antes del viernes, que si no se lo doy a otra.",
        "Dime tu sí o tu no antes del viernes",
        "Necesito un sí antes del viernes",
    ],
)
def test_a_no_that_is_wanted_is_no_word_for_not_before(text: str) -> None:
    reading = read(text, hint="es")
    assert reading.urgent
    assert wanted_day(text, "es", SAID).day == FRIDAY


@pytest.mark.parametrize(
    "piece",
    [
        "tell me by Friday and I'll send it ",
        "send me the list of my pages on Friday ",
        "we close the issue on Friday, not before Friday ",
        "Applications for the fair close on Friday. ",
        "The jury sits on Friday. Look over my page. ",
        "Could you send it by Friday 4 December? ",
        "On 7 December. Could you send it before then? ",
        "by the friday 4 this week ",
        "i am not a week on ",
    ],
)
def test_the_day_is_read_in_time_linear_in_the_text(piece: str) -> None:
    def takes(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        wanted_day(text, "en", SAID)
        promised_day(text, "en", SAID)
        return time.process_time() - started

    takes(len(piece))  # what is made ready once is not counted
    assert takes(100_000) < 10 * takes(25_000) + 0.2  # seconds
