"""Who takes back in German what they told or gave, in however many words for it; near them, those who leave a bus, a
list or a group, and those who say on what condition they tell. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

TAKEN_BACK = [
    "Bitte verwenden Sie nichts von dem, was ich Ihnen gesagt habe.",
    "Von dem Gesagten bitte nichts verwenden.",
    "Ich bin da ab jetzt raus.",
    "Ab sofort bin ich aus der Sache raus.",
    "Bitte machen Sie von meinen Aussagen keinen Gebrauch.",
    "Ich bitte Sie, davon keinen Gebrauch zu machen.",
    "Ich möchte, dass Sie von dem, was ich Ihnen erzählt habe, keinen Gebrauch mehr machen.",
    "Bitte nehmen Sie mich aus der Geschichte heraus.",
    "Nimm mich bitte wieder raus aus dem Artikel.",
    "Können Sie mich bitte wieder aus dem Beitrag rausnehmen?",
    "Bitte lassen Sie mich da künftig außen vor.",
    "Ich würde es begrüßen, wenn ich künftig außen vor bliebe.",
    "Ich möchte in dem Zusammenhang lieber unerwähnt bleiben.",
    "Ich wäre dankbar, wenn mein Beitrag in der Sache unerwähnt bliebe.",
    "Lassen Sie meinen Namen bitte unerwähnt.",
    "Streichen Sie mich bitte.",
    "Streich mich da raus",
    "Bitte vergessen Sie, was ich gesagt habe.",
    "Vergiss einfach, was ich dir erzählt hab",
    "Vergessen Sie bitte, dass wir gesprochen haben.",
    "Bitte nennen Sie mich nicht.",
    "Nenn mich bitte nicht in dem Text.",
    "Bitte zitieren Sie mich doch nicht.",
    "Ich möchte nicht, dass Sie das verwenden.",
    "Ich will nicht, dass das gedruckt wird.",
    "Mir wäre es lieber, wenn nichts davon erscheint.",
    "Ich möchte, dass Sie meinen Namen weglassen.",
    "Könnten Sie meinen Namen doch weglassen?",
    "I möcht doch ned, dass des in der Zeitung steht.",
    "Ich will da ned vorkommen.",
    "Ich möchte da nicht mehr drin vorkommen.",
    "Bitte lassen Sie mich da raus, ich möchte keinen Ärger.",
    "Halten Sie mich da bitte raus.",
    "Bitte lassen Sie mich aus dem Text raus.",
    "Hiermit widerrufe ich meine Einwilligung zur Veröffentlichung.",
    "Ich widerspreche der Veröffentlichung meiner Angaben.",
    "Ich bitte Sie, von einer Veröffentlichung meiner Aussagen abzusehen.",
    "Sehen Sie bitte davon ab, mich zu zitieren.",
    "Ich nehme meine Aussagen zurück.",
    "Ich ziehe zurück, was ich Ihnen gesagt habe.",
    "Ich hab's mir anders überlegt, bitte nicht drucken.",
    "Mit der Sache möchte ich nichts mehr zu tun haben.",
    "Mein Mann möchte nicht, dass ich weitermache.",
    "Ich kann da nicht mehr mitmachen.",
    "Ich steige aus.",
    "ich will da nich mehr auftauchen",
    "Behandeln Sie das Gespräch bitte als nicht geführt.",
    "Am besten hat unser Gespräch nie stattgefunden.",
    "Löschen Sie bitte, was ich Ihnen geschickt habe.",
    "Schreib lieber nix von dem, was i dir erzählt hab.",
    "Berufen Sie sich bitte nicht auf mich.",
    "Als Quelle stehe ich nicht mehr zur Verfügung.",
    "Ich möchte nicht länger Ihre Quelle sein.",
    "Bitte alles vergessen, was ich geschrieben hab, ich krieg sonst Ärger",
    "Bitte streichen Sie alles, was mit meiner Abteilung zu tun hat, ich bin sonst geliefert.",
    "Kannst du das, was ich erzählt hab, doch lieber weglassen?",
    "Ich möchte mein Interview zurückziehen.",
    "Bitte verwerten Sie unsere Unterhaltung nicht.",
    "Ich hab Schiss bekommen, lass mich aus der Story raus",
    "Mir ist das zu heikel geworden, bitte bringen Sie das nicht.",
    "Ich will mit Ihrem Artikel nichts mehr zu tun haben.",
    "Von meiner Seite bitte nichts mehr verwenden.",
    "Ich zieh zurück, was ich gesagt hab",
    "Bitte erwähnen Sie mich nirgends.",
    "Lassen Sie mich bitte außen vor.",
    "Wir möchten nicht, dass unsere Angaben veröffentlicht werden.",
    "Es wäre mir recht, wenn ich darin nicht vorkäme.",
    "Ich stehe für die Geschichte nicht mehr zur Verfügung.",
    "Tun Sie bitte so, als hätten wir nie gesprochen.",
    "Mach des bitte ned öffentlich, i kriag sonst Ärger.",
]
NOT_TAKEN_BACK = [
    "Ich steige am Hauptbahnhof aus.",
    "Ich steige jetzt aus, bin gleich da.",
    "Streichen Sie mich bitte vom Verteiler.",
    "Nehmen Sie mich bitte aus dem Verteiler.",
    "Kannst du mich bitte aus der Gruppe rausnehmen?",
    "Nimm mich bitte mit.",
    "Vergiss nicht, was ich dir gesagt habe!",
    "Vergessen Sie bitte die Unterlagen nicht.",
    "Vergiss die Hausschuhe nicht, hab ich ihm gesagt",
    "Bitte verwenden Sie den Parkplatz hinter dem Haus.",
    "Bitte verwenden Sie nichts Scharfes zum Reinigen.",
    "Davon haben wir keinen Gebrauch gemacht.",
    "Er möchte unerwähnt bleiben, heißt es im Bericht.",
    "Die Sitzung ist ab jetzt öffentlich.",
    "Ich bin ab jetzt in Urlaub.",
    "Samstag bin ich raus, da ist Hochzeit.",
    "Für heute bin ich raus, gute Nacht",
    "Das neue Buch ist ab jetzt raus!",
    "Ab jetzt bin ich aus dem Gips raus",
    "Der Balkon bleibt außen vor, sagt der Architekt.",
    "Die Kosten lassen wir erst mal außen vor.",
    "Bitte nennen Sie mir einen Termin.",
    "Nennen Sie mich ruhig beim Vornamen.",
    "Nenn mich nicht Schatz!",
    "Zitieren Sie mich gern.",
    "Sie können das gern verwenden.",
    "Mein Mann möchte nicht, dass ich fahre.",
    "Ich kann am Samstag leider nicht mitmachen.",
    "Mit meinem Ex möchte ich nichts mehr zu tun haben.",
    "Das Gespräch hat nie stattgefunden, weil er krank war.",
    "Lass mich da vorne an der Ecke raus.",
    "Bitte lassen Sie den Hund nicht raus.",
    "Halten Sie die Katze bitte draußen.",
    "Wir haben seinen Namen weggelassen.",
    "Die Firma hat ihre Aussage zurückgezogen.",
    "Er hat seine Einwilligung widerrufen.",
    "Der Sender sieht von einer Veröffentlichung ab.",
    "Ich widerspreche Ihnen da.",
    "Ich widerspreche der Mieterhöhung.",
    "Bitte schreiben Sie das nicht so klein.",
    "Können Sie den Absatz bitte weglassen, der ist zu lang?",
    "Drucken Sie das bitte nicht doppelseitig.",
    "Ich stehe am Montag nicht zur Verfügung.",
    "Lösch bitte die Mails mit dem Virus.",
    "Ich will nicht, dass du dir Sorgen machst.",
    "Ich möchte nicht, dass das Wasser kalt wird.",
    "Wir machen da nicht mehr mit, sagt der Betriebsrat.",
    "Berufen Sie sich ruhig auf mich.",
    "Bitte streichen Sie den zweiten Absatz, er ist doppelt.",
    "Ich ziehe nächste Woche um.",
    "Wir haben nie darüber gesprochen.",
    "Lass uns das Thema außen vor lassen und Kaffee trinken.",
    "Vergiss, was der Trainer gesagt hat.",
    "Ich kann da leider nicht, hab Dienst.",
    "Bitte bringen Sie das nicht vor acht vorbei.",
    "Steig am Markt aus, ich hol dich ab.",
    "Der Name darf gern drinstehen.",
    "Ich möchte nicht, dass du zu spät kommst.",
    "Hier ist das Protokoll der Sitzung. Wollen Sie es haben? Bitte nennen Sie mich nicht.",
]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_is_taken_back_is_read_so_and_presses(text: str) -> None:
    found = read(text, hint="de")
    assert found.withdraws
    assert found.urgent
    assert found.acts is not None
    assert found.acts & Act.ASK
    assert not found.acts & (Act.CONSENT | Act.PROMISE | Act.PITCH)


@pytest.mark.parametrize("text", NOT_TAKEN_BACK)
def test_who_leaves_a_bus_a_list_or_a_group_takes_nothing_back(text: str) -> None:
    assert not read(text, hint="de").withdraws


@pytest.mark.parametrize(
    "text",
    [
        "Sie haben das nicht von mir.",
        "Von mir haben Sie das nicht.",
        "Das hast du nicht von mir",
        "Des hams ned von mir.",
        "Von mir wissen Sie nichts.",
        "Nennen Sie bitte keinen Namen.",
        "Aber bitte nicht meinen Namen nennen.",
        "Bitte zitieren Sie mich nicht namentlich.",
        "Das muss unter uns bleiben.",
        "Ich habe nichts gesagt.",
    ],
)
def test_on_what_condition_something_is_told_is_no_word_about_an_introduction(text: str) -> None:
    assert not acts("de", text) & Act.CONSENT


@pytest.mark.parametrize(
    "text",
    [
        "Ja, du darfst ihr meine Nummer geben.",
        "Klar, stell uns gern vor.",
        "Meine Nummer bitte nicht weitergeben.",
        "Von mir aus gern.",
        "Er darf sich gern bei mir melden.",
    ],
)
def test_a_word_about_an_introduction_stays_one(text: str) -> None:
    assert acts("de", text) & Act.CONSENT


@pytest.mark.parametrize(
    "text",
    [
        "Vielleicht sollten wir vorher reden.",
        "Ein Gespräch vorher wäre vermutlich sinnvoll.",
        "Es wäre gut, wenn wir vor Montag sprechen.",
        "Wir sollten uns dringend unterhalten.",
        "Wir müssten mal telefonieren.",
        "Ein persönliches Gespräch wäre besser.",
        "Ich würde das lieber persönlich besprechen.",
    ],
)
def test_who_hints_that_one_should_talk_asks_to(text: str) -> None:
    assert acts("de", text) & Act.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Das Gespräch war gut.",
        "Ein gutes Gespräch braucht Zeit.",
        "Wir haben lange telefoniert.",
        "Die beiden sollten mal reden.",
    ],
)
def test_who_tells_of_talk_asks_for_none(text: str) -> None:
    assert not acts("de", text) & Act.ASK
