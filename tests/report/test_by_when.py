"""By when something is wanted, or for when it was promised, is told in one phrase wherever it is told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from auditor.answers.expectations import Expectations
from auditor.network import network
from auditor.report import Tip
from auditor.report.by_when import by_when
from auditor.report.ego_network import EgoNetwork
from auditor.report.waiting import Waiting
from auditor.runner.run import run
from server.rendering.network import loop
from server.rendering.waiting import wanted_or_promised, wrote
from server.translations import speaking
from tests.story import Story

FIRST = date(2026, 1, 1)
#: What somebody wants, by the day 75, a Tuesday.
WANTED = {
    "en": "Could you send me the plan of the hall by 17 March, please?",
    "de": "Kannst du mir bitte bis zum 17. März den Plan der Halle schicken?",
    "es": "¿Me puedes enviar el plano de la sala antes del 17 de marzo, por favor?",
    "fr": "Peux-tu m'envoyer le plan de la salle avant le 17 mars, s'il te plaît ?",
}
#: What I promise for that day.
PROMISED = {
    "en": "I will send you the plan of the hall on 17 March.",
    "de": "Ich schicke dir am 17. März den Plan der Halle.",
    "es": "Te mando el plano de la sala el 17 de marzo.",
    "fr": "Je t'envoie le plan de la salle le 17 mars.",
}
PHRASE = "wanted by 17 March 2026"
FOR = "promised for 17 March 2026"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with speaking("en"):
        yield


def known(last_day: int) -> Story:
    """Ana and I know each other; the story ends on ``last_day``."""
    made = Story(first=FIRST, last_day=last_day)
    made.hear(20, "ana", "Good morning from the fair.")
    made.write(21, "ana", "Good morning!")
    made.look(last_day)
    return made


def told(story: Story) -> tuple[tuple[Waiting, ...], Tip | None, EgoNetwork | None]:
    families = story.families()
    report = run(families.history, Expectations(), families.window)
    named = [tip for tip in report.tips if tip.about]
    return report.waiting, named[0] if named else None, report.network


@pytest.mark.parametrize("language", WANTED)
@pytest.mark.parametrize("last_day", [72, 75, 85], ids=["before", "on the day", "after"])
def test_the_list_and_the_step_say_by_when_it_is_wanted_also_when_the_day_has_passed(
    language: str, last_day: int
) -> None:
    story = known(last_day)
    story.hear(70, "ana", WANTED[language])
    waiting, step, _ = told(story)
    assert [each.wanted_by for each in waiting] == [date(2026, 3, 17)]
    assert f"({PHRASE})" in wrote(waiting[0])
    assert wanted_or_promised(waiting[0]) == PHRASE
    assert step is not None
    assert step.action.endswith(f"even if it is “no” ({PHRASE}).")


@pytest.mark.parametrize("language", PROMISED)
def test_the_list_the_step_and_the_network_say_for_when_it_was_promised(language: str) -> None:
    story = known(80)
    story.write(60, "ana", PROMISED[language])
    waiting, step, people = told(story)
    assert people is not None
    assert f"({FOR})" in wrote(waiting[0])
    assert step is not None
    assert step.action == f"Do today what you said you would do for ana, or tell them when you will ({FOR})."
    assert [loop(each) for each in people.loops] == [f"You said that you would do something for ana ({FOR})."]


def test_who_asks_after_i_promised_is_told_with_the_day_of_my_promise() -> None:
    story = known(85)
    story.write(60, "ana", PROMISED["en"])
    story.hear(79, "ana", "How many people does the hall hold?")
    waiting, step, _ = told(story)
    assert waiting[0].owed == FIRST + timedelta(days=60)
    assert wrote(waiting[0]).endswith("; on 2 March 2026 you promised them something for 17 March 2026")
    assert FOR not in wrote(waiting[0]), "it is not the question that was promised"
    assert step is not None
    assert "would do something for 17 March 2026, and on" in step.observation
    assert step.action == "Answer ana today, and do what you said you would do for them, or say when you will."


def test_a_promise_that_names_no_day_is_for_the_one_by_which_the_other_wanted_it() -> None:
    story = known(66)
    story.hear(60, "ana", "Could you send me the plan of the hall by 17 March?")
    story.write(60.2, "ana", "Of course, I will send it to you.")
    assert told(story)[0] == (), "it is not near yet"
    story.last_day = 72
    assert [each.due for each in told(story)[0]] == [date(2026, 3, 17)], "within a week it is"
    story.last_day = 85
    assert [each.due for each in told(story)[0]] == [date(2026, 3, 17)]
    story.write(60.1, "ana", "I am on the train just now.")
    assert [each.due for each in told(story)[0]] == [None], "that was said to another message"


@pytest.mark.parametrize(
    "text",
    [
        "Could you send me the plan of the hall soon, please?",
        "Kannst du mir bald einmal den Plan der Halle schicken?",
        "¿Me puedes enviar el plano de la sala cuando puedas?",
        "Peux-tu m'envoyer le plan de la salle quand tu pourras ?",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    story = known(80)
    story.hear(70, "ana", text)
    waiting, step, _ = told(story)
    assert [by_when(each) for each in waiting] == [None]
    assert wanted_or_promised(waiting[0]) == ""
    assert step is not None
    assert "wanted" not in step.action
    assert "promised" not in step.action


def test_a_day_that_a_stranger_sets_presses_nobody() -> None:
    story = known(80)
    story.hear(70, "stranger", WANTED["en"])
    found = [each for each in told(story)[0] if each.person == "stranger"]
    assert [(each.apart, by_when(each)) for each in found] == [(True, None)]


def test_a_promise_of_an_introduction_is_told_with_its_day_too() -> None:
    story = known(85)
    story.exchange(40, "ben")
    story.write(60, "ana", "I will introduce you to Ben on 17 March.")
    families = story.families()
    found = network(families, Expectations())
    assert found is not None
    said = [loop(each) for each in found.loops if each.kind == "own-introduction"]
    assert said == [f"You told ana that you would introduce them to ben; none is seen since ({FOR})."]
    waiting, step, _ = told(story)
    assert wrote(waiting[0]).startswith(f"you promised an introduction to ben ({FOR}), ")
    assert step is not None
    assert step.action == f"Introduce ana and ben, in one message to both, or say that it will not come ({FOR})."


@pytest.mark.parametrize(
    "text",
    [
        "Could you send the plan for our meeting on Tuesday 17 March?",
        "The jury meets on Tuesday 17 March. Could you look over the plan before then?",
    ],
)
def test_what_is_asked_for_a_day_presses_though_no_word_says_so(text: str) -> None:
    story = known(72)
    story.hear(70, "ana", text)
    waiting, step, _ = told(story)
    assert [(each.urgent, each.wanted_by) for each in waiting] == [(True, date(2026, 3, 17))]
    assert step is not None
    assert PHRASE in step.action


def test_a_day_that_only_stands_beside_a_question_makes_nothing_press() -> None:
    story = known(72)
    story.hear(70, "ana", "I'm on stage on Tuesday 17 March. Could you send me the plan of the hall?")
    assert [(each.urgent, each.wanted_by) for each in told(story)[0]] == [(False, None)]


def test_the_last_day_of_which_a_stranger_tells_presses_nobody() -> None:
    at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    told = Waiting("linkedin", "ana", "ana", at, at.date(), "m", last_day=date(2026, 3, 17))
    assert by_when(told) is not None
    assert by_when(replace(told, new=True)) is None
    assert by_when(replace(told, new=True, due=date(2026, 3, 9))) == ("promised for %(day)s", date(2026, 3, 9))
