"""What I came for and got, as I said it myself."""

import msgspec
import pytest

from auditor.answers.expectations import Expectations, Purpose
from auditor.audits.rhythm.intent_match import AUDIT
from auditor.report import Band, Row, State, Table
from tests.story import Story


def told(*answers: tuple[str, bool | None], asks: bool | None = True, since: float = 450) -> tuple[Story, Expectations]:
    """A story and answers: one purpose a day."""
    story = Story()
    story.look(440)
    story.look(500)
    at = [round(story.at(since + day).timestamp() * 1000) for day in range(len(answers))]
    said = [{"at": moment, "came_for": came, "got": got} for moment, (came, got) in zip(at, answers, strict=True)]
    purposes = msgspec.convert(said, tuple[Purpose, ...])
    return story, Expectations(asks_purpose=asks, purposes=purposes)


@pytest.mark.parametrize(
    ("got", "missed", "band", "title"),
    [
        (40, 2, Band.WORKING, AUDIT.title),
        (26, 14, Band.LOOK, AUDIT.mixed_title),
        (4, 36, Band.TRY, AUDIT.failure_title),
    ],
)
def test_visits_that_gave_what_was_wanted(got: int, missed: int, band: Band, title: str) -> None:
    story, answers = told(*[("someone", True)] * got, *[("news", False)] * missed)
    found = story.audit(AUDIT, answers)
    assert found.value
    assert (found.value.k, found.value.n) == (got, got + missed)
    assert found.band is band
    assert found.title == title


def test_purposes_are_shown_apart_and_looking_around_is_one() -> None:
    story, answers = told(*[("looking", True)] * 10, *[("someone", True)] * 5, *[("someone", False)] * 3)
    (table,) = story.audit(AUDIT, answers).details
    assert isinstance(table, Table)
    rows = [Row("to write to somebody", "5 of 8"), Row("just to look around", "10 of 10")]
    assert list(table.rows) == rows


def test_what_was_not_answered_counts_neither_way() -> None:
    story, answers = told(*[("news", True)] * 15, *[("news", None)] * 9)
    found = story.audit(AUDIT, answers)
    assert found.value
    assert (found.value.k, found.value.n) == (15, 15)


def test_it_asks_first_whether_it_may_ask_and_needs_fifteen() -> None:
    story, answers = told(*[("news", True)] * 3, asks=None)
    needs = story.audit(AUDIT, answers)
    assert needs.state is State.NEEDS_YOUR_ANSWER
    story, answers = told(*[("news", True)] * 14)
    few = story.audit(AUDIT, answers)
    assert few.missing
    assert (few.missing.have, few.missing.need) == (14, 15)


def test_who_stopped_being_asked_is_told_what_was_said() -> None:
    story, answers = told(*[("news", True)] * 16, asks=False)
    assert story.audit(AUDIT, answers).value


def test_what_was_said_before_the_window_is_left_out() -> None:
    story, answers = told(*[("news", True)] * 20, since=300)
    few = story.audit(AUDIT, answers)
    assert few.missing
    assert few.missing.have == 0
