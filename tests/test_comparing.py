"""Two reports side by side: a planted change is found, chance alone is not taken for one, and nothing is made up."""

import random
from datetime import UTC, date, datetime
from math import sqrt

import msgspec
import pytest

from auditor.comparing import compare
from auditor.report import AuditResult, Band, CategoryResult, Evidence, Report, Role, Score, State, Value, Verdict

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


def test_days_that_both_read_and_other_roles_are_told() -> None:
    early, late = report({}), report({}, date(2026, 3, 22), date(2026, 6, 1))
    assert compare(early, late).overlap == 10
    assert compare(early, msgspec.structs.replace(late, sites=("mastodon",))).overlap == 0
    assert compare(early, report({}, date(2026, 4, 1), date(2026, 6, 1))).overlap == 0
    assert compare(early, msgspec.structs.replace(late, role=Role.MEDIA)).roles_differ
