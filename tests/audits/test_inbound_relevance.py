"""inbound-relevance: what of a marked sample was meant for me."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.used.inbound_relevance import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story


def told(relevant: int, stray: int) -> tuple[Story, Expectations]:
    story = Story()
    heard = [story.hear(430 + number * 0.5, f"p{number}") for number in range(relevant + stray)]
    return story, Expectations(relevant={str(one.id): number < relevant for number, one in enumerate(heard)})


def test_what_is_for_me_works_well_and_what_is_not_gives_a_tip() -> None:
    for relevant, stray, band in ((30, 5, Band.WORKING), (2, 30, Band.TRY)):
        story, answers = told(relevant, stray)
        result = story.audit(AUDIT, answers)
        assert result.band is band
        assert result.value and (result.value.k, result.value.n) == (relevant, relevant + stray)
        assert result.note and "nothing to do with you" in result.note
        table = result.details[-1]
        assert isinstance(table, Table)
        assert (len(table.rows), table.more) == (20, relevant + stray - 20)
        assert (table.rows[0].label, table.rows[0].value) == (f"p{relevant + stray - 1}", "not for you")


def test_under_twenty_marks_there_is_no_score() -> None:
    story, answers = told(10, 9)
    assert story.audit(AUDIT, answers).state is State.NOT_ENOUGH_DATA


def test_marks_of_messages_long_ago_do_not_count() -> None:
    story, answers = told(10, 10)
    old = story.hear(100, "Old")
    both = Expectations(relevant={**answers.relevant, str(old.id): True})
    assert (result := story.audit(AUDIT, both)).value and result.value.n == 20


@pytest.mark.parametrize("role", [Role.MEDIA, Role.CREA, Role.FOUND, None])
def test_those_whom_many_approach_are_asked_to_mark(role: Role | None) -> None:
    assert told(20, 0)[0].audit(AUDIT, role=role).state is State.NEEDS_YOUR_ANSWER


def test_others_need_not() -> None:
    assert told(20, 0)[0].audit(AUDIT, role=Role.ACAD).state is State.NOT_APPLICABLE
