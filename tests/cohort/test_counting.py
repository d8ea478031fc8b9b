"""The figures of a cohort are those that plain Python finds one by one, and hostile files change nothing."""

import json
import os
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from random import Random

import msgspec
import pytest

from auditor.cohort.counting import NO_BAND, NO_CAUSE, NO_FURTHER, NO_ROLE, NO_VALUE, cohort, tens
from auditor.cohort.hiding import ALL
from auditor.donations.donation import Donation
from auditor.report import Role
from auditor.scoring.intervals import sampled, share
from tests.cohort.donors import AUDITS, donation, put

ROLES = (Role.CORP, Role.MEDIA, None)


@pytest.fixture(scope="module")
def donations() -> list[Donation]:
    """300 people, some of whom donated again, months later, twice in a month, or the same window twice."""
    rng = Random(7)
    first = [donation(donor, rng, roles=ROLES) for donor in range(300)]
    again = [donation(donor, rng, "2026-09", roles=ROLES) for donor in range(0, 300, 3)]
    same_month = [donation(donor, rng, "2026-09", roles=ROLES, days=365) for donor in range(0, 300, 30)]
    twice = [donation(donor, rng, "2026-09", roles=ROLES) for donor in range(0, 300, 60)]
    return [*first, *again, *same_month, *twice]


def two_digits(value: float) -> float:
    """As much of a value as is shown."""
    return float(f"{value:.2g}")


def latest(donations: list[Donation]) -> dict[str, Donation]:
    """Of each person, as the page says."""
    found: dict[str, tuple[tuple[str, int, int], Donation]] = {}
    for number, each in enumerate(donations):
        rank = (each.month, each.days, number)
        if each.donor not in found or rank > found[each.donor][0]:
            found[each.donor] = (rank, each)
    return {donor: each for donor, (_, each) in found.items()}


def test_the_values_of_each_audit_are_those_found_one_by_one(tmp_path: Path, donations: list[Donation]) -> None:
    found = cohort(put(tmp_path, donations))
    assert (found.people, found.donations, found.repeated) == (300, 410, 5)
    values = defaultdict(list)
    for each in latest(donations).values():
        for name, measured in each.audits.items():
            if measured.value is not None:
                for role in (each.role or NO_ROLE, ALL):
                    values[role, name].append(measured.value)
    assert {(spread.role, spread.audit) for spread in found.spreads} == set(values)
    for spread in found.spreads:
        of = sorted(values[spread.role, spread.audit])
        lower, median, upper = statistics.quantiles(of, n=4, method="inclusive")
        assert spread.people == tens(len(of))
        quartiles = [spread.lower_quartile, spread.median, spread.upper_quartile]
        assert quartiles == pytest.approx([lower, median, upper], rel=0.06)
        assert quartiles == [two_digits(each) for each in quartiles]
        ends = tuple(map(two_digits, sampled(of, "median", spread.audit)))
        assert (spread.low, spread.high) == pytest.approx(ends, rel=0.1)
        assert spread.low <= spread.median <= spread.high


def test_verdicts_and_bands_are_those_found_one_by_one(tmp_path: Path, donations: list[Donation]) -> None:
    found = cohort(put(tmp_path, donations))
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    people: dict[str, int] = defaultdict(int)
    for each in latest(donations).values():
        for role in (each.role or NO_ROLE, ALL):
            people[role] += 1
            counts[role, "", each.cause or NO_CAUSE] += 1
            further = (each.further.cause or NO_CAUSE) if each.further else NO_FURTHER
            counts[role, "further", further] += 1
            for name in AUDITS:
                measured = each.audits[name]
                counts[role, name, NO_VALUE if measured.value is None else measured.band or NO_BAND] += 1
    further_verdicts = [part._replace(of="further") for part in found.further_verdicts]
    assert any(part.part == "habits" for part in further_verdicts)
    shown = [*found.verdicts, *further_verdicts, *(part for part in found.bands if part.of in AUDITS)]
    assert len(found.verdicts) == 5 * 4
    assert len(shown) > 60
    for part in shown:
        k, n = counts[part.role, part.of, part.part], people[part.role]
        low, high = share(k, n)
        assert (part.people, part.share) == (tens(k), round(k / n, 2))
        assert (part.low, part.high) == (round(low, 2), round(high, 2))


def test_change_is_that_of_the_same_people_found_one_by_one(tmp_path: Path, donations: list[Donation]) -> None:
    found = cohort(put(tmp_path, donations))
    kept = {(each.donor, each.month, each.days): each for each in donations}
    moved = defaultdict(list)
    for donor, last in latest(donations).items():
        for name in AUDITS:
            told = sorted(
                (key[1], key[2], each.audits[name].value)
                for key, each in kept.items()
                if key[0] == donor and each.audits[name].value is not None
            )
            if told and told[0][0] < told[-1][0]:
                begin = max(each for each in told if each[0] == told[0][0])
                for role in (last.role or NO_ROLE, ALL):
                    moved[role, name].append((told[-1][2] or 0) - (begin[2] or 0))
    changes = {(each.role, each.audit): each for each in found.changes}
    assert changes.keys() == moved.keys()
    for key, by in moved.items():
        assert changes[key].people == tens(len(by))
        assert changes[key].months == 6
        assert changes[key].median == pytest.approx(two_digits(statistics.median(by)), rel=0.1)
        ends = sampled(sorted(by), "median", key[1])
        assert (changes[key].low, changes[key].high) == pytest.approx(tuple(map(two_digits, ends)), rel=0.1)


def test_a_role_of_nine_is_not_shown_and_cannot_be_reckoned(tmp_path: Path) -> None:
    rng = Random(1)
    people = [
        *(donation(donor, rng, roles=[Role.SALES]) for donor in range(9)),
        *(donation(donor, rng, roles=[Role.MEDIA]) for donor in range(100, 130)),
        *(donation(donor, rng, roles=[Role.CORP]) for donor in range(200, 280)),
    ]
    found = cohort(put(tmp_path, people))
    assert {each.role for each in found.spreads} == {Role.CORP, ALL}
    assert Role.SALES not in {each.role for each in [*found.bands, *found.verdicts, *found.further_verdicts]}
    shown = [each for each in found.verdicts if each.part == "habits"]
    assert not {Role.MEDIA, Role.SALES} & {each.role for each in shown}


def test_nine_people_are_shown_in_nothing(tmp_path: Path) -> None:
    rng = Random(1)
    found = cohort(put(tmp_path, [donation(donor, rng, roles=[Role.SALES]) for donor in range(9)]))
    assert (found.people, found.spreads, found.bands, found.verdicts, found.further_verdicts) == (0, [], [], [], [])


def test_what_is_no_donation_is_left_out_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    rng = Random(3)
    good = put(tmp_path / "good", [donation(donor, rng, roles=ROLES) for donor in range(30)])
    plain = json.loads(good[0].read_bytes())
    audit = plain["audits"][AUDITS[1]] = {"state": "scored", "value": 1.0, "low": 0.5, "high": 1.5}
    hostile = {
        "empty": b"",
        "binary": b"\xff\xfe\x00",
        "deep": b"[" * 100_000,
        "huge": b'{"a": "' + b"x" * 2_000_000 + b'"}',
        "other": b'{"hello": 1}',
        "name": json.dumps({**plain, "name": "Ana"}).encode(),
        "endless": json.dumps(plain).replace('"days": 90', '"days": 1e999').encode(),
        "number": json.dumps({**plain, "audits": {"reply-rate": {**audit, "value": 1e300}}}).encode(),
        "upside": json.dumps({**plain, "audits": {"reply-rate": {**audit, "low": 2.0}}}).encode(),
        "script": json.dumps({**plain, "audits": {"<script>": audit}}).encode(),
        "many": json.dumps({**plain, "audits": {f"a{number}": audit for number in range(300)}}).encode(),
        "donor": json.dumps({**plain, "donor": "'; DROP TABLE donations; --"}).encode(),
        "month": json.dumps({**plain, "month": "2026-13"}).encode(),
    }
    for name, content in hostile.items():
        (tmp_path / "good" / f"{name}.json").write_bytes(content)
    odd = set()
    if sys.platform != "win32":
        odd = {"pipe", "gone"}
        os.mkfifo(tmp_path / "good" / "pipe.json")
        (tmp_path / "good" / "gone.json").symlink_to(tmp_path / "nowhere")
    found = cohort([tmp_path / "good"])
    assert {Path(each.file).stem for each in found.left_out} == {*hostile, *odd}
    assert found.people == 30
    assert found.spreads == cohort(good).spreads


def test_an_audit_that_is_not_known_here_is_no_reason_to_leave_a_donation_out(tmp_path: Path) -> None:
    rng = Random(3)
    people = [donation(donor, rng, roles=ROLES) for donor in range(30)]
    newer = [
        msgspec.structs.replace(each, audits={**each.audits, "of-tomorrow": each.audits[AUDITS[0]]}) for each in people
    ]
    assert cohort(put(tmp_path / "new", newer)).spreads == cohort(put(tmp_path / "old", people)).spreads
