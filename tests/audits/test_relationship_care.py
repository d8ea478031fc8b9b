"""The audits of relationship care, each on a history that goes well and one that does not."""

import pytest

from auditor.acts import ACTS
from auditor.audits.care import (
    bridging_share,
    depth_share,
    dormant_reconnect,
    followup_after_connect,
    inner_circle_coverage,
    partner_spread,
    weak_tie_share,
)
from auditor.expectations import Confidant, Expectations
from auditor.report import Band, Role, ShareBar, State, Table
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
GERMAN = "Ich habe heute viel über die Bibliothek gelernt und schreibe morgen mehr dazu."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda: dict.fromkeys(ACTS, 1.0))


def connected(greeted: int, silent: int, text: str = "Good to be connected with you, how is the pump?") -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(greeted + silent):
        story.connect(420 + number, f"p{number}")
        if number < greeted:
            story.write(422 + number, f"p{number}", text)
    return story


def test_new_connections_that_hear_from_me_work_well_and_silence_or_pitches_do_not() -> None:
    audit = followup_after_connect.AUDIT
    assert connected(25, 5).audit(audit).band is Band.WORKING
    assert connected(0, 30).audit(audit).band is Band.TRY
    assert connected(30, 0, PITCH).audit(audit).band is Band.TRY
    assert connected(9, 0).audit(audit).state is State.NOT_ENOUGH_DATA


def test_known_people_imports_open_ones_and_unread_words_are_left_out_of_new_connections() -> None:
    story = connected(10, 5)
    story.connect(430, "Old")
    story.connect(430, "Bulk", bulk=True)
    story.connect(495, "Late")
    story.connect(430, "Greta")
    story.write(431, "Greta", GERMAN)
    result = story.audit(followup_after_connect.AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 15)
    assert result.note and result.note.startswith("1 of 16")


@pytest.mark.parametrize("role", [Role.CORP, Role.ACAD, Role.CREA])
def test_some_roles_follow_up_less(role: Role) -> None:
    story = connected(9, 21)
    mine, others = story.audit(followup_after_connect.AUDIT, role=role).score, story.audit(
        followup_after_connect.AUDIT
    ).score  # fmt: skip
    assert mine and others and mine.value > others.value + 0.1


def test_who_became_dormant_long_ago_and_answers_counts_once_and_long_silences_are_told() -> None:
    story = asleep(0)
    story.last_day, story.days = 1300, 120
    story.hear(1200, "p0")
    story.exchange(1201, "p0", times=3)
    story.write(1210, "p1", "Hi there!")
    result = story.audit(dormant_reconnect.AUDIT)
    assert result.value and result.value.number == pytest.approx(0.75)  # one in 120 days, by 90
    assert result.tip and "1 of them after three years of silence or more" in result.tip.observation


def test_those_one_knew_less_well_are_suggested_first_and_no_one_heard_from_lately() -> None:
    story = asleep(1)
    story.exchange(0.5, "Close", times=9)
    story.exchange(300, "Later")
    story.hear(560, "p3")
    result = story.audit(dormant_reconnect.AUDIT)
    could, did = result.details
    assert isinstance(could, Table) and isinstance(did, Table)
    assert [row.label for row in did.rows] == ["p0"]
    labels = [row.label for row in could.rows]
    assert labels[:3] == ["p1", "p2", "p4"]
    assert could.more == 23 + 1 - 20  # p1 to p24 without p3, and Close
    assert "Later" not in labels and "Close" not in labels


def asleep(revived: int, dormant: int = 25) -> Story:
    story = Story(last_day=600)
    for number in range(dormant):
        story.exchange(10 + number, f"p{number}")
    for number in range(revived):
        story.write(520 + number * 9, f"p{number}")
    return story


def test_reviving_old_ties_works_well_and_leaving_all_asleep_gives_a_tip() -> None:
    audit = dormant_reconnect.AUDIT
    assert (good := asleep(8).audit(audit)).value and good.value.number == 8
    assert good.band is Band.WORKING
    assert asleep(0).audit(audit).band is Band.TRY
    assert asleep(2, 19).audit(audit).state is State.NOT_ENOUGH_DATA


def test_a_person_i_named_is_never_suggested_and_academics_need_fewer() -> None:
    story = asleep(2)
    result = story.audit(dormant_reconnect.AUDIT, Expectations(not_this_person=("p20",)))
    assert "p20" not in str(result.details)
    assert "p21" in str(result.details)
    mine = story.audit(dormant_reconnect.AUDIT, role=Role.ACAD).score
    others = story.audit(dormant_reconnect.AUDIT).score
    assert mine and others and mine.value > others.value


def test_the_inner_circle_counts_contact_both_ways_and_ticks() -> None:
    story = Story()
    story.write(10, "p0")
    for number in range(14):
        story.exchange(430, f"p{number}")
    story.write(430, "p14")
    circle = tuple(Confidant(f"p{number}") for number in range(15))
    audit = inner_circle_coverage.AUDIT
    result = story.audit(audit, Expectations(inner_circle=circle))
    assert result.value and (result.value.k, result.value.n) == (14, 15)
    ticked = (*circle[:14], Confidant("p14", in_touch=story.at(480).date()))
    assert (again := story.audit(audit, Expectations(inner_circle=ticked))).value and again.value.k == 15
    assert story.audit(audit, Expectations(inner_circle=circle[:14])).state is State.NEEDS_YOUR_ANSWER


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
    audit = inner_circle_coverage.AUDIT
    result = story.audit(audit, Expectations(inner_circle=(*circle, Confidant("Elsewhere"))))
    assert result.value and (result.value.k, result.value.n) == (15, 15)
    assert result.note and "Elsewhere" in result.note
    asked = story.audit(audit, Expectations(inner_circle=(*circle[:14], Confidant("Elsewhere"))))
    assert asked.state is State.NEEDS_YOUR_ANSWER and asked.missing and "Elsewhere" in asked.missing.what
    old = Confidant("Elsewhere", in_touch=story.at(100).date())
    assert (late := story.audit(audit, Expectations(inner_circle=(*circle, old)))).value and late.value.n == 16
    assert late.value.k == 15


def written(people: int, each: int) -> Story:
    story = Story()
    for number in range(people * each):
        story.write(420 + number * 75 / (people * each), f"p{number % people}", "Fine!")
    story.hear(495, "p0", "What others write is not my spread.")
    return story


def test_the_effective_number_of_partners_of_an_even_share_is_their_number() -> None:
    result = written(30, 3).audit(partner_spread.AUDIT)
    assert result.value and result.value.number == pytest.approx(30)
    assert result.band is Band.WORKING
    assert written(3, 20).audit(partner_spread.AUDIT).band is Band.TRY
    assert written(13, 3).audit(partner_spread.AUDIT).state is State.NOT_ENOUGH_DATA
    wide = written(30, 3).audit(partner_spread.AUDIT, role=Role.SALES).score
    narrow = written(30, 3).audit(partner_spread.AUDIT, role=Role.CORP).score
    assert wide and result.score and narrow and wide.value < result.score.value < narrow.value


def test_writing_to_near_and_far_works_well_and_half_its_weight_counts_outside_digital_work() -> None:
    story = Story()
    for number in range(10):
        story.exchange(300 + number, f"near{number}", times=6)
    for number in range(20):
        story.exchange(300 if number % 4 else 100, f"far{number}")  # dormant by now, and weak
    for number in range(60):
        story.write(420 + number, f"near{number % 10}" if number % 2 else f"far{number % 20}")
    result = story.audit(weak_tie_share.AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 60)
    assert result.band is Band.WORKING
    other = story.audit(weak_tie_share.AUDIT, Expectations(digital_industry=False))
    assert other.weight == pytest.approx(result.weight / 2)


def test_messages_to_strangers_and_short_ones_are_no_messages_to_weak_ties() -> None:
    story = Story()
    for number in range(40):
        who = f"p{number % 20}"
        if number < 20:
            story.hear(419, who) if number < 10 else None
        story.write(420 + number, who)
        story.write(420.5 + number, who, "Fine!")
    result = story.audit(weak_tie_share.AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 40)
    bar = result.details[0]
    assert isinstance(bar, ShareBar)
    assert [count for _, count in bar.parts] == [20, 0, 20]
    for number in range(15):
        story.activities = [one for one in story.activities if str(one.to).find(f"'p{number}'") < 0]
    assert story.audit(weak_tie_share.AUDIT).state is State.NOT_ENOUGH_DATA


def test_many_messages_to_few_people_are_a_small_sample() -> None:
    story = Story()
    for number in range(14):
        story.exchange(430, f"weak{number}")
    story.exchange(420, "near", times=40)
    for number in range(40):
        story.write(430.01 + number, "near")
    result = story.audit(weak_tie_share.AUDIT)
    assert result.value and result.value.low is not None and result.value.high is not None
    assert result.value.high - result.value.low > 0.3


def test_depth_counts_people_with_three_exchanges() -> None:
    story = Story()
    for number in range(30):
        story.exchange(430, f"p{number}", times=3 if number < 10 else 2)
    result = story.audit(depth_share.AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 30)
    assert result.band is Band.WORKING


def test_bridges_are_elsewhere_and_share_few_connections_and_what_is_unknown_is_left_out() -> None:
    story = Story()
    story.profile(400, employer="Pumps")
    for number in range(32):
        where = {"employer": "Elsewhere"} if number < 20 else {"employer": "pumps"} if number < 30 else {}
        story.connect(410, f"p{number}", mutuals=2, **where)
        story.exchange(430, f"p{number}")
    result = story.audit(bridging_share.AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 30)
    assert result.band is Band.WORKING


def test_nobody_is_elsewhere_while_it_is_unknown_where_i_am() -> None:
    story = Story()
    for number in range(30):
        story.connect(410, f"p{number}", mutuals=2, employer="Pumps Ltd")
        story.exchange(430, f"p{number}")
    audit = bridging_share.AUDIT
    unknown = story.audit(audit)
    assert unknown.state is State.NOT_ENOUGH_DATA and unknown.missing and "where you work" in unknown.missing.what
    story.profile(400, role=False)
    assert (free := story.audit(audit)).value and free.value.k == 30
    story.profile(401, employer="PUMPS")
    assert (inside := story.audit(audit)).value and (inside.value.k, inside.value.n) == (0, 30)
    assert inside.note and "site" in inside.note
    assert (other := story.audit(audit, role=Role.CORP)).value and other.value.k == 30


def test_without_mutual_counts_it_is_told_what_would_give_them() -> None:
    story = Story()
    story.profile(400, employer="Pumps")
    for number in range(30):
        story.connect(410, f"p{number}", employer="Elsewhere")
        story.exchange(430, f"p{number}")
    result = story.audit(bridging_share.AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA and result.missing and "extension" in result.missing.remedy
