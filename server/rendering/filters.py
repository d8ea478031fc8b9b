"""How a report's values are said and drawn: filters for the templates, the same on screen, on paper and in a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import jinja2
import msgspec

from auditor.activities.sites import title as site_title
from auditor.report import (
    AuditResult,
    Band,
    CategoryResult,
    ControlCurve,
    PointsTo,
    Report,
    State,
    Value,
)
from server.store.recurrence import moment_in_words

_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 550.0, 14.0, 170.0


def day(value: date) -> str:
    """A date as people write it: 8 February 2026."""
    return f"{value.day} {value:%B %Y}"


def number(value: float) -> str:
    """A number with as many digits as carry meaning."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 1 else f"{value:.2g}"


def share(value: float) -> str:
    """A share as a percentage."""
    return f"{100 * value:.0f} %"


def amount(value: float, unit: str) -> str:
    """A value in its unit."""
    return (
        share(value)
        if unit == "share"
        else f"{number(value)} {unit}"
        if unit not in ("count", "ratio")
        else number(value)
    )


def standing(audit: AuditResult) -> str:
    """What the chip says."""
    if audit.muted:
        return "you see it differently"
    if audit.band:
        return str(audit.band)
    if audit.state is State.SCORED:
        return "too early to say"
    return {State.INFORMATIVE: "for your information"}.get(audit.state, str(audit.state))


def about_others(audit: AuditResult) -> str:
    """``the site`` or ``other people`` where a finding is not about the person; empty otherwise."""
    judged = {PointsTo.HABIT, PointsTo.EXPECTATION} & set(audit.points_to)
    if judged or audit.band not in (Band.LOOK, Band.TRY):
        return ""
    return "the site" if audit.points_to[0] is PointsTo.SITE else "other people and your position"


def sentence(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def sample(value: Value) -> str:
    """What was counted."""
    return f"Counted from {number(value.n)} {value.of}."


def interval(value: Value) -> str:
    """The 80 % interval in words; empty where the value was counted in full."""
    if value.low is None or value.high is None or value.low == value.high:
        return ""
    low, high = amount(value.low, value.unit), amount(value.high, value.unit)
    return f"Chance alone could put it anywhere from {low} to {high} (80 % interval)."


def coverage(category: CategoryResult) -> str:
    """How much of a category could be measured, and its range where that is enough."""
    said = f"{category.measured} of {category.of} could be measured."
    if category.score and category.band:
        said += f" Taken together: {category.band}."
    return said


def basis(report: Report) -> str:
    """What the report is about, in one line."""
    sites = ", ".join(site_title(site) for site in report.sites) or "no site yet"
    role = f"read for the role “{report.role}”" if report.role else "read without a role, as you have not named one"
    total = sum(source.activities for source in report.sources)
    return f"{number(total)} activities on {sites}, {role}."


_GRADES = {
    "A": "experiments",
    "B": "studies over time",
    "C": "studies at one time",
    "D": "practitioners', vendors' or platforms' data",
    "E": "our convention",
}


def grade(value: str) -> str:
    """A grade in words."""
    letters = [letter for letter in value.partition("(")[0] if letter in _GRADES]
    words = " and ".join(_GRADES[letter] for letter in letters) or value
    return words + (", and the work is doubted" if "⚠" in value else "")


def control_points(curve: ControlCurve, unit: str) -> str:
    """Where the marks of a curve lie and who set them."""
    marks = ", ".join(f"{amount(x, unit)} scores {y:g}" for x, y in curve.points)
    owner = {"default": "our default", "role": "the default for your role", "you": "set by you"}[curve.set_by]
    return f"Marks: {marks} ({owner})."


def address(url: str) -> str:
    """A link's short form."""
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + (parts.path if parts.netloc == "doi.org" else "")


_CAUSES = {
    "expectations": "What was expected",
    "habits": "Your habits",
    "site": "The site",
    "remainder": "Everything else: luck, timing, other people",
}


def cause(value: str) -> str:
    """A part of the verdict in words."""
    return _CAUSES[value]


def shape(detail: msgspec.Struct) -> str:
    """Which of the closed set of details this is."""
    return str(detail.__struct_config__.tag)


@dataclass(frozen=True)
class Plot:
    """Places in the chart of a curve, in the units of its view box."""

    line: str
    low: float
    width: float
    x: float
    you: str
    ticks: tuple[tuple[float, str], ...]
    label: str

    @staticmethod
    def y(score: float) -> float:
        """The height of a score."""
        return round(_BOTTOM - (_BOTTOM - _TOP) * score, 1)


def plot(audit: AuditResult) -> Plot:
    """The chart of a scored audit."""
    if audit.curve is None or audit.value is None or audit.score is None:
        raise ValueError(f"{audit.id} has no curve to draw")
    value, line = audit.value, audit.curve.line
    first, last = line[0][0], line[-1][0]

    def place(x: float) -> float:
        inside = min(max(x, first), last)
        return round(_LEFT + (_RIGHT - _LEFT) * (inside - first) / (last - first), 1)

    low = place(value.low if value.low is not None else value.number)
    high = place(value.high if value.high is not None else value.number)
    ticks = _apart([(place(x), amount(x, value.unit)) for x, _ in audit.curve.points])
    you = amount(value.number, value.unit)
    return Plot(
        line=" ".join(f"{place(x)},{Plot.y(y)}" for x, y in line),
        low=low,
        width=round(max(high - low, 1.0), 1),
        x=place(value.number),
        you=you,
        ticks=ticks,
        label=f"The curve of this audit. You are at {you}, which reads as {standing(audit)}. {interval(value)}",
    )


def _apart(ticks: Sequence[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """Ticks whose words would not run into each other."""
    kept: list[tuple[float, str]] = []
    for tick in ticks:
        if not kept or tick[0] - kept[-1][0] > 60:
            kept.append(tick)
    return tuple(kept)


FILTERS = {
    "about_others": about_others,
    "address": address,
    "basis": basis,
    "cause": cause,
    "control_points": control_points,
    "coverage": coverage,
    "day": day,
    "grade": grade,
    "interval": interval,
    "kind": lambda thing: type(thing).__name__,
    "number": number,
    "plot": plot,
    "sample": sample,
    "sentence": sentence,
    "shape": shape,
    "share": share,
    "site": site_title,
    "standing": standing,
    "when": moment_in_words,
}


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("server.dashboard"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


def standalone(report: Report) -> str:
    """The report as one self-contained HTML file that prints well and asks nothing of any network."""
    sheet = files("server.dashboard").joinpath("static", "rapport.css").read_text("utf-8")
    return (
        _templates()
        .get_template("standalone.html")
        .render(report=report, sheet=sheet, audit_url=lambda audit: f"#{audit}")
    )
