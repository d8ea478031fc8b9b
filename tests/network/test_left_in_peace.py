"""Who asks not to be written to is not written to: nothing sends me there for a while, unless they write again."""

from datetime import UTC, date, datetime

import pytest

from auditor import window
from auditor.answers.expectations import Expectations
from auditor.history.history import History
from auditor.history.identities import Identities, answered_of_one
from auditor.network.left_in_peace import in_peace
from auditor.report import Report
from auditor.runner.run import run
from tests.story import Story

ONA = "Ona Ferrer"
FIRST = date(2026, 1, 1)
QUIET = {
    "en": "We talk in January, there is an audit on. Don't write to me until then",
    "de": "Wir reden im Januar, hier läuft eine Prüfung. Schreib mir bis dahin nicht",
    "es": "hablamos en enero, ahora hay auditoría. No me escribas hasta entonces",
    "fr": "On se parle en janvier, il y a un audit. Ne m'écris pas d'ici là",
}


@pytest.fixture
def story() -> Story:
    """Somebody to whom I promised something, and another to whom I did too."""
    made = Story(first=FIRST, last_day=300, days=90, site="whatsapp")
    for day in range(1, 200, 10):
        made.exchange(day, ONA)
        made.exchange(day + 3, "Rike Sander")
    for who in (ONA, "Rike Sander"):
        made.hear(230, who, "Could you look at the second list?")
        made.write(231, who, "I'll look at it this week, promised")
    made.look(300)
    return made


def report(story: Story, answers: Expectations | None = None) -> Report:
    span = window(None, first=date(2026, 8, 1), last=date(2026, 10, 28), zone=UTC)
    given = answered_of_one(answers or Expectations(), Identities())
    return run(History.of(story.activities), given, span, now=datetime(2026, 10, 29, tzinfo=UTC))


def sent_to(found: Report) -> set[str]:
    """Everybody to whom something in the report would have me write."""
    assert found.network is not None
    lists = (found.waiting, found.waited_longer, found.network.loops, found.network.dormant)
    told = {each.name for each in (item for one in lists for item in one)}
    steps = " ".join(tip.action for tip in (*found.tips, *found.further_steps))
    rows = " ".join(audit.tip.action for category in found.categories for audit in category.audits if audit.tip)
    return {name for name in (ONA, "Rike Sander") if name in told or name in steps or name in rows}


@pytest.mark.parametrize("language", QUIET)
def test_nothing_sends_me_to_who_asked_not_to_be_written_to(story: Story, language: str) -> None:
    assert sent_to(report(story)) == {ONA, "Rike Sander"}
    story.hear(262, ONA, QUIET[language])
    story.write(262.1, ONA, "Understood")
    assert sent_to(report(story)) == {"Rike Sander"}


def test_it_ends_when_they_write_again(story: Story) -> None:
    story.hear(262, ONA, QUIET["en"])
    story.hear(280, ONA, "It is over. Have you looked at the list?")
    assert ONA in sent_to(report(story))


@pytest.mark.parametrize(("day", "peace"), [(200, set()), (300, {ONA})])
def test_it_ends_after_a_while(day: int, peace: set[str]) -> None:
    story = Story(first=FIRST, last_day=400, days=90, site="whatsapp")
    story.exchange(100, ONA)
    story.hear(day, ONA, QUIET["en"])
    assert in_peace(story.families()) == peace


def test_neither_a_group_nor_my_own_wish_asks_for_it(story: Story) -> None:
    story.hear(262, ONA, QUIET["en"], also_to=("Udo Sander",), context="group")
    story.write(263, ONA, QUIET["en"])
    assert in_peace(story.families()) == set()


def test_whether_they_are_to_be_kept_apart_is_asked_all_the_same(story: Story) -> None:
    story.hear(261, ONA, "Strictly between us: the list was changed, and they know it.")
    story.hear(262, ONA, QUIET["en"])
    found = report(story)
    assert found.network is not None
    assert [each.name for each in found.network.confided] == [ONA]
    assert ONA not in sent_to(found)


@pytest.mark.parametrize(
    ("later", "words", "peace"),
    [
        (0.1, "Thanks for understanding", {ONA}),
        (0.1, "It is not your fault, the lawyers want it so.", {ONA}),
        (0.1, "Could you send me the list today?", set()),
        (1, "Thank you for understanding.", {ONA}),
        (9, "Could you send me the list, please?", set()),
        (9, "The audit is over at last, and we won.", set()),
    ],
)
def test_only_who_writes_again_ends_it(later: float, words: str, peace: set[str]) -> None:
    story = Story(first=FIRST, last_day=400, days=90, site="whatsapp")
    story.exchange(100, ONA)
    story.hear(350, ONA, QUIET["en"])
    story.hear(350 + later, ONA, words)
    assert in_peace(story.families()) == peace


@pytest.mark.parametrize(
    ("words", "day", "peace"),
    [
        ("Never write to me again.", 150, {ONA}),
        ("Schreib mir nie wieder", 150, {ONA}),
        ("Please don't write to me for a while.", 150, set()),
        ("Please don't write to me this week.", 390, set()),
        ("Please don't write to me this week.", 398, {ONA}),
        ("Please don't write to me before Monday. Please forward the contract to Jane.", 398, set()),
    ],
)
def test_it_lasts_as_long_as_they_want(words: str, day: int, peace: set[str]) -> None:
    story = Story(first=FIRST, last_day=400, days=90, site="whatsapp")
    story.exchange(100, ONA)
    story.hear(day, ONA, words)
    assert in_peace(story.families()) == peace
