"""What press offices offer reporters is a pitch in whatever words; what witnesses, neighbours and students show or ask
is none. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

EVIDENCE = [
    "Darf ich Ihnen meine Fotos zeigen?",
    "Darf ich Ihnen unsere Daten zeigen?",
    "Darf ich Ihnen unser Messprotokoll zeigen?",
    "Wir messen seit zwei Jahren. Möchten Sie unsere Daten sehen?",
    "Unsere Gruppe misst seit zwei Jahren in der Zwickauer Mulde. Darf ich Ihnen mal unsere Karte zeigen?",
    "Liebe Frau Hentschel, Sie sind doch die mit den PFAS! Unsere Gruppe misst seit zwei Jahren in der Zwickauer "
    "Mulde. Darf ich Ihnen mal unsere Karte zeigen?",
    "Dürfen wir Ihnen zeigen, was in unserem Brunnen schwimmt?",
    "Darf ich Ihnen zeigen, was ich gefunden habe?",
    "Ich hätte Unterlagen für Sie.",
    "Wollen Sie die Mails sehen, die uns der Bürgermeister geschickt hat?",
    "Ich könnte Ihnen die Rechnungen zeigen, wenn Sie vorbeikommen.",
    "Unsere Bürgerinitiative hat Proben genommen. Interessiert Sie das?",
    "Hätten Sie Interesse an unseren Messwerten aus dem Bach?",
    "Kann ich Ihnen das Gutachten mal schicken? Da steht alles drin.",
    "Willst du die Bilder vom toten Fisch sehen?",
    "Ich habe ein Video, wie die nachts abpumpen. Soll ich es Ihnen schicken?",
    "Wir haben Protokolle aus dem Gemeinderat. Wollen Sie sie haben?",
    "Darf ich Ihnen unsere Liste der kranken Bäume schicken?",
    "Hallo! Ich schreibe meine BA über Lokaljournalismus und Klima. Hätten Sie 20 Min für ein Interview?",
    "Für meine Masterarbeit suche ich Gesprächspartner. Hätten Sie 30 Minuten Zeit?",
    "Unsere Schülerzeitung würde Sie gern interviewen, hätten Sie 15 Minuten?",
    "Hätten Sie 20 Minuten für ein Interview mit mir?",
    "Antworten Sie mal!!",
    "Antworten Sie mal!! Oder Sprachlos?",
    "Soll ich Ihnen die Aufnahme vorspielen?",
    "Wollen Sie unsere Messwerte haben?",
    "Ich kann Ihnen die Kopien bringen, wenn Sie mögen.",
    "Für mein Seminar an der Uni suche ich eine Journalistin zum Interview. Hätten Sie Zeit?",
    "Dürfte ich Ihnen den Schriftverkehr mit dem Amt zeigen?",
    "Ich bin Student und schreibe eine Hausarbeit über PFAS. Dürfte ich Sie etwas fragen?",
]
PITCHES = [
    "Liebe Frau Hentschel, im Oktober erscheint bei uns „Gift im Glas“. Rezensionsexemplar gefällig?",
    "Sehr geehrte Frau Hentschel, unser Vorstand steht für ein Interview zur Wärmewende bereit.",
    "Dr. Hagen steht für O-Töne bereit.",
    "Herzliche Einladung zum Spatenstich der neuen Fernwärmetrasse am 22.10. um 11 Uhr. Für Speis und Trank ist "
    "gesorgt.",
    "Unser Kunde eröffnet am 30.9. die neue Bodenwaschanlage. Ministerin kommt. Sie auch?",
    "Ihr Auwald-Text hat mich sehr berührt. Passend dazu: AquaPur pflanzt pro verkauftem Filter einen Baum. Mögen Sie "
    "mehr erfahren?",
    "Save the Date: Press Brunch am 15.10. in Berlin, Travel Costs übernehmen wir. Bist du dabei?",
    "Kennen Sie schon PlasmaClean? Die zerlegen PFAS mit Plasma. 15 Minuten Demo per Zoom?",
    "Wäre eine Produktbesprechung denkbar?",
    "Mein Mandant hat neue Zahlen. Wollen wir telefonieren?",
    "Für ein vertrauliches Hintergrundgespräch mit meinem Mandanten aus der Galvanik wäre ich dankbar.",
    "Unser Hauptgeschäftsführer steht Ihnen für ein Gespräch zur Verfügung.",
    "Fallstudie Bodenwäsche zum Download. Interview mit dem GF jederzeit.",
    "HydroSense hat den Sächsischen Gründerpreis gewonnen! Ist das nicht ein schöner Aufhänger?",
    "Darf ich Sie auf die Gästeliste setzen? Pressevorführung am 3.12.",
    "Gern ordnen wir die Fakten für Sie ein. Terminvorschlag: 20.2.?",
    "Unsere Geschäftsführerin erläutert Ihnen gern die Zahlen im Gespräch.",
    "Wir laden Sie zum Pressetermin anlässlich der Werkseröffnung ein.",
    "Save the Date: Presserundgang im neuen Klärwerk am 8.12.",
    "Besichtigungstermin für Medienvertreter am 5.12., Anmeldung unter presse@klaerwerk.example",
    "Unser Klient hat eine Studie zum Thema Wasser veröffentlicht, Bildmaterial anbei.",
    "Gerne vermitteln wir Ihnen ein Interview mit unserem Vorstand.",
    "Im Namen unseres Kunden AquaPur möchten wir Sie auf eine Neuheit hinweisen.",
    "Wir stellen Ihnen gern Bildmaterial und O-Töne zur Verfügung.",
    "Darf ich dir ein Testgerät zuschicken?",
    "Leseexemplar gewünscht?",
    "Als Agentur von HydroSense melden wir uns mit einer spannenden Geschichte für Ihre Leser.",
    "Kurze Rückfrage zu AquaPur: dürfen wir Ihnen ein Muster zusenden?",
    "Darf ich Ihnen unsere neue Plattform zeigen?",
    "Möchten Sie unsere Lösung sehen? 15 Minuten Demo genügen.",
    "Darf ich Ihnen zeigen, wie Sie mit unserer Software Zeit sparen?",
    "Dürfen wir Ihnen unsere neue Kollektion zeigen?",
    "Hätten Sie 20 Minuten für ein Gespräch über unsere Recruiting-Lösung?",
    "Darf ich Ihnen unsere Referenzen zeigen? Wir bauen Webseiten für Kanzleien.",
    "Unser Geschäftsführer gibt Ihnen gerne ein Statement, O-Ton auch telefonisch.",
    "Mein Klient spricht erstmals über den Umbau, exklusiv für Sie. Interesse?",
    "Dürfen wir Ihnen ein Besprechungsexemplar schicken?",
    "Unsere Geschäftsführerin steht Ihnen für Interviews zur Verfügung.",
    "Mein Kunde stellt am Montag eine Weltneuheit vor. Hätten Sie Interesse?",
    "Wir laden Sie herzlich zur Pressekonferenz anlässlich unserer Neueröffnung ein.",
    "Gern vereinbare ich für Sie ein Gespräch mit unserem CEO.",
    "Professor Kranz kommentiert das Urteil gern für Sie.",
    "Passend zu Ihrem Artikel: unsere neue Studie zum Trinkwasser.",
    "Als Pressesprecherin von AquaPur darf ich Sie auf unsere Innovation aufmerksam machen.",
]
NO_PITCHES = [
    "Das Rezensionsexemplar ist angekommen, danke!",
    "Bestellst du das Rezensionsexemplar oder soll ich?",
    "Unser Vorstand hat gestern getagt.",
    "Save the Date: wir heiraten am 12. Juni!",
    "Save the date, Mamas 70. am 3. Mai",
    "Ich hab dich auf die Gästeliste gesetzt, komm einfach rein",
    "Der Spatenstich war gestern, hast du ihn gesehen?",
    "Wir bauen! Spatenstich am Samstag, kommst du mit Schaufel?",
    "Mein Anwalt steht bereit.",
    "Ich stehe für Fragen bereit.",
    "Wollen wir telefonieren?",
    "Der Bus steht bereit.",
    "Unser Kunde hat gekündigt.",
    "Mein Mandant bestreitet das.",
    "15 Minuten Pause?",
    "Kommst du zur Demo am Samstag? 15 Minuten zu Fuß",
    "Die Pressekonferenz ist um 10, gehst du hin?",
    "Bist du auf der Pressereise dabei?",
    "Treffen wir uns beim Pressetermin?",
    "Der Vorstand steht für ein Interview nicht zur Verfügung.",
    "Ich hab die O-Töne geschnitten, magst du reinhören?",
    "Hast du ein Rezensionsexemplar bestellt?",
    "Gehst du morgen zur Pressekonferenz?",
    "Meine Mandantin hat heute Termin bei Gericht.",
    "Dürfen wir euch zum Grillen einladen?",
    "Steht Herr Kranz heute für ein Interview bereit?",
    "Save the Date: Sommerfest der Kita am 3. Juli",
]


@pytest.mark.parametrize("text", EVIDENCE)
def test_who_shows_what_they_have_or_studies_sells_nothing(text: str) -> None:
    assert not acts("de", text) & Act.PITCH


@pytest.mark.parametrize("text", PITCHES)
def test_what_a_press_office_offers_is_a_pitch(text: str) -> None:
    assert acts("de", text) & Act.PITCH


@pytest.mark.parametrize("text", NO_PITCHES)
def test_words_of_press_offices_among_colleagues_and_friends_sell_nothing(text: str) -> None:
    assert not acts("de", text) & Act.PITCH
