"""An introduction that is offered: to me it waits for my word; by me and agreed to, it is owed; else it is nothing."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.network import network
from auditor.network.waiting import waiting
from auditor.report import Tip
from auditor.report.ego_network import OpenLoop
from auditor.report.waiting import Waiting
from auditor.runner.person_step import person_step
from server.rendering.network import loop
from server.rendering.waiting import wrote
from tests.story import Story

OFFERED = {
    "en": "If you like, I can introduce you to Ben Adler.",
    "de": "Wenn du magst, stelle ich dich Ben Adler vor.",
    "es": "Si quieres, te presento a Ben Adler.",
    "fr": "Je peux te présenter à Ben Adler si tu veux.",
}
YES = {"en": "Yes please, gladly!", "de": "Ja, sehr gern!", "es": "¡Sí, con mucho gusto!", "fr": "Oui, avec plaisir !"}
NO = {
    "en": "I would rather not be introduced, sorry.",
    "de": "Nein danke, lieber nicht.",
    "es": "No, gracias, prefiero que no.",
    "fr": "Non merci, je préfère pas.",
}
CHAT = {
    "en": "We spent the whole weekend at the lake.",
    "de": "Wir waren das ganze Wochenende am See.",
    "es": "Pasamos todo el fin de semana en el lago.",
    "fr": "Nous avons passé tout le week-end au lac.",
}


@pytest.fixture
def told(story: Story) -> Story:
    """Ana and Ben Adler are known to me, and nobody waits."""
    for who in ("ana", "Ben Adler"):
        story.hear(50, who, "Good morning from the fair.")
        story.write(51, who, "Good morning!")
    return story


def who(story: Story) -> list[Waiting]:
    return list(waiting(story.families(), Expectations()))


def loops(story: Story) -> list[OpenLoop]:
    found = network(story.families(), Expectations())
    return list(found.loops) if found else []


def step(story: Story) -> Tip | None:
    families = story.families()
    last = families.window.day(families.window.end - 1)
    return person_step(who(story), network(families, Expectations()), last, AUDITS)


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize("in_chat", [False, True])
def test_what_is_offered_to_me_waits_for_my_word(told: Story, language: str, in_chat: bool) -> None:
    if in_chat:
        told.hear(79, "ana", CHAT[language])
        told.write(79.2, "ana", CHAT[language])
    told.hear(80, "ana", OFFERED[language])
    (found,) = who(told)
    assert (found.offered, found.promised, found.introduction) == (True, False, False)
    assert wrote(found).startswith("offered to introduce you to Ben Adler, ")
    tip = step(told)
    assert tip is not None
    assert tip.observation == (
        "ana offered on 22 March to introduce you to Ben Adler. No answer of yours is seen here."
    )
    assert tip.action == "Tell ana whether you would like to meet Ben Adler. “Yes, please” or “not now” is enough."
    told.write(81, "ana", YES[language])
    assert who(told) == []


@pytest.mark.parametrize("language", OFFERED)
def test_what_i_offered_and_they_agreed_to_is_owed_until_i_make_it(told: Story, language: str) -> None:
    told.write(60, "ana", OFFERED[language])
    told.hear(61, "ana", YES[language])
    (found,) = [each for each in who(told) if each.promised]
    assert wrote(found).startswith("you offered an introduction to Ben Adler, and they said yes, ")
    assert (found.offered, found.since) == (True, date(2026, 3, 3))
    (owed,) = loops(told)
    assert owed.kind == "own-introduction"
    assert loop(owed) == "You offered ana an introduction to Ben Adler and they said yes; none is seen since."
    tip = step(told)
    assert tip is not None
    assert tip.observation == (
        "You offered ana an introduction to Ben Adler, and on 3 March they said yes. None is seen since."
    )
    assert tip.action == "Introduce ana and Ben Adler, in one message to both, or say that it will not come."
    told.write(70, ("ana", "Ben Adler"), "Ana, meet Ben. Ben, meet Ana. Ana builds pumps, and you plan halls.")
    assert [each for each in who(told) if each.promised] == []
    assert [each.kind for each in loops(told) if each.kind == "own-introduction"] == []


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize("answers", [NO, CHAT, None], ids=["no", "something else", "never"])
def test_what_i_offered_without_a_yes_is_in_no_list(told: Story, language: str, answers: dict[str, str] | None) -> None:
    told.write(60, "ana", OFFERED[language])
    if answers:
        told.hear(61, "ana", answers[language])
        told.write(62, "ana", CHAT[language])
    assert who(told) == []
    assert [each for each in loops(told) if each.kind in ("own", "own-introduction")] == []


def test_a_yes_to_something_else_later_is_none(told: Story) -> None:
    told.write(60, "ana", OFFERED["en"])
    told.hear(61, "ana", CHAT["en"])
    told.write(62, "ana", "Shall we have lunch on Friday?")
    told.hear(63, "ana", YES["en"])
    told.write(64, "ana", "Great, see you there.")
    assert [each for each in who(told) if each.promised] == []


def test_an_offer_is_dropped_after_a_while(told: Story) -> None:
    told.write(60, "ana", OFFERED["en"])
    told.hear(61, "ana", YES["en"])
    told.write(62, "ana", CHAT["en"])
    assert [each.person for each in who(told)] == ["ana"]
    told.last_day = 160
    assert who(told) == []


def test_who_is_not_on_record_or_left_out_is_not_named(told: Story) -> None:
    told.hear(80, "ana", "If you like, I can introduce you to Zoe Winter.")
    (found,) = who(told)
    assert wrote(found).startswith("offered you an introduction, ")
    tip = step(told)
    assert tip is not None
    assert tip.observation.startswith("ana offered you an introduction on ")
    assert "Zoe" not in f"{tip}"


def test_two_things_in_one_message_are_both_kept_apart(told: Story) -> None:
    told.write(60, "ana", "I will send you the quotes tomorrow. If you like, I can introduce you to Ben Adler.")
    assert [each.kind for each in loops(told)] == ["own"]
    told.hear(61, "ana", YES["en"])
    assert "own-introduction" in [each.kind for each in loops(told)]


@pytest.mark.parametrize(("days", "owed"), [(45, ["own-introduction"]), (61, [])])
def test_a_yes_may_take_two_months(told: Story, days: int, owed: list[str]) -> None:
    told.last_day = 140
    told.write(60, "ana", OFFERED["en"])
    told.hear(60 + days, "ana", YES["en"])
    assert [each.kind for each in loops(told)] == owed


WILL_DO = {
    "en": "Will do this week.",
    "de": "Mach ich diese Woche.",
    "es": "Lo hago esta semana.",
    "fr": "Je le fais cette semaine.",
}
SHALL_I = {
    "en": "Anne Iversen does just that. Shall I introduce you to her?",
    "de": "Kollegin Iversen macht genau das. Soll ich Sie ihr vorstellen?",
    "es": "Si quieres, te presento a Anne Iversen.",
    "fr": "Je peux te présenter à Anne Iversen si tu veux.",
}
INTRODUCE_ME = {
    "en": "Could you introduce me to Anne Iversen?",
    "de": "Könnten Sie mich Frau Iversen vorstellen?",
    "es": "¿Podrías presentarme a Anne Iversen?",
    "fr": "Pourrais-tu me présenter à Anne Iversen ?",
}


def owed_to_me(story: Story) -> list[tuple[str, str]]:
    found = network(story.families(), Expectations())
    return [(each.kind, each.person) for each in found.loops if each.kind.startswith("owed")]


@pytest.mark.parametrize("language", YES)
@pytest.mark.parametrize("offered", [True, False])
def test_a_short_promise_after_their_own_offer_or_my_asking_is_of_an_introduction(
    story: Story, language: str, *, offered: bool
) -> None:
    story.exchange(20, "ana")
    story.write(50, "ana", CHAT[language])
    if offered:
        story.hear(60, "ana", SHALL_I[language])
        story.write(60.1, "ana", YES[language])
    else:
        story.hear(60, "ana", CHAT[language])
        story.write(60.1, "ana", INTRODUCE_ME[language])
    story.hear(60.2, "ana", WILL_DO[language])
    assert owed_to_me(story) == [("owed-introduction", "ana")]
    story.hear(67, "ana", CHAT[language])
    story.write(67.1, "ana", "Thank you, that is the best praise for a long time!")
    assert owed_to_me(story) == [("owed-introduction", "ana")], "thanks are for something else"


@pytest.mark.parametrize("language", YES)
def test_nor_is_one_promised_where_i_said_no_or_another_thing_is_promised(story: Story, language: str) -> None:
    for who, answer, promise in (("no", NO, WILL_DO), ("thing", YES, {"en": "I'll send you the plan this week."})):
        story.exchange(20, who)
        story.write(50, who, CHAT[language])
        story.hear(60, who, SHALL_I[language])
        story.write(60.1, who, answer[language])
        story.hear(60.2, who, promise.get(language, promise["en"]))
    assert not [each for each in owed_to_me(story) if each[0] == "owed-introduction"]
