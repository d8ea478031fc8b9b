"""Whom a message looks for by their work. The sentences are made up: they show what is meant, not how often that is
found."""

import pytest

from auditor.activities.acts import Act
from auditor.history import fitting
from auditor.history.fitting import MOST, MOST_CONNECTED, Working
from auditor.history.people import Acquaintance
from auditor.language import read
from auditor.language.looked_for import forms, looked_for, stem

ASKER = ("linkedin", "in/asker")


def fits(text: str, language: str, position: str, employer: str | None = None) -> bool:
    """Whether somebody of that work is one whom the text looks for."""
    who = Acquaintance("linkedin", "in/other", "Other", 1, 2, 3, 3, position=position or None, employer=employer)
    return bool(Working([who]).fitting(looked_for(text, language), ASKER))


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "Do you know a good structural engineer for our extension?", "Senior Structural Engineer"),
        ("en", "We're looking for freelance illustrators, any tips?", "Illustrator"),
        ("en", "My sister needs a tax adviser. Any ideas?", "Tax Adviser at Moor & Hill"),
        ("en", "Could you recommend a decent plumber?", "Plumber, self-employed"),
        ("en", "do you know someone who works in publishing?", "Publishing assistant"),
        ("de", "Kennst du zufällig einen guten Fotografen?", "Fotografin"),
        (
            "de",
            "Wir suchen gerade für unser Team eine Testingenieurin, fällt dir wer ein?",
            "Testingenieur Bahntechnik",
        ),
        ("de", "Könnt ihr eine Steuerberaterin empfehlen?", "Steuerberater"),
        ("de", "Ich bräuchte mal eine Anwältin für Mietrecht.", "Rechtsanwalt"),
        ("de", "Wir suchen einen Softwareentwickler, kennst du wen?", "Software Entwickler"),
        ("fr", "Tu connaîtrais un bon photographe culinaire dispo samedi ?", "Photographe indépendant"),
        ("fr", "On cherche une graphiste pour la plaquette", "Graphiste"),
        ("fr", "J'ai besoin d'un traducteur assermenté", "Traductrice assermentée"),
        ("fr", "On cherche une technicienne lumière pour la tournée", "Technicien lumière"),
        ("fr", "Je cherche un technicien son pour le festival", "Technicienne son"),
        ("fr", "Il nous faut une ingénieure du son en mars", "Ingénieur du son"),
        ("fr", "tu connais un bon preneur de son ?", "Preneuse de son"),
        ("es", "¿Conoces a algún fotógrafo en Bilbao?", "Fotógrafa"),
        ("es", "Necesitamos un ingeniero de caminos", "Ingeniera de Caminos"),
    ],
)
def test_who_does_that_work_fits(language: str, text: str, position: str) -> None:
    assert fits(text, language, position)


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "Do you know a good structural engineer?", "Software Engineer"),
        ("en", "I'm looking for an engineer, do you know one?", "Software Engineer"),
        ("en", "We are no longer looking for an illustrator", "Illustrator"),
        ("en", "We needed a plumber but found one", "Plumber"),
        ("en", "Do you know when the photographer comes?", "Photographer"),
        ("en", "I'm looking for a job as a nurse", "Nurse"),
        ("de", "Ich suche keinen Fotografen mehr", "Fotograf"),
        ("de", "Weißt du, wann die Steuerberaterin kommt?", "Steuerberaterin"),
        ("fr", "Je ne cherche plus de graphiste", "Graphiste"),
        ("en", "Are you looking for a photographer?", "Photographer"),
        ("en", "If you need a photographer, I know one.", "Photographer"),
        ("de", "Suchst du noch einen Fotografen?", "Fotograf"),
        ("de", "Brauchen Sie einen Fotografen?", "Fotograf"),
        ("fr", "Tu cherches un photographe ?", "Photographe"),
        ("es", "¿Buscas un fotógrafo?", "Fotógrafo"),
        ("es", "Ya no busco fotógrafo", "Fotógrafo"),
        ("es", "Te digo las fechas el viernes, que me falta estudio", "Responsable de estudios"),
        ("en", "I need a rail ticket", "Quality Manager, Rail"),
        ("en", "We're looking for a sale of work", "Head of Sales"),
        ("de", "Ich brauche Vertrieb wie ein Loch im Kopf", "Leiterin im Vertrieb"),
    ],
)
def test_who_does_other_work_or_is_not_looked_for_does_not(language: str, text: str, position: str) -> None:
    assert not fits(text, language, position)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "by any chance do you know anyone at Siemens?"),
        ("de", "kennst du wen bei siemens?"),
        ("fr", "Connais-tu quelqu'un chez Siemens ?"),
        ("es", "¿conoces a alguien en Siemens?"),
    ],
)
def test_anybody_of_an_employer_fits(language: str, text: str) -> None:
    assert fits(text, language, "", "Siemens AG")
    assert not fits(text, language, "", "Bosch GmbH")


def plumbers(*people: Acquaintance) -> list[str]:
    wanted = looked_for("Could you recommend a plumber?", "en")
    return [id_ for _, id_ in Working(people).fitting(wanted, ASKER)]


def plumber(id_: str, name: str, *, words: int = 0, connected_at: int | None = 1) -> Acquaintance:
    return Acquaintance(
        "linkedin", id_, name, sent=words, received=words, connected_at=connected_at, position="Plumber"
    )


def test_connections_come_after_those_i_wrote_with_first_who_has_the_name_of_somebody_i_write_with_elsewhere() -> None:
    chat = Acquaintance("whatsapp", "name:Ines Duarte Ward 3", "Ines Duarte Ward 3", sent=3, received=3)
    ines, late, friend = (
        plumber("in/ines", "Ines Duarte"),
        plumber("in/late", "Eva", connected_at=9),
        plumber("in/friend", "Tom", words=2),
    )
    assert plumbers(late, ines, chat, friend) == ["in/friend", "in/ines", "in/late"]


def test_who_neither_wrote_nor_is_connected_is_nobody_to_introduce() -> None:
    assert plumbers(plumber("in/other", "Other", connected_at=None)) == []


def test_connections_take_no_place_of_those_i_wrote_with_and_are_not_many() -> None:
    friends = [plumber(f"in/friend-{number}", f"Friend {number}", words=1) for number in range(MOST + 2)]
    connected = [plumber(f"in/other-{number}", f"Other {number}") for number in range(MOST_CONNECTED + 2)]
    found = plumbers(*connected, *friends)
    assert [id_.startswith("in/friend") for id_ in found] == [True] * MOST + [False] * MOST_CONNECTED


@pytest.mark.parametrize("id_", ["name:Ines Duarte", "hidden:7"])
def test_of_whom_only_a_name_is_known_no_reference_is_kept(id_: str) -> None:
    who = Acquaintance("linkedin", id_, "Ines Duarte", 1, 2, 3, 3, position="Plumber")
    assert not Working([who]).fitting(looked_for("Could you recommend a plumber?", "en"), ASKER)


def test_a_short_trade_is_not_taken_for_the_end_of_another() -> None:
    assert fits("Kennst du einen guten Wirt?", "de", "Wirt")
    assert not fits("Kennst du einen guten Wirt?", "de", "Landwirt")
    assert fits("Kennst du einen guten Anwalt?", "de", "Rechtsanwalt")


def test_those_come_first_with_whom_most_went_to_and_fro() -> None:
    people = [
        Acquaintance("linkedin", f"in/{number}", "Somebody", 1, 2, 9, number, position="Plumber") for number in range(9)
    ]
    found = Working(people).fitting(looked_for("Could you recommend a plumber?", "en"), ("linkedin", "in/8"))
    assert found == tuple(("linkedin", f"in/{number}") for number in (7, 6, 5, 4, 3))


def test_peoples_work_is_looked_through_once_for_many_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str) -> frozenset[str]:
        read.append(text)
        return forms(text)

    monkeypatch.setattr(fitting, "forms", counted)
    people = [Acquaintance("linkedin", f"in/{n}", "Somebody", 1, 2, 3, 3, position="Plumber") for n in range(9)]
    at_work = Working(people)
    for trade in ("plumber", "carpenter", "plumber", "tax adviser") * 25:
        at_work.fitting(looked_for(f"Could you recommend a {trade}?", "en"), ASKER)
    assert len(read) == len(people)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Do you know anybody? It takes a plumber.", True),
        ("Do you know anybody? The tap drips. It takes a plumber.", False),
        ("It takes a plumber. The tap drips. Do you know anybody?", True),
        ("It takes a plumber. The tap drips. It rains. Do you know anybody?", False),
    ],
)
def test_the_question_may_stand_two_sentences_behind_or_one_before_whom_it_is_about(text: str, looks: bool) -> None:
    assert fits(text, "en", "Plumber") is looks


def test_no_more_than_twelve_are_looked_for_in_a_message() -> None:
    named = (
        "plumber, baker, tailor, mason, joiner, glazier, welder, roofer, painter, florist, farrier, cobbler, saddler"
    )
    trades = named.split(", ")
    text = " ".join(f"Do you know a good {trade}?" for trade in trades)
    assert [each.trade for each in looked_for(text, "en")] == [stem(trade) for trade in trades[:12]]


def test_text_that_cannot_be_encoded_is_read() -> None:
    assert fits("Do you know a plumber? \ud800", "en", "Plumber")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_a_long_text_is_read_in_bounds(language: str) -> None:
    """What is looked at does not grow with the text."""
    cue = {"en": "looking for a ", "de": "suche einen ", "es": "busco un ", "fr": "cherche un "}[language]
    assert len(looked_for(cue * 20_000, language)) <= 3
    assert len(looked_for((cue + "x y z. ") * 20_000, language)) <= 3


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "Kev broke his wrist, so that's us minus a drummer. Any ideas?", "Drummer"),
        ("en", "We are short of one stage manager and three first aiders.", "First Aider"),
        ("en", "Sound engineer wanted for Saturday.", "Sound Engineer"),
        ("en", "The nursery suggested it. Is there any speech therapist near you?", "Speech Therapist"),
        ("de", "Dirigentin gesucht!", "Dirigent"),
        ("de", "Wir brauchen eine:n Lektor:in für den Herbst.", "Lektorin"),
        ("de", "Ich bräuchte wen, der sich mit Mietrecht auskennt", "Mietrecht"),
        ("es", "Se jubila la contable. ¿Alguna gestoría de confianza?", "Gestoría"),
        ("fr", "On n'a ni trésorier ni infirmière pour la colo.", "Infirmier"),
        ("de", "Kennst du jemanden, der Praxisanleiter ist?", "Praxisanleiterin"),
        ("es", "¿Conoces a alguien que sea fontanero?", "Fontanera"),
        ("fr", "Tu connais quelqu'un qui soit plombier ?", "Plombière"),
    ],
)
def test_whom_one_lacks_is_looked_for(language: str, text: str, position: str) -> None:
    assert fits(text, language, position)


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "My sister is a nurse and needs a flat.", "Nurse"),
        ("en", "My accountant wants the papers, do you know where they are?", "Accountant"),
        ("de", "Meine Steuerberaterin braucht die Belege, hast du die?", "Steuerberaterin"),
        ("es", "Soy enfermera y busco piso", "Enfermera"),
        ("fr", "Je suis infirmière et je cherche un studio", "Infirmière"),
    ],
)
def test_who_is_one_or_has_one_looks_for_none(language: str, text: str, position: str) -> None:
    assert not fits(text, language, position)


def test_who_offers_work_looks_for_others_only_where_it_asks_whom_one_knows() -> None:
    offer = "We are looking for a translator."
    assert not looked_for(offer, "en", offered=True)
    assert looked_for(f"{offer} Anybody come to mind?", "en", offered=True)


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "Do you know a decent physio?", "Senior Physiotherapist"),
        ("en", "You don't know any good geotechs, do you?", "Geotechnical Engineer"),
        ("en", "You don't know any good geotechs who'd fancy a village, do you?", "Geotechnical Engineer"),
        ("en", "You wouldn't know a good sparky, would you?", "Electrician"),
        ("en", "Anyone know a chippy who does sash windows?", "Carpenter and joiner"),
        ("en", "know any decent brickies?", "Bricklayer"),
        ("en", "need a QS for a school job, know anyone?", "Quantity Surveyor"),
        ("de", "Kennst du einen guten Physio?", "Physiotherapeutin"),
        ("de", "Du kennst nicht zufällig einen guten Ergo, oder?", "Ergotherapeut"),
        ("de", "Kennst du nen Sozpäd, der sofort kann?", "Sozialpädagogin"),
        ("fr", "Tu connais un bon kiné ?", "Kinésithérapeute"),
        ("fr", "Tu connaîtrais pas une bonne ostéo ?", "Ostéopathe"),
        ("es", "¿Conoces a un buen fisio?", "Fisioterapeuta"),
        ("es", "No conocerás a un buen psico, ¿no?", "Psicóloga"),
    ],
)
def test_a_trade_goes_by_its_short_name(language: str, text: str, position: str) -> None:
    assert fits(text, language, position)


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "We've lost our geotechnical engineer, know anyone good?", "Principal Geotechnical Engineer"),
        ("en", "Our organist has retired. Do you know anyone?", "Organist"),
        ("en", "Our midwife's moved to Leeds, know anybody?", "Midwife"),
        ("de", "Unsere Organistin hört auf, kennst du wen?", "Organist"),
        ("de", "Uns ist der Bauleiter abgesprungen, kennst du jemanden?", "Bauleiter"),
    ],
)
def test_who_left_is_looked_for_again(language: str, text: str, position: str) -> None:
    assert fits(text, language, position)


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("en", "I need a photo for the poster, do you know anyone?", "Photographer"),
        ("en", "We've lost our keys, know anyone with a spare?", "Key Account Manager"),
        ("en", "need an account, know anyone?", "Accountant"),
        ("en", "You don't know when the physio comes, do you?", "Physiotherapist"),
        ("en", "Our plumber's brilliant, do you know him?", "Plumber"),
        ("en", "any logs left?", "Logistics Manager"),
        ("de", "Unser Bauleiter ist super, kennst du ihn?", "Bauleiter"),
        ("de", "Wir haben unser Spiel verloren, kennst du wen im Verein?", "Spielleiter"),
    ],
)
def test_what_is_no_short_name_or_did_not_leave_is_not(language: str, text: str, position: str) -> None:
    assert not fits(text, language, position)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("If you hear of a good product manager, holla pls", "Senior Product Manager, Lending"),
        ("Hey Ada. If you hear of a good product manager, one that has shipped lending, holla", "Product Manager"),
        ("if u come across any decent welder let me know", "Welder"),
        ("If you ever bump into a sound engineer, send them to us", "Sound Engineer"),
        ("Do you know a good head of compliance?", "Head of Compliance"),
        ("We're looking for a director of nursing", "Director of Nursing, St Anne's"),
        ("Anybody? We need a head of growth and marketing", "Head of Growth"),
        ("Do you know a good compliance officer?", "Chief Compliance Officer"),
    ],
)
def test_who_may_be_heard_of_and_heads_of_something_fit(text: str, position: str) -> None:
    assert fits(text, "en", position)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Do you know a good head of compliance?", "Head of Sales"),
        ("Do you know a good head of compliance?", "Compliance clerk"),
        ("Do you know a good head of sales?", "Head of Compliance"),
        ("If you hear of a job, tell me", "Product Manager"),
        ("If you hear a plumber say so, don't believe it", "Electrician"),
        ("We know a couple of nurses, do you?", "Head of Nursing"),
    ],
)
def test_heads_of_something_else_do_not_fit(text: str, position: str) -> None:
    assert not fits(text, "en", position)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ada. Do you know anyone good at audit? Our company needs one",
        "Do you know a good product manager? Two of our portfolio companies are desperate",
        "Does anybody know a decent welder? Our workshop is stuck",
    ],
)
def test_who_asks_whom_the_reader_knows_sells_nothing(text: str) -> None:
    found = read(text, hint="en").acts or Act(0)
    assert found & Act.ASK
    assert not found & Act.PITCH
