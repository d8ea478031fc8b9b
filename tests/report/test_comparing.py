"""Two reports side by side: a planted change is found, chance alone is not taken for one, and nothing is made up."""

import random
from datetime import UTC, date, datetime
from math import sqrt

import msgspec
import pytest

from auditor.report import (
    AuditResult,
    Band,
    CategoryResult,
    Evidence,
    Missing,
    Report,
    Role,
    Score,
    State,
    Value,
    Verdict,
    comparing,
)
from auditor.report.comparing import compare

EVIDENCE = Evidence("A", "E", "", ())
MANY = 40


def share(k: int, n: int) -> Value:
    """A share with its 80 % interval by Wilson's formula."""
    z, p = 1.2816, k / n
    middle, half = (
        (p + z * z / (2 * n)) / (1 + z * z / n),
        z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / n / n / 4),
    )
    return Value(p, "share", f"{k} of {n}", n, "messages", k, middle - half, middle + half)


def report(values: dict[str, Value | None], first: date = date(2026, 1, 1), last: date = date(2026, 3, 31)) -> Report:
    audits = tuple(
        AuditResult(
            name, f"{name}?", name, State.SCORED if value else State.NOT_ENOUGH_DATA, (), EVIDENCE, "",
            value=value, score=Score(value.number, 0, 1) if value else None,
        )
        for name, value in values.items()
    )  # fmt: skip
    return Report(
        id="r", created=datetime(2026, 4, 1, tzinfo=UTC), first=first, last=last, role=None, sites=("linkedin",),
        sources=(), gaps=(), categories=(CategoryResult("care", "Care", "", audits, 1, 1),), findings=(), tips=(),
        verdict=Verdict(""),
    )  # fmt: skip


def test_a_large_change_is_found_and_a_small_one_is_the_same_as_far_as_can_be_told() -> None:
    before = report({"answers": share(20, 100), "notes": share(50, 100), "questions": None, "posts": share(1, 4)})
    after = report({"answers": share(80, 100), "notes": share(52, 100), "questions": share(5, 9), "posts": None})
    found = {pair.audit: (pair.outcome, pair.better) for pair in compare(before, after).pairs}
    assert found == {
        "answers": ("differs", True),
        "notes": ("same", None),
        "questions": ("one", None),
        "posts": ("one", None),
    }
    assert compare(after, before).pairs[0].better is False


def test_where_both_work_neither_is_further_from_what_works() -> None:
    def banded(k: int, band: Band) -> Report:
        told = report({"answers": share(k, 100)})
        (category,) = told.categories
        audit = msgspec.structs.replace(category.audits[0], band=band)
        return msgspec.structs.replace(told, categories=(msgspec.structs.replace(category, audits=(audit,)),))

    (pair,) = compare(banded(95, Band.WORKING), banded(60, Band.WORKING)).pairs
    assert (pair.outcome, pair.better) == ("differs", None)
    (pair,) = compare(banded(95, Band.WORKING), banded(60, Band.LOOK)).pairs
    assert (pair.outcome, pair.better) == ("differs", False)


def test_the_same_numbers_on_few_messages_are_no_difference() -> None:
    pairs = compare(report({"answers": share(1, 4)}), report({"answers": share(3, 4)})).pairs
    assert [pair.outcome for pair in pairs] == ["same"]


def test_where_nothing_changed_nine_comparisons_of_ten_say_nothing() -> None:
    draw = random.Random(7)

    def drawn() -> Report:
        def one(chance: float) -> Value:
            return share(sum(draw.random() < chance for _ in range(60)), 60)

        return report({f"audit-{number}": one((number + 1) / (MANY + 2)) for number in range(MANY)})

    wrong = sum(bool(compare(drawn(), drawn()).of("differs")) for _ in range(100))
    assert wrong <= 20  # 10 are expected where each interval is exact


def test_what_was_counted_in_full_differs_if_it_is_another_number() -> None:
    one, two = (Value(number, "count", str(number), 1, "plans", low=number, high=number) for number in (1.0, 2.0))
    assert compare(report({"plan": one}), report({"plan": two})).pairs[0].outcome == "differs"
    assert compare(report({"plan": one}), report({"plan": one})).pairs[0].outcome == "same"


@pytest.mark.parametrize(
    "other", [Value(3.0, "hours", "3 hours", 9, "x", low=2, high=4), Value(0.9, "share", "", 9, "x")]
)
def test_what_has_another_unit_or_no_bounds_is_not_compared(other: Value) -> None:
    assert compare(report({"a": share(1, 10)}), report({"a": other})).pairs[0].outcome == "one"


def test_ranges_that_lie_apart_among_many_that_do_not_are_not_said_to_be_the_same() -> None:
    still: dict[str, Value | None] = {f"audit-{number}": share(30, 60) for number in range(30)}
    before, after = report(still | {"answers": share(14, 30)}), report(still | {"answers": share(23, 30)})
    found = {pair.audit: pair for pair in compare(before, after).pairs}
    first, second = found["answers"].first, found["answers"].second
    assert first and second and first.high is not None and second.low is not None and first.high < second.low
    assert found["answers"].outcome == "apart"
    assert found["audit-3"].outcome == "same"
    assert compare(before, after).pairs[0].audit == "answers"
    alone = compare(report({"answers": share(14, 30)}), report({"answers": share(23, 30)}))
    assert alone.pairs[0].outcome == "differs"


def test_what_was_counted_in_unequal_spans_is_compared_by_the_month() -> None:
    def counted(number: float) -> Value:
        return Value(number, "count", "", 1, "things", low=number * 0.8, high=number * 1.2)

    short, long = date(2026, 1, 1), date(2025, 4, 1)
    pair = compare(report({"a": counted(365)}, long), report({"a": counted(90)}, short)).pairs[0]
    assert (pair.outcome, pair.per) == ("same", 30)
    assert pair.first and pair.second
    assert pair.first.number == pytest.approx(30)
    assert pair.second.number == pytest.approx(30)
    assert compare(report({"a": counted(90)}, short), report({"a": counted(30)}, short)).pairs[0].per is None
    people = Value(20.0, "people", "", 1, "people", low=15, high=25)
    pair = compare(report({"a": people}, long), report({"a": people}, short)).pairs[0]
    assert (pair.outcome, pair.unlike) == (
        "one",
        "One covers 365 days and the other 90: more days by themselves make the number larger.",
    )
    assert compare(report({}, long), report({}, short)).unequal
    for first, outcome in ((date(2025, 12, 23), "same"), (date(2025, 12, 22), "one")):  # 99 days beside 90, and 100
        assert compare(report({"a": people}, first), report({"a": people}, short)).pairs[0].outcome == outcome


def test_a_chance_by_a_date_is_not_compared_between_days_that_leave_unlike_time() -> None:
    def chance(number: float) -> Value:
        return Value(number, "probability", "", 20, "actions", low=number - 0.02, high=number + 0.02)

    before = report({"a": chance(0.73)}, last=date(2026, 3, 31))
    pair = compare(before, report({"a": chance(0.47)}, last=date(2026, 5, 13))).pairs[0]
    assert (pair.outcome, pair.better) == ("one", None)
    assert "with less time left" in pair.unlike
    assert compare(before, report({"a": chance(0.47)})).pairs[0].outcome == "differs"


def changed(told: Report, **values: object) -> Report:
    """The report, with its one audit's result changed."""
    (category,) = told.categories
    audits = tuple(msgspec.structs.replace(each, **values) for each in category.audits)
    return msgspec.structs.replace(told, categories=(msgspec.structs.replace(category, audits=audits),))


def test_what_only_one_measured_says_why() -> None:
    lacking = Missing("The archive has no messages.", "The complete archive would tell.")
    before, after = changed(report({"a": None}), missing=lacking), report({"a": share(1, 9)})
    assert compare(before, after).pairs[0].why == "The archive has no messages."
    assert compare(after, before).pairs[0].why == "The archive has no messages."
    assert compare(report({}), after).pairs[0].unlike == "It was not among the audits of that report."


def test_one_answer_is_not_compared_with_itself() -> None:
    told = changed(report({"a": share(1, 9)}), answers=("goal",), answers_only=True)
    (pair,) = compare(told, told).pairs
    assert (pair.outcome, pair.unlike.partition(" ")[0]) == ("one", "It")
    later = msgspec.structs.replace(told, created=datetime(2026, 7, 1, tzinfo=UTC))
    assert compare(told, later).pairs[0].outcome == "same"
    mixed = changed(report({"a": share(1, 9)}), answers=("goal",))
    assert compare(mixed, mixed).same_answers
    assert not compare(report({"a": share(1, 9)}), report({"a": share(1, 9)})).same_answers


def test_days_of_an_audit_that_both_read_are_told() -> None:
    early = changed(report({"a": share(1, 9)}, date(2026, 1, 1), date(2026, 1, 31)), days=90)
    late = changed(report({"a": share(1, 9)}, date(2026, 2, 1), date(2026, 2, 28)), days=90)
    found = compare(early, late)
    assert (found.overlap, found.pairs[0].days, found.pairs[0].overlap) == (0, (90, 90), 62)


def test_days_that_both_read_and_other_roles_are_told() -> None:
    early, late = report({}), report({}, date(2026, 3, 22), date(2026, 6, 1))
    assert compare(early, late).overlap == 10
    assert compare(early, msgspec.structs.replace(late, sites=("mastodon",))).overlap == 0
    for begun in (date(2026, 4, 1), date(2026, 4, 9)):
        assert compare(early, report({}, begun, date(2026, 6, 1))).overlap == 0
    assert compare(early, msgspec.structs.replace(late, role=Role.MEDIA)).roles_differ


@pytest.mark.parametrize(
    ("before", "after", "sites", "outcome"),
    [
        (("mastodon",), ("facebook", "linkedin"), ("linkedin", "mastodon"), "one"),
        (("linkedin",), ("linkedin",), ("linkedin",), "differs"),
        ((), ("linkedin",), ("linkedin",), "differs"),  # a report that was kept before this was noted
        (("mastodon",), ("linkedin",), (), "differs"),  # one site beside another
    ],
)
def test_profiles_of_other_sites_are_no_change_of_a_profile(
    before: tuple[str, ...], after: tuple[str, ...], sites: tuple[str, ...], outcome: str
) -> None:
    def seen(number: float, profiles: tuple[str, ...]) -> Report:
        value = Value(number, "share", "", 1, "profiles", None, number, number, profiles)
        return msgspec.structs.replace(report({"headline-clarity": value}), sites=sites)

    (pair,) = compare(seen(0.5, before), seen(0.8, after)).pairs
    assert pair.outcome == outcome
    assert ("profile" in pair.unlike) is (outcome == "one")


def test_what_is_told_by_the_month_has_its_interval_by_the_month_too() -> None:
    counted = Value(365.0, "count", "", 1, "things", low=292, high=438)
    pair = compare(report({"a": counted}, date(2025, 4, 1)), report({"a": share(1, 2)})).pairs[0]
    assert pair.unlike, "of another unit"
    pair = compare(
        report({"a": counted}, date(2025, 4, 1)),
        report({"a": msgspec.structs.replace(counted, number=90.0, low=72, high=108)}),
    ).pairs[0]
    for side in (pair.first, pair.second):
        assert side and (side.low, side.number, side.high) == pytest.approx((24, 30, 36))


@pytest.mark.parametrize(
    ("chances", "differ"),
    [((0.04, 0.09), {"first", "second"}), ((0.04, 0.11), {"first"}), ((0.06, 0.07), set())],
)
def test_of_two_the_clearer_has_to_be_as_clear_as_half_the_bound_and_the_other_then_as_the_whole(
    chances: tuple[float, float], differ: set[str]
) -> None:
    assert comparing._beyond_chance(dict(zip(("first", "second"), chances, strict=True))) == differ
