"""inner-circle-coverage: the people I named that I was in contact with."""

from auditor.answers.expectations import Confidant, Expectations
from auditor.audits.care.inner_circle_coverage import AUDIT
from auditor.report import State, Table
from tests.story import Story


def test_the_inner_circle_counts_contact_both_ways_and_ticks() -> None:
    story = Story()
    story.write(10, "p0")
    for number in range(14):
        story.exchange(430, f"p{number}")
    story.write(430, "p14")
    circle = tuple(Confidant(f"p{number}") for number in range(15))
    result = story.audit(AUDIT, Expectations(inner_circle=circle))
    assert result.value and (result.value.k, result.value.n) == (14, 15)
    ticked = (*circle[:14], Confidant("p14", in_touch=story.at(480).date()))
    assert (again := story.audit(AUDIT, Expectations(inner_circle=ticked))).value and again.value.k == 15
    assert story.audit(AUDIT, Expectations(inner_circle=circle[:14])).state is State.NEEDS_YOUR_ANSWER


def test_names_are_found_however_they_are_spelt_and_who_is_nowhere_found_is_left_out() -> None:
    story = Story()
    story.write(10, "p0")
    story.exchange(430, "José  García-Ruiz")
    for number in range(14):
        story.exchange(430, f"p{number}")
    circle = (
        Confidant("Jose Garcia Ruiz"),
        *(Confidant("?", site="linkedin", id=f"p{number}") for number in range(14)),
    )
    result = story.audit(AUDIT, Expectations(inner_circle=(*circle, Confidant("Elsewhere"))))
    assert result.value and (result.value.k, result.value.n) == (15, 15)
    assert result.note and "Elsewhere" in result.note
    asked = story.audit(AUDIT, Expectations(inner_circle=(*circle[:14], Confidant("Elsewhere"))))
    assert asked.state is State.NEEDS_YOUR_ANSWER and asked.missing and "Elsewhere" in asked.missing.what
    old = Confidant("Elsewhere", in_touch=story.at(100).date())
    assert (late := story.audit(AUDIT, Expectations(inner_circle=(*circle, old)))).value and late.value.n == 16
    assert late.value.k == 15


def test_whom_one_knows_from_a_shared_group_is_found_and_in_touch_where_both_write_there() -> None:
    story = Story()
    story.write(10, "p0")
    for number in range(13):
        story.exchange(430, f"p{number}")
    circle = tuple(Confidant(f"p{number}") for number in range(13))
    named = (*circle, Confidant("Jonas Meier"), Confidant("Merle H."), Confidant("Nowhere"))
    assert story.audit(AUDIT, Expectations(inner_circle=named)).state is State.NEEDS_YOUR_ANSWER
    story.hear(450, "Jonas Meier", "Did you look at my plan for February?", also_to=("Merle H.",), context="ward")
    story.write(450.2, ("Jonas Meier", "Merle H."), "I will look at it.", context="ward")
    story.hear(300, "Merle H.", "Who is here tonight?", also_to=("Jonas Meier",), context="ward")
    story.hear(460, "Nowhere", "Anybody for tea?", also_to=("Somebody",), context="where I never wrote")
    result = story.audit(AUDIT, Expectations(inner_circle=named))
    assert result.value and (result.value.k, result.value.n) == (14, 15)
    assert result.note and "Nowhere" in result.note and "Merle" not in result.note
    silent = next(detail for detail in result.details if isinstance(detail, Table))
    assert [(row.label, row.day) for row in silent.rows] == [("Merle H.", story.at(300).date())]
