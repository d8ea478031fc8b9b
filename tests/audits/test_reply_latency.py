"""reply-latency: the median hours to my first answer."""

import re

import pytest

from auditor.activities.activity import Detail
from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.reply_latency import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(hours: float, answers: int = 12) -> Story:
    story = Story()
    for number in range(answers):
        story.hear(430 + number, f"p{number}")
        story.write(430 + number + hours / 24, f"p{number}")
    return story


def test_the_same_day_works_well_and_no_faster_earns_more() -> None:
    slow, fast = told(20).audit(AUDIT), told(0.1).audit(AUDIT)
    assert slow.band is fast.band is Band.WORKING
    assert slow.score and fast.score and slow.score.value == fast.score.value == 0.9
    assert fast.value and fast.value.words == "people usually wait 6 minutes for your answer"


def test_a_little_less_than_two_hours_are_two_hours() -> None:
    result = told(1.997).audit(AUDIT)
    assert result.value and result.value.words == "people usually wait 2 hours for your answer"


def test_ten_days_are_long() -> None:
    result = told(240).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.value and result.value.number == pytest.approx(240)


def test_pitches_that_were_overlooked_do_not_make_me_slow() -> None:
    """Strangers who were never answered may have been pitching: how long people wait is then said as a range."""
    story = told(20)
    for number in range(16):
        story.hear(420 + number * 2, f"seller {number}", "We offer a great product, are you open to a quick demo?")
    for number in range(14):
        story.hear(421 + number * 2, f"new {number}", "Our new lamp is in the shops from Monday.")
    result = story.audit(AUDIT)
    assert result.value and result.value.low and result.value.low < 24
    assert result.value.high and result.value.high > 24 * 20
    assert result.value.words.startswith("people usually wait between 20 hours and more than ")
    assert result.note and "may have been pitching" in result.note


def test_known_people_who_wait_do_make_me_slow() -> None:
    story = told(20)
    for number in range(14):
        story.exchange(100, f"friend {number}")
        story.hear(421 + number * 2, f"friend {number}", "How did you set up the night shift plan over there?")
    result = story.audit(AUDIT)
    assert result.value and result.value.number > 24 * 20
    assert "between" not in result.value.words and result.note is None


def on_two_sites(*, quick: float = 0.5, slow: float = 60, answered: int = 3, waiting: int = 5) -> Story:
    """Twelve answered on one site; on another few, while others wait."""
    story = told(quick)
    story.site = "whatsapp"
    story.exchange(100, "somebody")
    for number in range(answered + waiting):
        story.exchange(100, f"q{number}")
        story.hear(420 + number, f"q{number}", "How did you set up the night shift plan over there?")
        if number < answered:
            story.write(420 + number + slow / 24, f"q{number}")
    return story


@pytest.mark.parametrize(("answered", "waiting"), [(3, 5), (5, 0), (0, 5)])
def test_a_site_where_people_wait_is_told_by_itself_though_few_were_answered_there(answered: int, waiting: int) -> None:
    result = on_two_sites(slow=240, answered=answered, waiting=waiting).audit(AUDIT)
    assert result.title.endswith("on LinkedIn, less so on WhatsApp")
    assert result.value and result.value.words.startswith("on LinkedIn 30 minutes, on WhatsApp ")
    assert "; taken together, people usually wait " in result.value.words
    assert result.score and result.score.value < 0.9


def test_of_two_sites_that_are_alike_or_one_with_few_none_is_told_by_itself() -> None:
    for story in (on_two_sites(slow=0.5, answered=8, waiting=0), on_two_sites(slow=240, answered=2, waiting=2)):
        result = story.audit(AUDIT)
        assert result.value and result.value.words.startswith("people usually wait ")


def test_journalists_are_told_of_each_site_too() -> None:
    result = on_two_sites(slow=240).audit(AUDIT, role=Role.MEDIA)
    assert result.state is State.INFORMATIVE
    assert result.value and result.value.words.startswith("on LinkedIn 30 minutes, on WhatsApp more than ")


def test_each_site_counts_by_how_many_wrote_there_not_by_how_many_were_answered() -> None:
    few, many = on_two_sites(slow=240, waiting=3).audit(AUDIT), on_two_sites(slow=240, waiting=12).audit(AUDIT)
    assert few.score and many.score and many.score.value < few.score.value - 0.1


def test_under_ten_answers_there_is_no_score() -> None:
    assert told(20, 9).audit(AUDIT).state is State.NOT_ENOUGH_DATA


@pytest.mark.parametrize(
    ("role", "hours"), [(Role.SALES, 48), (Role.FREE, 48), (Role.CORP, 168), (Role.ACAD, 168), (None, 96)]
)
def test_each_role_has_its_own_fair_point(role: Role | None, hours: float) -> None:
    result = told(hours).audit(AUDIT, role=role)
    assert result.score and result.score.value == pytest.approx(0.5, abs=0.01)


def test_journalists_are_told_and_not_scored() -> None:
    assert told(20).audit(AUDIT, role=Role.MEDIA).state is State.INFORMATIVE


def test_late_answers_count_with_their_time_and_open_ones_with_what_they_waited() -> None:
    result = told(15 * 24).audit(AUDIT)
    assert result.value and result.value.words == "people usually wait 15 days for your answer"
    story = told(20)
    for number in range(20):
        story.hear(440, f"open {number}")
    result = story.audit(AUDIT)
    assert result.value and result.value.words == "people usually wait more than 61 days for your answer"


def test_what_was_settled_where_nobody_sees_it_says_nothing_of_how_long_it_took() -> None:
    story = told(5)
    settled = tuple(str(story.hear(430 + number, f"x{number}").id) for number in range(20))
    for answers in (Expectations(answered_elsewhere=settled), Expectations(needs_no_answer=settled)):
        value = story.audit(AUDIT, answers).value
        assert value and (value.n, value.number) == (12, 5)
    open_ones = story.audit(AUDIT).value
    assert open_ones and open_ones.number > 5


def test_what_came_nobody_knows_when_has_no_latency() -> None:
    story = told(20)
    for number in range(30):
        story.hear(450 + number, f"seen late {number}", detail=Detail(day_only=True))
        story.write(450 + number, f"seen late {number}")
    result = story.audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(20)


def test_both_ends_of_a_range_in_one_unit_name_it_once() -> None:
    """Minutes for those who answer at once, where a stranger's silence may have been a pitch's."""
    story = Story()
    for number in range(12):
        story.hear(430 + number, f"p{number}")
        story.write(430 + number + 20 * 1.25**number / 60 / 24, f"p{number}")
    for number in range(15):
        story.hear(420 + number * 2, f"seller {number}", "We offer a great product, are you open to a quick demo?")
    for number in range(2):
        story.hear(421 + number * 2, f"new {number}", "Our new lamp is in the shops from Monday.")
    result = story.audit(AUDIT)
    assert result.value
    assert re.fullmatch(r"people usually wait between \d+ and \d+ minutes for your answer", result.value.words)


@pytest.mark.parametrize(("apart", "ranged"), [(1.02, False), (1.25, True)])
def test_waits_that_are_the_same_to_people_are_no_range(apart: float, ranged: bool) -> None:
    story = Story()
    for number in range(12):
        story.hear(430 + number, f"p{number}")
        story.write(430 + number + 20 * apart**number / 60 / 24, f"p{number}")
    for number in range(15):
        story.hear(420 + number * 2, f"seller {number}", "We offer a great product, are you open to a quick demo?")
    for number in range(2):
        story.hear(421 + number * 2, f"new {number}", "Our new lamp is in the shops from Monday.")
    result = story.audit(AUDIT)
    assert result.value
    assert ("between" in result.value.words) == ranged


def test_who_is_owed_no_answer_does_not_make_the_usual_wait_longer() -> None:
    """Some said that no answer is needed, and a seller whom one refused reminds in other words."""
    plain, beside = told(1).audit(AUDIT), told(1)
    for number in range(20):
        beside.hear(431 + number, f"kind {number}", "How was the trip to the coast? You don't have to write back.")
    for day in (300, 340):
        beside.hear(day, "seller", "We offer a great product, are you open to a quick demo?")
        beside.write(day + 1, "seller", "No, thank you, this is nothing for me.")
    beside.hear(440, "seller", "When may I call you about the plans for next year?")
    again = beside.audit(AUDIT)
    assert plain.value and again.value
    assert again.value.words == plain.value.words == "people usually wait 60 minutes for your answer"
    beside.hear(445, "friend", "How was the trip to the coast?")
    assert (owed := beside.audit(AUDIT)).value and owed.value.n == plain.value.n
