"""The catalogue: it lists what the folder holds, and scores by the control points of the evidence."""

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields, replace

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Audit
from auditor.audits.catalogue import AUDITS, CATEGORIES
from auditor.audits.controls import CONTROLS, Control, Side
from auditor.audits.sources import SOURCES
from auditor.facts import FAMILIES
from auditor.report import PointsTo
from auditor.scoring.curves import Band, Curve, LogitShare, LogNormal, Piecewise

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "auditor" / "audits"
every = pytest.mark.parametrize("audit", AUDITS.values(), ids=list(AUDITS))


def test_every_audit_of_the_folder_stands_in_the_catalogue_and_the_other_way_round() -> None:
    files = {
        file.relative_to(FOLDER).as_posix()
        for file in FOLDER.rglob("*.py")
        if re.search(r"^AUDIT\b", file.read_text("utf-8"), re.MULTILINE)
    }
    listed = {
        f"{category.id}/{entry.audit.id.replace('-', '_')}.py" for category in CATEGORIES for entry in category.entries
    }
    assert listed == files


def test_the_order_of_the_categories_is_that_of_the_evidence() -> None:
    order = ["rhythm", "reciprocity", "care", "introductions", "outreach", "voice", "profile", "expectations"]
    order += ["site", "used"]
    ids = [category.id for category in CATEGORIES]
    assert ids == [name for name in order if name in ids]


def test_no_id_is_given_twice() -> None:
    assert len(AUDITS) == sum(len(category.entries) for category in CATEGORIES)


@every
def test_an_audit_is_the_one_of_its_file(audit: Audit) -> None:
    assert import_module(audit.measure.__module__).AUDIT is audit
    assert audit.measure.__module__.rpartition(".")[2] == audit.id.replace("-", "_")


@every
def test_an_audit_has_a_test_of_its_own(audit: Audit) -> None:
    assert (ROOT / "tests" / "audits" / f"test_{audit.id.replace('-', '_')}.py").is_file()


@every
def test_an_audit_declares_only_what_there_is(audit: Audit) -> None:
    assert set(audit.facts) <= set(FAMILIES)
    assert set(audit.grounds.sources) <= set(SOURCES)
    assert audit.title != audit.failure_title
    assert audit.measure.__doc__
    assert audit.advice.minutes > 0


#: Whom advice must not name; ``naming`` leaves them out.
UNNAMED = {"kept_apart", "not_this_person"}
#: What Expectations work out, and of which answers.
WORKED_OUT = {
    "never_proposed": UNNAMED,
    "hopes_for_sources": {"goal", "further_goal"},
    "marked": {"answered_elsewhere", "needs_no_answer"},
    "irrelevant": {"relevant"},
}


def answers_read(audit: Audit) -> set[str]:
    """The answers that an audit's own file asks for by name."""
    read = set[str]()
    for node in ast.walk(ast.parse(Path(import_module(audit.measure.__module__).__file__ or "").read_text("utf-8"))):
        match node:
            case ast.Attribute(ast.Name("expectations"), name):
                read |= WORKED_OUT.get(name, {name})
            case ast.Call(ast.Attribute(ast.Name("naming"), "whom" | "proposable")):
                read |= UNNAMED
    return read


@every
def test_an_audit_declares_the_answers_that_it_reads(audit: Audit) -> None:
    """``answers`` of its Audit: a result is told to rest on these, and asks again for those that grew old."""
    unknown = set(audit.answers) - {field.name for field in fields(Expectations)}
    assert not unknown, f"no answers are called so: {unknown}; see auditor/answers/expectations.py"
    undeclared = answers_read(audit) - set(audit.answers)
    assert not undeclared, f"add to its answers what it reads: {undeclared}"


def test_an_audit_explains_only_audits_that_there_are() -> None:
    assert {explained for audit in AUDITS.values() for explained in audit.explains} <= set(CONTROLS)


def test_nothing_about_a_site_or_its_people_judges_the_person() -> None:
    for category in CATEGORIES:
        if not category.judges_person:
            assert not any(PointsTo.EXPECTATION in entry.audit.points_to for entry in category.entries)


def test_no_text_shames() -> None:
    said = [
        text
        for audit in AUDITS.values()
        for text in (audit.title, audit.failure_title, audit.caveats, audit.advice.reason, audit.advice.choice)
    ]
    assert not [text for text in said if any(word in text.lower() for word in ("dirty", "you should", "addict"))]


def as_controlled(curve: Curve | None) -> Control:
    """A curve as the evidence has it, without the rest."""
    match curve:
        case None:
            return bare(curve="INFO")
        case Band(low, high):
            return bare(
                curve="BAND", low=Side(low.kind, low.good, low.fair), high=Side(high.kind, high.good, high.fair)
            )
        case LogNormal() | LogitShare() | Piecewise():
            return bare(curve=curve.kind, good=curve.good, fair=curve.fair)
        case _:
            raise TypeError(curve)


def bare(**curve: Any) -> Control:
    return Control(points_to="", direction="", threshold="", **curve)


def test_the_control_points_are_those_of_the_evidence() -> None:
    assert set(AUDITS) <= set(CONTROLS)
    given = {name: replace(CONTROLS[name], points_to="", direction="", threshold="") for name in AUDITS}
    assert {audit.id: as_controlled(audit.curve) for audit in AUDITS.values()} == given, (
        "see auditor/audits/controls.toml"
    )


def letters(grade: str) -> list[str]:
    """A grade without the remarks on it."""
    return re.findall(r"\b[A-E]⚠?(?![A-Za-z])", grade.partition("(")[0])


def test_the_grades_are_those_of_the_evidence() -> None:
    said = {audit.id: (letters(audit.grounds.direction), letters(audit.grounds.threshold)) for audit in AUDITS.values()}
    given = {name: (letters(CONTROLS[name].direction), letters(CONTROLS[name].threshold)) for name in AUDITS}
    assert said == given, "see auditor/audits/controls.toml"


@every
def test_where_one_is_enough_it_is_named_as_one(audit: Audit) -> None:
    assert bool(audit.minimum.one) == (audit.minimum.n < 2)
