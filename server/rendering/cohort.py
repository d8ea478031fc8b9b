"""A cohort written out: tables in CSV, and one self-contained page of pictures that asks nothing of any network."""

import csv
from collections.abc import Iterable, Sequence
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from auditor.audits.catalogue import AUDITS, CATEGORIES
from auditor.cohort.counting import NO_BAND, NO_CAUSE, NO_FURTHER, NO_ROLE, NO_VALUE, Cohort, Part, Spread
from auditor.cohort.hiding import ALL
from auditor.report import Band, Role
from auditor.translatable import N_, visible
from server.installation.private_files import private_file
from server.rendering.files import cell
from server.rendering.filters import templates
from server.rendering.labels import band, cause, role
from server.translations import gettext, translated
from server.translations.cldr import decimal, percent

#: The picture of an audit: its plot area from and to, in a box of this width; a line for each role.
LEFT, RIGHT, WIDTH = 190.0, 600.0, 620.0
LINE = 26.0
_FIRST = {ALL: -1}
#: What is said of others than oneself, or is no band and no cause.
_PARTS = {
    NO_BAND: N_("in no band"),
    NO_VALUE: N_("not measured"),
    NO_CAUSE: N_("It cannot be told"),
    NO_FURTHER: N_("Nothing else is named"),
    "habits": N_("Habits"),
}
_BANDS = (Band.WORKING.value, Band.LOOK.value, Band.TRY.value, NO_BAND, NO_VALUE)


class Box(NamedTuple):
    """One role in a picture: where the middle half lies, the median with its interval, and the words for all of it."""

    role: str
    y: float
    left: float
    right: float
    low: float
    high: float
    middle: float
    words: str


class Picture(NamedTuple):
    """The values of one audit by role; ``ticks``: where the ends of the scale are, and what they are."""

    audit: str
    question: str
    unit: str
    boxes: tuple[Box, ...]
    height: float
    ticks: tuple[tuple[float, str], tuple[float, str]]
    bands: tuple[Part, ...]


def write(cohort: Cohort, folder: Path) -> None:
    """Write all tables and the page into a folder, which is made. OSError where that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "audits.csv": (
            ["role", "audit", "unit", "people_at_least", "median", "low", "high", "lower_quartile", "upper_quartile"],
            ([each.role, each.audit, AUDITS[each.audit].unit, *each[2:]] for each in cohort.spreads),
        ),
        "bands.csv": (["role", "audit", "band", "people_at_least", "share", "low", "high"], cohort.bands),
        "verdicts.csv": (
            ["role", "cause", "people_at_least", "share", "low", "high"],
            ([each.role, *each[2:]] for each in cohort.verdicts),
        ),
        "further_verdicts.csv": (
            ["role", "cause", "people_at_least", "share", "low", "high"],
            ([each.role, *each[2:]] for each in cohort.further_verdicts),
        ),
        "changes.csv": (
            ["role", "audit", "unit", "people_at_least", "months", "median_change", "low", "high"],
            ([each.role, each.audit, AUDITS[each.audit].unit, *each[2:]] for each in cohort.changes),
        ),
        "left_out.csv": (
            ["file", "why"],
            ([visible(str(each.file)), translated(each.why)] for each in cohort.left_out),
        ),
    }
    for name, (head, rows) in tables.items():
        with private_file(folder / name) as file:
            file.write(_table(head, rows))
    with private_file(folder / "cohort.html") as file:
        file.write(page(cohort).encode())


def page(cohort: Cohort) -> str:
    """The page of pictures, in the language spoken."""
    sheet = files("server.dashboard").joinpath("static", "rapport.css").read_text("utf-8")
    return (
        templates()
        .get_template("cohort.html")
        .render(
            cohort=cohort,
            sheet=sheet,
            pictures=list(_pictures(cohort)),
            verdicts=_sorted(cohort.verdicts),
            further_verdicts=_sorted(cohort.further_verdicts)
            if any(each.part != NO_FURTHER for each in cohort.further_verdicts)
            else [],
            changes=sorted(cohort.changes, key=lambda each: (each.audit, _place(each.role))),
            questions={name: gettext(audit.question) for name, audit in AUDITS.items()},
            units={name: audit.unit for name, audit in AUDITS.items()},
            say_role=say_role,
            say_part=say_part,
            say_share=percent,
            number=_said,
            left=LEFT,
            right=RIGHT,
            width=WIDTH,
        )
    )


def _sorted(verdicts: Sequence[Part]) -> list[Part]:
    return sorted(verdicts, key=lambda each: (_place(each.role), -each.share))


def say_role(name: str) -> str:
    """A role, or all of them."""
    if name == ALL:
        return gettext("everybody")
    return gettext("no role told") if name == NO_ROLE else role(Role(name))


def say_part(name: str) -> str:
    """A band or a cause."""
    if name in _PARTS:
        return gettext(_PARTS[name])
    return band(Band(name)) if name in _BANDS else cause(name)


def _pictures(cohort: Cohort) -> Iterable[Picture]:
    for category in CATEGORIES:
        for entry in category.entries:
            name = entry.audit.id
            spreads = sorted(
                (each for each in cohort.spreads if each.audit == name), key=lambda each: _place(each.role)
            )
            parts = [each for each in cohort.bands if each.of == name]
            if spreads:
                ordered = sorted(parts, key=lambda each: (_place(each.role), _BANDS.index(each.part)))
                yield _picture(name, spreads, ordered)


def _picture(name: str, spreads: Sequence[Spread], parts: Sequence[Part]) -> Picture:
    least = min(min(each.lower_quartile, each.low) for each in spreads)
    most = max(max(each.upper_quartile, each.high) for each in spreads)
    span = (most - least) or 1.0

    def x(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (value - least) / span, 1)

    boxes = tuple(
        Box(
            each.role,
            round(LINE * (place + 0.5), 1),
            x(each.lower_quartile),
            x(each.upper_quartile),
            x(each.low),
            x(each.high),
            x(each.median),
            gettext(
                "median %(median)s (%(low)s to %(high)s), the middle half from %(lower)s to %(upper)s",
                median=_said(each.median),
                low=_said(each.low),
                high=_said(each.high),
                lower=_said(each.lower_quartile),
                upper=_said(each.upper_quartile),
            ),
        )
        for place, each in enumerate(spreads)
    )
    height = LINE * len(boxes) + 24
    ticks = ((LEFT, _said(least)), (RIGHT, _said(most)))
    return Picture(name, gettext(AUDITS[name].question), AUDITS[name].unit, boxes, height, ticks, tuple(parts))


def _said(value: float) -> str:
    """A value as people read it."""
    return decimal(float(f"{value:.3g}"))


def _place(name: str) -> int:
    return _FIRST.get(name, list(Role).index(Role(name)) if name in list(Role) else len(Role))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = StringIO()
    table = csv.writer(text)
    table.writerow(head)
    for row in rows:
        table.writerow([cell(_few(each)) for each in row])
    return text.getvalue().encode()


def _few(value: object) -> object:
    """Four digits of a number, as a table needs no more; how exact a person's may be is decided where it is counted."""
    return float(f"{value:.4g}") if isinstance(value, float) else value
