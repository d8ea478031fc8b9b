"""What somebody said in a group that they would do for me: they called me by name, or answered what I had asked."""

from datetime import date

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.language.test_advice import ADVISED
from tests.story import Story

GROUP = ("Paco", "Conchi")
PROMISED = {
    "en": [
        "I'll bring you the keys, Sam",
        "Sam, I'll send you the photos tonight",
        "Don't worry Sam, I'll print the programmes for you",
        "Sam I'll lend you my drill",
        "will do, Sam, the list comes tonight",
        "I'll drop the ladder off at yours, Sam",
        "Leave it with me Sam, I'll ask the caretaker",
        "Sam: I'll get you the number of the roofer",
        "I promise I'll scan the old minutes for you, Sam",
        "Sam, I'm going to bake you the cake for the fair",
        "I'll pay you back the forty euros, Sam",
    ],
    "de": [
        "Ich bring dir die Schlüssel mit, Sam",
        "Sam, ich schick dir heute Abend die Fotos",
        "Keine Sorge Sam, ich druck dir die Programme aus",
        "Sam, ich leih dir meine Bohrmaschine",
        "Mach ich, Sam, die Liste kommt heute Abend",
        "Ich stell dir die Leiter vor die Tür, Sam",
        "Überlass das mir, Sam, ich frage den Hausmeister",
        "Sam: ich besorg dir die Nummer vom Dachdecker",
        "Versprochen, ich scanne dir die alten Protokolle, Sam",
        "Sam, ich backe dir den Kuchen fürs Fest",
        "Ich überweise dir die vierzig Euro, Sam",
    ],
    "es": [
        "Te llevo las llaves, Sam",
        "Sam, esta noche te mando las fotos",
        "Tranquilo Sam, te imprimo yo los programas",
        "Sam, te presto mi taladro",
        "Lo haré, Sam, esta noche te paso la lista",
        "Te dejo la escalera en la puerta, Sam",
        "Déjamelo a mí, Sam, le pregunto al conserje",
        "Sam: te consigo el número del techador",
        "Prometido, te escaneo las actas viejas, Sam",
        "Sam, te voy a hacer la tarta para la feria",
        "Te devuelvo los cuarenta euros, Sam",
    ],
    "fr": [
        "Je t'apporte les clés, Sam",
        "Sam, je t'envoie les photos ce soir",
        "T'inquiète Sam, je t'imprime les programmes",
        "Sam, je te prête ma perceuse",
        "Je le ferai, Sam, la liste arrive ce soir",
        "Je te dépose l'échelle devant la porte, Sam",
        "Laisse-moi faire, Sam, je demande au gardien",
        "Sam : je te trouve le numéro du couvreur",
        "Promis, je te scanne les vieux comptes rendus, Sam",
        "Sam, je te fais le gâteau pour la kermesse",
        "Je te rends les quarante euros, Sam",
    ],
}
NOT_PROMISED = {
    "en": [
        "Sam, are you bringing the keys?",
        "Thanks for the keys, Sam!",
        "Sam, you'll love the photos",
        "Well said, Sam",
    ],
    "de": ["Sam, bringst du die Schlüssel mit?", "Danke für die Schlüssel, Sam!", "Sam, die Fotos werden dir gefallen"],
    "es": ["Sam, ¿traes tú las llaves?", "¡Gracias por las llaves, Sam!", "Sam, te van a encantar las fotos"],
    "fr": ["Sam, tu apportes les clés ?", "Merci pour les clés, Sam !", "Sam, les photos vont te plaire"],
}
_SO = [(code, text) for code, texts in PROMISED.items() for text in texts]
_NOT = [(code, text) for code, texts in NOT_PROMISED.items() for text in texts]
_CHAT = {
    "en": ("Hello everybody, glad to be here.", "Hello, welcome to the house, Sam."),
    "de": ("Hallo zusammen, schön, dass ich hier bin.", "Hallo, willkommen im Haus, lieber Sam."),
    "es": ("Hola a todas, me alegro de estar aquí.", "Hola, bienvenido a la casa, Sam."),
    "fr": ("Bonjour à tous, content d'être ici.", "Bonjour, bienvenue dans la maison, Sam."),
}


def group(code: str = "en") -> Story:
    made = Story(first=date(2026, 1, 1), last_day=100)
    for day in (10, 20, 30):
        made.write(day, GROUP, _CHAT[code][0], context="house")
        made.hear(day + 0.5, "Conchi", _CHAT[code][1], also_to=("Paco",), context="house")
    return made


def says(story: Story, day: float, text: str, *, who: str = "Paco", named: bool = True) -> None:
    other = "Conchi" if who == "Paco" else "Paco"
    detail = Detail(mentioned=True) if named else None
    story.hear(day, who, text, also_to=(other,), context="house", detail=detail)


def owed(story: Story, answers: Expectations | None = None) -> list[tuple[str, str]]:
    answers = answers or Expectations()
    found = network(story.families(answers), answers)
    assert found is not None
    return [(loop.kind, loop.person) for loop in found.loops if loop.kind.startswith("owed")]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_what_was_promised_to_me_by_name_is_open(code: str, text: str) -> None:
    story = group(code)
    says(story, 80, text)
    assert owed(story) == [("owed", "Paco")]


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_what_promises_nothing_is_not(code: str, text: str) -> None:
    story = group(code)
    says(story, 80, text)
    assert owed(story) == []


def test_what_answers_my_ask_is_promised_to_me_and_what_is_said_to_all_is_not() -> None:
    story = group()
    says(story, 70, "I'll bring a cake to the fair, everybody.", named=False)
    assert owed(story) == []
    story.write(80, GROUP, "Could somebody lend me a ladder for the weekend?", context="house")
    says(story, 80.1, "I'll bring you mine.", named=False)
    assert owed(story) == [("owed", "Paco")]
    assert owed(story, Expectations(not_this_person=("Paco",))) == []


def test_what_answers_somebody_else_is_not() -> None:
    story = group()
    story.write(80, GROUP, "Could somebody lend me a ladder for the weekend?", context="house")
    says(story, 80.1, "And could somebody lend me a tent?", who="Conchi", named=False)
    says(story, 80.2, "I'll bring you mine.", named=False)
    assert owed(story) == []


def test_who_comes_to_what_i_asked_all_to_owes_nothing() -> None:
    story = group()
    story.write(80, GROUP, "Who is coming to the fair on Saturday?", context="house")
    says(story, 80.1, "I'll be there!", named=False)
    says(story, 80.2, "I'll come, too.", who="Conchi", named=False)
    assert owed(story) == []


@pytest.mark.parametrize(
    ("who", "to", "text"),
    [
        ("Paco", GROUP, "Here are the photos, everybody."),
        ("Paco", "me", "Here are the photos."),
        ("Paco", GROUP, "Sorry, I can't send the photos after all."),
        ("me", GROUP, "Thank you so much for the photos, Paco!"),
        ("me", "Paco", "Thank you so much for the photos!"),
    ],
)
def test_it_ends_where_they_do_it_or_write_to_me_or_i_thank(who: str, to: str | tuple[str, ...], text: str) -> None:
    story = group()
    says(story, 80, "Sam, I'll send you the photos tonight")
    if who == "me":
        story.write(83, to, text, context="house" if to == GROUP else "paco")
    elif to == GROUP:
        says(story, 83, text, named=False)
    else:
        story.hear(83, "Paco", text, context="paco")
    assert owed(story) == []


def test_chat_does_not_end_it_and_what_was_just_said_is_not_yet_open() -> None:
    story = group()
    says(story, 80, "Sam, I'll send you the photos tonight")
    says(story, 84, "Lovely weather today, isn't it?", named=False)
    assert owed(story) == [("owed", "Paco")]
    late = group()
    says(late, 97, "Sam, I'll lend you my drill")
    assert owed(late) == []


COMES = {
    "en": "Sam, I'll be there",
    "de": "Sam, ich bin dabei",
    "es": "Sam, allí estaré",
    "fr": "Sam, je serai là",
}


@pytest.mark.parametrize(("code", "text"), list(COMES.items()))
def test_who_says_to_me_that_they_come_owes_nothing(code: str, text: str) -> None:
    story = group(code)
    says(story, 80, text)
    assert owed(story) == []


def test_who_follows_my_advice_owes_nothing_and_who_yields_to_my_ask_does() -> None:
    story = group()
    story.write(80, GROUP, ADVISED["en"][0], context="house")
    says(story, 80.1, "Will do, Sam, thanks!")
    assert owed(story) == []
    story.write(81, GROUP, "Could you send me the list of the choir, Paco?", context="house")
    says(story, 81.1, "Will do, Sam, thanks!")
    assert owed(story) == [("owed", "Paco")]
