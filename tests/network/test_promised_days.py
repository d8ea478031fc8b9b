"""A promise for a day, one on condition, and one that names its thing: what each is, and until when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from auditor.answers.expectations import Expectations
from auditor.facts.favours import favours
from auditor.network import network
from auditor.network.waiting import waiting
from auditor.report.waiting import Waiting
from server.rendering.network import loop
from tests.network.test_promises import CHAT, met, names, still_open
from tests.story import Story

ASKED = "Could you introduce me to somebody at the harbour, please? And may I have the drawing of the crane?"


@pytest.mark.parametrize(
    ("answer", "introduces"),
    [
        ("Sure, I'll send you the drawing of the crane on Friday. About the harbour I have to think.", False),
        ("Of course, I'll ask him on Friday.", True),
        ("Yes, I'll send you her number on Friday.", True),
    ],
)
def test_what_names_its_own_thing_promises_no_introduction(story: Story, answer: str, introduces: bool) -> None:
    met(story, "ana")
    story.hear(60, "ana", ASKED)
    story.write(60.1, "ana", answer)
    assert ("ana" in still_open(story, "own-introduction")) is introduces
    assert ("ana" in still_open(story, "own")) is not introduces


@pytest.mark.parametrize(
    ("promise", "is_open"),
    [
        ("Ja klar, mach ich bis Freitag.", True),
        ("Sure, I'll fix that by Friday.", True),
        ("Claro, lo hago antes del viernes.", True),
        ("D'accord, je m'en occupe d'ici vendredi.", True),
        ("I'll call you on Friday.", False),
        ("Ich komme am Freitag zu dir.", False),
    ],
)
@pytest.mark.parametrize("mine", [True, False])
def test_chat_keeps_no_promise_for_a_day_unless_talk_may(story: Story, promise: str, is_open: bool, mine: bool) -> None:
    met(story, "ana")
    say, answer = (story.write, story.hear) if mine else (story.hear, story.write)
    answer(59.9, "ana", "Könntest du mir das Gerüst aufbauen?" if promise.startswith("Ja") else CHAT)
    say(60, "ana", promise)
    answer(66, "ana", CHAT)
    say(66.1, "ana", CHAT)
    assert ("ana" in still_open(story, "own" if mine else "owed")) is is_open
    if mine:
        assert names(story) == (["ana"] if is_open else []), "what was promised for a day that came waits"


@pytest.mark.parametrize("thanks", [True, False])
def test_thanks_of_a_later_day_keep_it(story: Story, thanks: bool) -> None:
    met(story, "ana")
    story.write(60, "ana", "Sure, I'll fix that by Friday.")
    story.hear(66, "ana", "Thank you so much, that was kind of you!" if thanks else CHAT)
    story.write(66.1, "ana", CHAT)
    assert ("ana" in still_open(story)) is not thanks


def test_a_short_yes_for_a_day_to_advice_of_mine_is_owed_to_nobody(story: Story) -> None:
    met(story, "ana")
    story.write(60, "ana", "You could ask the harbour office, ask for Berta Klein, berta@example.org.")
    story.hear(60.1, "ana", "Good idea, I'll go there on Friday.")
    story.write(66, "ana", CHAT)
    assert "ana" not in still_open(story, "owed")


def test_what_was_promised_for_a_day_that_came_is_waited_for_however_lately_it_was_said(story: Story) -> None:
    for who in ("came", "is to come", "names none"):
        met(story, who)
    story.write(86, "came", "Sure, I'll fix that by Sunday.")  # of 29 March
    story.write(86, "is to come", "Sure, I'll fix that by next Friday.")
    story.write(86, "names none", "Sure, I'll fix that.")
    (told,) = waiting(story.families(), Expectations())
    assert (told.person, told.promised, told.due) == ("came", True, date(2026, 3, 29))


CONDITIONS = {
    "en": "I'll tell you as soon as they have settled the date.",
    "de": "Sobald der Termin steht, gebe ich dir Bescheid.",
    "es": "En cuanto fijen la fecha te aviso.",
    "fr": "Dès que la date est fixée, je te préviens.",
}


@pytest.mark.parametrize("language", CONDITIONS)
@pytest.mark.parametrize("mine", [True, False])
def test_what_waits_for_something_else_is_no_debt_at_once(story: Story, language: str, mine: bool) -> None:
    for who, day in (("lately", 72), ("long ago", 55)):
        met(story, who)
        (story.write if mine else story.hear)(day, who, CONDITIONS[language])
    assert still_open(story, "own" if mine else "owed") == {"long ago"}
    if mine:
        assert names(story) == ["long ago"]


UNHURRIED = {
    "en": ("Could you send me the recipe some time? No rush at all.", "I will send you the recipe."),
    "de": ("Schickst du mir mal das Rezept? Reicht nach Weihnachten.", "Ich schicke dir das Rezept."),
    "es": ("¿Me mandas la receta? Sin prisa.", "Te mando la receta luego."),
    "fr": ("Tu m'envoies la recette ? Rien ne presse.", "Je t'envoie la recette bientôt."),
}


@pytest.mark.parametrize("language", UNHURRIED)
def test_what_is_in_no_hurry_is_no_debt_for_two_months(story: Story, language: str) -> None:
    asks, promises = UNHURRIED[language]
    for who, day in (("lately", 30), ("long ago", 29)):  # of 90 days
        story.hear(day, who, asks)
        story.write(day + 0.1, who, promises)
    met(story, "in a hurry")
    story.write(60, "in a hurry", promises)
    assert still_open(story, "own") == {"long ago", "in a hurry"}


def test_a_day_beside_the_condition_is_when_it_is_due(story: Story) -> None:
    met(story, "ana")
    story.write(72, "ana", "As soon as they have settled the date I'll send you the plan, by Friday at the latest.")
    assert "ana" in still_open(story)


def test_what_somebody_will_give_is_no_help_before_they_do(story: Story) -> None:
    for who in ("promises", "gives", "is thanked"):
        met(story, who)
        story.hear(60, who, "I'll send you the drawing of the crane on Friday.")
    story.hear(70, "gives", "Here is the drawing of the crane.")
    story.write(70, "is thanked", "Thank you so much for the drawing!")
    told = favours(story.families())
    assert set(told.filter(told["kind"] == "help")["partner"]) == {"gives", "is thanked"}


def test_network_tells_of_each_promise_once(story: Story) -> None:
    met(story, "ana")
    story.hear(60, "ana", "Ja klar, mach ich bis Freitag.")
    found = network(story.families(), Expectations())
    assert found
    assert [loop.kind for loop in found.loops if loop.person == "ana"] == ["owed"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I will send you the plans of the hall by Friday.", "owed"),
        ("I will introduce you to the curator by Friday.", "owed-introduction"),
    ],
)
def test_the_day_for_which_something_was_promised_me_is_told(story: Story, text: str, kind: str) -> None:
    met(story, "ana")
    story.hear(61, "ana", text)
    (told,) = [each for each in network(story.families(), Expectations()).loops if each.person == "ana"]
    assert (told.kind, told.due) == (kind, date(2026, 3, 6))
    assert "6 March" in loop(told)


def test_of_what_was_promised_me_for_no_day_none_is_told(story: Story) -> None:
    met(story, "ana")
    story.hear(61, "ana", "I will send you the plans of the hall.")
    (told,) = [each for each in network(story.families(), Expectations()).loops if each.person == "ana"]
    assert told.due is None


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        ("Könnten Sie uns das Exposé gekürzt nachreichen, bis 4. April?", "Das Exposé schicke ich Ihnen bis 4. April."),
        ("Could you send us the shorter draft by 4 April?", "I'll send you the shorter draft by 4 April."),
        ("Could you send us the shorter draft by 3 April?", "I'll send you the shorter draft by 4 April."),
    ],
)
def test_a_promise_that_names_the_day_by_which_they_want_it_waits_a_week_before(
    story: Story, asked: str, promised: str
) -> None:
    for who in ("wants it then", "wants it"):
        met(story, who)
    story.hear(80, "wants it then", asked)
    story.hear(80, "wants it", "Could you send me the shorter draft?")
    for who in ("wants it then", "wants it"):
        story.write(80.1, who, promised)
    assert names(story) == ["wants it then"]
    story.last_day = 85
    assert names(story) == [], "not yet"


def test_what_was_due_yesterday_comes_before_others_though_the_record_ends_before() -> None:
    since = datetime(2026, 3, 20, 9, tzinfo=UTC)
    due = Waiting("here", "due", "Due", since, since.date(), "1", promised=True, due=date(2026, 3, 30))
    asks = Waiting("here", "asks", "Asks", since - timedelta(days=3), since.date(), "2", ("ask",))
    last, today = date(2026, 3, 28), date(2026, 3, 31)
    assert min(due, asks, key=lambda each: each.order(last, today)) is due
    assert min(due, asks, key=lambda each: each.order(last)) is asks, "not before its day"
