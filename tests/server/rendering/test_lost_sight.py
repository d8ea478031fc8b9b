"""Whom one lost sight of: nobody who may be in touch under another id."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from auditor.report.ego_network import Alike, EgoNetwork, Tie
from auditor.report.waiting import Waiting
from server.rendering.lost_sight import LostSight, in_a_line, of_report
from server.rendering.network import kinds_in_words, quiet_for
from server.store.persons import now
from server.store.remarks import Remark
from tests.golden import NOON
from tests.made_up import report_of


def test_who_may_be_in_touch_under_another_id_is_not_worth_a_line() -> None:
    plain = report_of("corporate", NOON)
    assert plain.network
    before = of_report(plain, {})
    silent = [tie for tie, _ in before.silent]
    talking = next(tie for tie in plain.network.ties if tie not in silent)
    asleep, *others = before.dormant
    pair = Alike((asleep.site, talking.site), (asleep.person, talking.person), (asleep.name, talking.name), "name")
    network = msgspec.structs.replace(plain.network, alike=(pair,))
    assert of_report(msgspec.structs.replace(plain, network=network), {}).dormant == others


def test_who_is_refused_since_the_report_is_on_no_list_of_it() -> None:
    plain = report_of("corporate", NOON)
    before = of_report(plain, {})
    first, *others = before.dormant
    assert of_report(plain, {}, (first.person,)).dormant == others


#: Of the report that these people are put into: as that of the golden one.
LAST = date(2026, 3, 2)


def told(*ties: Tie, remarks: dict[tuple[str, str], Remark] | None = None) -> LostSight:
    network = EgoNetwork(told=True, ties=ties)
    plain = report_of("corporate", NOON)
    assert plain.last == LAST
    return of_report(msgspec.structs.replace(plain, network=network, waiting=()), remarks or {})


def tie(
    name: str,
    silent: int,
    *,
    exchanges: int = 3,
    exchanges_then: int = 0,
    every: float | None = None,
    settled: bool = False,
) -> Tie:
    last = LAST - timedelta(days=silent)
    return Tie(
        "linkedin", name, name, "weak", exchanges, 2 * exchanges, last, every, settled=settled,
        exchanges_then=exchanges_then,
    )  # fmt: skip


def test_a_tie_of_which_no_usual_is_known_is_worth_a_line_after_months() -> None:
    found = told(
        tie("quiet", 91),
        tie("lately", 90),
        tie("met once", 200, exchanges=1),
        tie("needs no answer", 200, settled=True),
        tie("has a pace", 200, every=300.0),
    )
    assert [each.name for each in found.quiet] == ["quiet"]
    assert not found.silent
    of_old = told(tie("quiet", 200), remarks={("linkedin", "quiet"): Remark(every=250)})
    assert not of_old.quiet, "how often is meant is known"
    assert quiet_for(Tie("x", "a", "a", "weak", 3, 6, date(2020, 1, 14))).endswith(
        "3 exchanges in 12 months, the last on 14 January 2020"
    )


def test_a_tie_does_not_fall_between_those_quiet_for_months_and_those_for_a_year() -> None:
    months = tie("quiet for most of a year", 340, exchanges=1, exchanges_then=4)
    assert told(months).quiet == [months]
    assert quiet_for(Tie("x", "a", "a", "weak", 1, 8, date(2020, 1, 14), exchanges_then=4)).endswith(
        "at least 4 exchanges in the 12 months up to the last one, on 14 January 2020"
    )


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        (
            (tie("lately", 3), tie("met", 20)),
            "How often you usually write is not known for any of the people you write with.",
        ),
        ((tie("lately", 3), tie("steady", 20, every=30.0)), "Of 1 person it is known how often you usually write"),
    ],
)
def test_that_nobody_is_silent_for_longer_than_usual_is_said_of_those_whose_usual_is_known(
    ties: tuple[Tie, ...], said: str
) -> None:
    found = told(*ties)
    assert not found.silent and not found.quiet
    assert found.nobody.startswith(said)


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ((tie("put off", 300, every=30.0),), "1 person is put off."),
        (
            (tie("put off", 300, every=30.0), tie("steady", 20, every=30.0)),
            "Of 1 person it is known how often you usually write, and they are not silent for longer than that. "
            "1 person is put off.",
        ),
    ],
)
def test_who_is_put_off_is_not_said_to_be_in_touch(ties: tuple[Tie, ...], said: str) -> None:
    found = told(*ties, remarks={("linkedin", "put off"): Remark().put_off(now(), 7)})
    assert not found.silent
    assert found.nobody == said


def test_the_head_of_the_page_counts_no_more_than_it_lists() -> None:
    plain = report_of("corporate", NOON)
    assert plain.network
    listed = plain.network.dormant
    put_off = of_report(plain, {(listed[0].site, listed[0].person): Remark().put_off(now(), 90)})
    assert len(put_off.dormant) == len(listed) - 1
    whole, fewer = kinds_in_words(plain.network), kinds_in_words(plain.network, put_off.dormant)
    count = plain.network.kinds["dormant"]
    assert f"{count} you lost sight of" in whole
    assert f"{count - 1} you lost sight of" in fewer
    assert "quiet for long" not in whole
    assert f"2 quiet for long · {count} you lost sight of" in kinds_in_words(plain.network, listed, 2)


def test_who_wrote_in_a_group_with_one_lately_is_not_quiet_but_for_what_one_meant_oneself() -> None:
    lately = msgspec.structs.replace(tie("Ana", 149, every=20), together=LAST - timedelta(days=10))
    quiet = msgspec.structs.replace(tie("Ben", 149), together=LAST - timedelta(days=10))
    found = told(lately, quiet)
    assert not found.silent and not found.quiet
    long_ago = msgspec.structs.replace(lately, together=LAST - timedelta(days=140))
    assert [said for _, said in told(long_ago).silent] == ["usually every 20 days; now 149 days"]
    assert told(lately, remarks={("linkedin", "Ana"): Remark(every=10)}).silent


def test_who_reminded_four_times_and_had_one_answer_has_no_rhythm_with_me() -> None:
    assert not told(tie("once", 149, every=7, exchanges=1)).silent
    assert told(tie("often", 149, every=7, exchanges=2)).silent
    assert told(tie("before", 149, every=7, exchanges=1, exchanges_then=3)).silent
    meant = {("linkedin", "once"): Remark(every=10)}
    assert told(tie("once", 149, every=7, exchanges=1), remarks=meant).silent


def test_a_tie_is_silent_for_longer_from_the_day_after_the_usual_and_a_half_or_after_what_was_meant() -> None:
    meant = {("linkedin", name): Remark(every=10) for name in ("Dora", "Edo")}
    ties = [tie("Ana", 30, every=20), tie("Ben", 31, every=20), tie("Dora", 10), tie("Edo", 11)]
    assert [each.name for each, _ in told(*ties, remarks=meant).silent] == ["Ben", "Edo"]


@pytest.mark.parametrize("promised", [True, False])
def test_who_waits_for_an_answer_is_not_silent_and_who_waits_for_what_i_promised_is(promised: bool) -> None:
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    wait = Waiting("linkedin", "Ana", "Ana", at, at.date(), "what was written", promised=promised)
    plain = report_of("corporate", NOON)
    network = EgoNetwork(told=True, ties=(tie("Ana", 91),))
    found = of_report(msgspec.structs.replace(plain, network=network, waiting=(wait,)), {})
    assert [each.name for each in found.quiet] == (["Ana"] if promised else [])


def test_the_start_page_names_the_first_two_who_are_quiet_for_longer_than_usual() -> None:
    silent = [tie(name, 60, every=5.0) for name in ("Ana Ruiz", "Ben Oh", "Cleo Day")]
    assert in_a_line(told(*silent), LAST) == (
        "Quiet for longer than usual: Ana Ruiz (usually every 5 days; now 60 days) and Ben Oh (usually every 5 days; "
        "now 60 days)."
    )
    assert in_a_line(told(tie("Ana Ruiz", 13, every=5.0)), LAST) == ""
