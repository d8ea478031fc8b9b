"""That validity is measured right: the people made up, the counting, and the page. The measuring itself is long, and
``make validity`` does it."""

import ast
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from auditor.report import AuditResult
from tests.validity.counting import Outcome, outcome, tally
from tests.validity.diary import Truth
from tests.validity.kinds import KINDS
from tests.validity.lives import LIVES
from tests.validity.measuring import DAYS, Compared, Measured, Verdicts, measure_audits, of_audits, outcomes, report
from tests.validity.page import alone, page

_HERE = Path(__file__).parent
_PEOPLE = 12


@cache
def voices() -> tuple[dict[str, AuditResult], ...]:
    """A dozen people's results; their voices, as they are quick to audit."""
    return tuple(report(LIVES["voice"](Random(seed), DAYS)).audits() for seed in range(_PEOPLE))


def counted(spoilt: float = 0.0) -> list[Outcome]:
    """What was said of how much they contribute; ``spoilt``: moves the intervals by so many times their width."""
    said = []
    for seed, results in enumerate(voices()):
        truth = LIVES["voice"](Random(seed), DAYS).truths["comments-vs-likes"]
        each = outcome("comments-vs-likes", truth, results["comments-vs-likes"])
        if each.low is not None and each.high is not None:
            wide = spoilt * (each.high - each.low)
            each = replace(each, low=each.low + wide, high=each.high + wide)
        said.append(each)
    return said


def test_what_makes_people_up_shares_no_code_with_the_auditor() -> None:
    for file in (_HERE / "diary.py", _HERE / "words.py", _HERE / "kinds.py", *(_HERE / "lives").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom | ast.Import):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
                assert not [name for name in names if name.split(".")[0] in ("auditor", "server")], file.name
                assert not [name for name in names if name in ("tests.story", "tests.validity.measuring")], file.name


@pytest.mark.parametrize("life", LIVES)
def test_a_life_is_the_same_for_the_same_lot_and_its_truths_are_told_of(life: str) -> None:
    diary, again = (LIVES[life](Random(5), DAYS) for _ in range(2))
    assert diary.activities == again.activities
    assert len({activity["id"] for activity in diary.activities}) == len(diary.activities)
    said = outcomes(diary, report(diary))
    assert {each.audit for each in said} == set(diary.truths)
    assert [each for each in said if each.value is not None]


def test_audits_that_are_measured_alone_say_what_they_say_in_a_report() -> None:
    diary = LIVES["voice"](Random(0), DAYS)
    whole = {each.audit: each for each in outcomes(diary, report(diary))}
    assert of_audits(diary, ["comments-vs-likes", "reply-rate"]) == [whole["comments-vs-likes"]]
    with pytest.raises(ValueError, match="goal-stated"):
        measure_audits(["goal-stated", "reply-rate"], 1, 1)


def test_intervals_that_are_moved_are_seen_in_the_coverage() -> None:
    right, wrong = tally("voice", counted()), tally("voice", counted(spoilt=4.0))
    assert right.intervals == wrong.intervals > _PEOPLE / 2
    assert right.covered >= right.intervals / 2
    assert wrong.covered == 0
    assert wrong.below == wrong.intervals


def test_a_band_is_right_where_the_truth_lies_in_it_and_wrong_elsewhere() -> None:
    told = next(results["comments-vs-likes"] for results in voices() if results["comments-vs-likes"].curve)
    assert told.curve and told.score and told.value
    known = {score: at for at, score in told.curve.points}
    true = [outcome("a", Truth(at), told).true for at in (known[0.5] / 2, (known[0.5] + known[0.9]) / 2, 0.99)]
    assert true == [0, 1, 2]
    said = Outcome("a", 0.5, False, 1, (1, 2))
    assert said.right
    assert not said.sharp
    assert not replace(said, true=0).right
    assert not replace(said, shown=None).right


def test_counts_in_full_have_no_interval_to_be_compared() -> None:
    assert tally("a", [Outcome("a", 3, True, 2, (2, 2), 3, 3, 3)]).intervals == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_people_has_a_goal_and_a_cause_that_may_be_named(kind: str) -> None:
    diary = KINDS[kind].write(Random(3))
    assert diary.answers["goal"]["so_far"] >= 0
    assert KINDS[kind].right
    assert not (KINDS[kind].clear and None in KINDS[kind].right)


def test_the_page_marks_what_misses_its_goal() -> None:
    good = tally("reply-rate", [Outcome("reply-rate", 0.5, False, 1, (1, 1), 0.5, 0.4, 0.6)] * 8 * 10)
    short = replace(good, covered=40, below=40, right=60)
    kind = next(kind for kind in KINDS if KINDS[kind].clear)
    said = Verdicts({"habits": 3, None: 1}, right=3, named=3, changed=1)
    found = Measured(1, 80, 4, [good, short], [good], {"reply-rate": Compared(4, 2)}, {}, {kind: said})
    lines = page(found).splitlines()
    rows = [line for line in lines if line.startswith("| `reply-rate` |") and line.count("|") == 9]
    assert "✗" in rows[0]
    assert "50% ✗ | 40 | 0" in rows[1]
    assert "75% ✗" in rows[1]
    assert alone([short], 80, 1).endswith("| 50% ✗ | 40 | 0 | 0.000 |")
    assert any(line.startswith(f"| ● {kind} | **3** |") and "75% ✗ | 25% ✗" in line for line in lines)
