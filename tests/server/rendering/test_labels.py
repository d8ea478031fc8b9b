"""Whatever a report or the store can say has words on screen."""

from typing import get_args, get_type_hints

import pytest

from auditor.activities.activity import Source
from auditor.activities.acts import ACTS, Act
from auditor.audits.catalogue import AUDITS
from auditor.report import Band, Part, PointsTo, Role, State, Value
from server.rendering import labels
from server.rendering.sentences import sentences
from server.store.imports import ImportState
from server.store.runs import RunState
from server.translations import speaking


@pytest.mark.parametrize("unit", sorted({audit.unit for audit in AUDITS.values()} - {"share", "count", "ratio"}))
def test_every_unit_of_an_audit_is_translated(unit: str) -> None:
    with speaking("de"):
        said = labels.amount(7, unit)
        assert unit not in said
        assert any(number in said for number in ("7", "700", "1.096,6"))  # e to the 7th is 1,096.6


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("unit", sorted(unit for unit, (one, many) in labels._UNITS.items() if one != many))
def test_one_of_a_unit_is_said_in_the_singular(unit: str, language: str) -> None:
    with speaking(language):
        one, two = labels.amount(1, unit), labels.amount(2, unit)
    alike = language == "de" and "-mal" in one  # how many times is said of one as of more
    assert alike or one.partition("1")[2] != two.partition("2")[2]


def test_one_is_told_as_it_is_shown() -> None:
    assert labels.amount(1.004, "contributions a week") == "1.0 contributions a week"
    assert labels.amount(1, "people") == "1 person"
    with speaking("de"):
        assert labels.amount(1.0, "contributions a week") == "1 Beitrag pro Woche"


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_named(act: Act) -> None:
    assert labels.act_label(act)


def test_every_band_state_role_cause_and_way_in_is_named() -> None:
    assert all(labels.band(band) for band in Band)
    assert all(labels.state(state) for state in State)
    assert all(labels.role(role) for role in Role)
    assert all(labels.cause(cause) for cause in get_args(get_type_hints(Part)["cause"]))
    assert all(labels.under_way(state) for state in {*get_args(ImportState), *get_args(RunState)})
    with speaking("de"):
        assert all(labels.via(via) != via for via in get_args(get_type_hints(Source)["via"]))


def test_what_a_finding_points_to_is_a_list_in_the_language() -> None:
    assert labels.points_to((PointsTo.HABIT, PointsTo.SITE, PointsTo.CONTEXT)) == "habit, site and circumstances"
    with speaking("de"):
        assert labels.points_to((PointsTo.HABIT, PointsTo.SITE)) == "Gewohnheit und Netzwerk"


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ("B", "studies over time"),
        ("C/D", "studies at one time and practitioners', vendors' or platforms' data"),
        ("B(⚠)", "studies over time, and the work is doubted"),
    ],
)
def test_a_grade_is_said_in_words(grade: str, words: str) -> None:
    assert labels.grade(grade) == words


def test_many_hours_are_said_as_days_and_less_than_one_as_minutes() -> None:
    assert [labels.amount(hours, "hours") for hours in (1, 71, 72, 626)] == ["1 hour", "71 hours", "3 days", "26 days"]
    assert [labels.amount(hours, "hours") for hours in (0, 0.2, 0.61)] == ["0 hours", "12 minutes", "37 minutes"]


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (0.083, 0.42, "contributions a week", ("0.08", "0.42 contributions a week")),
        (2.41, 4.2, "pitches a week", ("2.4", "4.2 pitches a week")),
        (2.1485, 3.2, "pitches a week", ("2.1", "3.2 pitches a week")),  # as the value is said, which is as low
        (0.28, 0.43, "share", ("28 %", "43 %")),
        (41.5, 2160, "hours", ("41.5 hours", "90 days")),
        (96, 240, "hours", ("4", "10 days")),
        (0.53, 10, "hours", ("32 minutes", "10 hours")),
        (0.25, 0.55, "hours", ("15", "33 minutes")),
        (-0.5, 0.5, "fit", ("fit: -0.5", "fit: 0.5")),
        (3, 3, "people", None),
        (0.0, 0.0034, "probability", None),  # both are 0 %
        (2.41, 2.44, "pitches a week", None),
        (None, None, "people", None),
    ],
)
def test_the_ends_of_an_interval_name_their_unit_once(
    low: float | None, high: float | None, unit: str, said: tuple[str, str] | None
) -> None:
    assert labels.ends(Value(1, unit, "", 9, "weeks", low=low, high=high)) == said


def test_a_german_date_does_not_end_a_sentence() -> None:
    german = "Du hoffst auf 10 bis 31. Dezember 2026, und du hattest 8. Das ist im Rahmen des Zufalls."
    assert sentences(german) == [
        "Du hoffst auf 10 bis 31. Dezember 2026, und du hattest 8.",
        "Das ist im Rahmen des Zufalls.",
    ]
    assert sentences("You had 8. March was quiet. Is it? Yes!") == ["You had 8.", "March was quiet.", "Is it?", "Yes!"]
