"""intro-consent: introductions to which both sides had said yes."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations, Preferences
from auditor.audits.introductions.intro_consent import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
YES = "Yes, gladly, please introduce us."
NO = "Sorry, no, I would rather not."
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(asked: int, unasked: int) -> Story:
    story = Story()
    story.hear(100, "Old")
    for number in range(asked + unasked):
        if number < asked:
            story.hear(198 + number, f"a{number}", YES)
            story.hear(199 + number, f"b{number}", YES)
        story.write(200 + number, (f"a{number}", f"b{number}"), MEET)
    return story


def test_asking_both_first_works_well() -> None:
    result = told(25, 0).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (25, 25)
    assert result.band is Band.WORKING


def test_introducing_without_asking_gives_a_tip_and_lists_whom() -> None:
    result = told(0, 24).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.credit == ""
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more, table.rows[0].label) == (20, 4, "a23 and b23")


def test_under_five_there_is_no_score() -> None:
    assert told(2, 2).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(2, 3).audit(AUDIT).state is State.SCORED


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(3, 3).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.55, 0.45)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


@pytest.mark.parametrize("said", [(YES,), (YES, NO)])
def test_the_yes_of_one_alone_is_not_enough(said: tuple[str, ...]) -> None:
    story = told(5, 0)
    for who, text in zip(("Ana", "Ben"), said, strict=False):
        story.hear(430, who, text)
    story.write(431, ("Ana", "Ben"), MEET)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (5, 6)


def test_a_standing_permission_or_a_yes_in_person_counts_once_it_is_marked() -> None:
    story = told(5, 0)
    standing = story.write(431, ("Ana", "Ben"), MEET)
    marked = Expectations(consented={str(standing.id): True})
    assert (result := story.audit(AUDIT, marked)).value and (result.value.k, result.value.n) == (6, 6)


def test_what_i_mark_goes_before_what_was_read() -> None:
    story = told(6, 0)
    refused = Expectations(consented={str(story.activities[-1].id): False})
    assert (result := story.audit(AUDIT, refused)).value and (result.value.k, result.value.n) == (5, 6)


def test_colleagues_are_exempt_in_a_company_and_only_there() -> None:
    story = told(5, 0)
    story.profile(400, employer="Pumps Ltd")
    for who in ("Ana", "Ben"):
        story.connect(410, who, employer="PUMPS")
    story.connect(410, "Cem", employer="Elsewhere")
    story.write(431, ("Ana", "Ben"), MEET)
    story.write(432, ("Ana", "Cem"), MEET)
    assert (mine := story.audit(AUDIT, role=Role.CORP)).value and (mine.value.k, mine.value.n) == (5, 6)
    assert (others := story.audit(AUDIT)).value and (others.value.k, others.value.n) == (5, 7)


def test_nobody_is_a_colleague_while_it_is_unknown_where_i_am() -> None:
    story = told(5, 1)
    assert (result := story.audit(AUDIT, role=Role.CORP)).value and (result.value.k, result.value.n) == (5, 6)


def test_what_only_unreadable_words_may_tell_is_left_out_and_if_it_is_most_there_is_no_score() -> None:
    story = told(5, 0)
    for number in range(5):
        for who in (f"g{number}", f"h{number}"):
            story.hear(430 + number, who, DUTCH)
        story.write(431 + number, (f"g{number}", f"h{number}"), MEET)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (5, 5)
    assert (result.note or "").startswith(
        "5 of 10 introductions are in a language we cannot read yet and are left out."
    )
    story.hear(450, "g5", DUTCH)
    story.hear(450, "h5", DUTCH)
    last = story.write(451, ("g5", "h5"), MEET)
    mostly = story.audit(AUDIT)
    assert mostly.state is State.NOT_ENOUGH_DATA
    assert mostly.missing and "6 of 11 introductions" in mostly.missing.what
    marked = story.audit(AUDIT, Expectations(consented={str(last.id): True}))
    assert marked.value and (marked.value.k, marked.value.n) == (6, 6)


def test_introductions_by_others_are_not_mine() -> None:
    story = told(5, 0)
    story.hear(440, "Eva", MEET, also_to=("Ben",))
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 5
    assert result.note is None


def test_a_source_without_messages_received_says_nothing() -> None:
    story = told(0, 10)
    story.activities = [one for one in story.activities if one.mine]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
