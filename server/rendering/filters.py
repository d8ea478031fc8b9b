"""How a report's values are said and drawn: filters for the templates, the same on screen, on paper and in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import jinja2
import msgspec
from jinja2.runtime import Context
from markupsafe import Markup, escape

from auditor.activities.sites import conversation_address
from auditor.activities.sites import title as site_title
from auditor.report import AuditResult, Band, CategoryResult, ControlCurve, PointsTo, Report, Value
from server.answers import asked_at, said
from server.rendering import accounts, changes, mourned, network, presence, same_people, tiles, verdicts, waiting
from server.rendering.confided import question as whether_apart
from server.rendering.labels import (
    amount,
    apart_from_the_first,
    archive,
    band,
    bare,
    cause,
    device,
    further_verdict,
    grade_in_words,
    hope,
    in_another_language,
    interval,
    looked_at,
    points_to,
    role,
    state,
    under_way,
    via,
)
from server.rendering.report_language import english, of_the_report, report_language
from server.standing.past import long_past, proposed
from server.translations import gettext, install, look_up, ngettext, speaking, translated
from server.translations.cldr import (
    day,
    days,
    decimal,
    language_name,
    listed,
    moment,
    month,
    near_day,
    percent,
)

_LANGUAGES_NAMED = 3
_LATE = 7  # days
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 550.0, 14.0, 170.0
#: How wide the chart of a curve is, and a letter in it at its largest, which is that of a phone.
_WIDTH, _LETTER = 560.0, 11.0


#: How many audits stand in full in a brief report.
FURTHEST = 10


def standing(audit: AuditResult) -> str:
    """What the chip says."""
    if audit.muted:
        return gettext("you see it differently")
    if audit.between and audit.band is not None:
        low, high = audit.between
        return gettext("between “%(low)s” and “%(high)s”", low=band(low), high=band(high))
    return band(audit.band) if audit.band else state(audit.state)


def about_others(audit: AuditResult) -> str:
    """That a finding is not about the person, where it is not; empty otherwise."""
    judged = {PointsTo.HABIT, PointsTo.EXPECTATION} & set(audit.points_to)
    if judged or audit.band not in (Band.LOOK, Band.TRY):
        return ""
    if audit.points_to[0] is PointsTo.SITE:
        return gettext("This is about the site, not about you.")
    return gettext("This is about other people and your position, not about you.")


def whole(number: float) -> str:
    """A number of things or minutes, without a nought behind the point."""
    return decimal(int(number) if number == int(number) else number)


def sentence(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


@jinja2.pass_context
def sample(context: Context, value: Value) -> Markup:
    """What was counted."""
    what = Markup("<span{}>{}</span>").format(report_language(context), value.of)
    return escape(look_up("Counted from %(number)s %(what)s.")) % {"number": decimal(value.n), "what": what}


def coverage(category: CategoryResult) -> str:
    """How much of a category could be measured, and its range where that is enough."""
    told = gettext("%(measured)s of %(of)s could be measured.", measured=category.measured, of=category.of)
    if category.score and category.band:
        together = gettext("Taken together: %(band)s.", band=band(category.band))
        return f"{told} {together}"
    return told


def basis(report: Report) -> str:
    """What the report is about, in one line."""
    total = sum(source.activities for source in report.sources)
    sites = listed([site_title(site) for site in report.sites])
    about = (
        ngettext("%(num)s activity on %(sites)s.", "%(num)s activities on %(sites)s.", total, sites=sites)
        if sites
        else gettext("No activity yet.")
    )
    begun = min((source.first for source in report.sources), default=report.first)
    since = gettext("What is known begins on %(day)s.", day=day(begun)) if (begun - report.first).days >= _LATE else ""
    read = (
        gettext("Read for the role “%(role)s”.", role=role(report.role))
        if report.role
        else gettext("Read without a role, as you have not named one.")
    )
    return " ".join(filter(None, (about, since, read)))


def foreign(report: Report) -> str:
    """What of the messages could not be read, where it is much; else empty."""
    if not (found := report.foreign):
        return ""
    named = listed([language_name(code) for code in found.languages[:_LANGUAGES_NAMED]])
    return ngettext(
        "%(num)s of %(all)s conversations holds words in %(languages)s, which Rapport does not read. What rests on "
        "them is left out, or told with bounds.",
        "%(num)s of %(all)s conversations hold words in %(languages)s, which Rapport does not read. What rests on "
        "them is left out, or told with bounds.",
        found.conversations,
        all=decimal(found.of),
        languages=named,
    )


def waiting_until(report: Report) -> str:
    """What stands over those who wait: a report of days long past knows only who waited then."""
    if long_past(report):
        return gettext("Who was waiting for you on %(day)s", day=day(report.last))
    return gettext("Who waits for you")


def control_points(curve: ControlCurve, unit: str) -> str:
    """Where the marks of a curve lie and who set them."""
    marks = listed(
        [gettext("%(amount)s scores %(score)s", amount=amount(x, unit), score=decimal(y)) for x, y in curve.points]
    )
    if curve.set_by == "you":
        return gettext("Marks: %(marks)s (set by you).", marks=marks)
    if curve.set_by == "role":
        return gettext("Marks: %(marks)s (the default for your role).", marks=marks)
    return gettext("Marks: %(marks)s (our default).", marks=marks)


def address(url: str) -> str:
    """A link's short form."""
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + (parts.path if parts.netloc == "doi.org" else "")


def mark_class(value: Band | None) -> str:
    """The class of the style sheet for a band."""
    return {Band.WORKING: "working", Band.LOOK: "look", Band.TRY: "try"}[value] if value else "none"


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
    ticks: tuple[tuple[float, float, str], ...]  # where it is, where the middle of its words is, and these
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
    ticks = _apart([(place(x), bare(x, value.unit)) for x, _ in audit.curve.points])
    you = amount(value.number, value.unit)
    return Plot(
        line=" ".join(f"{place(x)},{Plot.y(y)}" for x, y in line),
        low=low,
        width=round(max(high - low, 1.0), 1),
        x=place(value.number),
        you=you,
        ticks=ticks,
        label=" ".join(
            (
                gettext(
                    "The curve of this audit. You are at %(value)s: %(standing)s.", value=you, standing=standing(audit)
                ),
                interval(value),
            )
        ).strip(),
    )


def _apart(ticks: Sequence[tuple[float, str]]) -> tuple[tuple[float, float, str], ...]:
    """Ticks with where the middle of their words lies: within the picture, and away from the words of the one before. A
    tick for whose words there is no room is left out."""
    kept: list[tuple[float, float, str]] = []
    taken = 0.0
    for x, words in ticks:
        half = len(words) * _LETTER / 2
        middle = round(min(max(x, half), _WIDTH - half), 1)
        if middle - half >= taken:
            kept.append((x, middle, words))
            taken = middle + half + _LETTER
    return tuple(kept)


FILTERS: dict[str, Callable[..., Any]] = {
    "about_others": about_others,
    "address": address,
    "amount": amount,
    "apart_from_the_first": apart_from_the_first,
    "further_verdict": further_verdict,
    "archive": archive,
    "band": band,
    "basis": basis,
    "foreign": foreign,
    **accounts.FILTERS,
    "cause": cause,
    "control_points": control_points,
    "conversation": lambda each: conversation_address(each.site, each.context) if each.context else None,
    "coverage": of_the_report(coverage),
    "day": day,
    "device": device,
    "grade_in_words": grade_in_words,
    "hope": hope,
    "in_another_language": in_another_language,
    "interval": interval,
    "kind": lambda thing: type(thing).__name__,
    "number": decimal,
    "whole": whole,
    "plot": plot,
    "proposed": proposed,
    "points_to": points_to,
    "said": said,
    "sample": sample,
    "sentence": sentence,
    "told_of": verdicts.told,
    "who_may_matter": verdicts.who_may_matter,
    "how_many_may_matter": verdicts.how_many_may_matter,
    "shape": shape,
    "share": percent,
    "site": site_title,
    "standing": standing,
    "translated": translated,
    "under_way": under_way,
    "via": via,
    "count_longer": waiting.count_longer,
    "count_new": waiting.count_new,
    "count_pitching": waiting.count_pitching,
    "count_selling": waiting.count_selling,
    "besides": waiting.besides,
    "waiting_until": waiting_until,
    "wrote": waiting.wrote,
    "when": moment,
    "about": verdicts.about,
    "answered": network.answered,
    "whom_addressed": network.whom_addressed,
    "asked_at": asked_at,
    "change_line": changes.line,
    "change_sentence": changes.sentence,
    "change_spans": changes.spans,
    "change_usual": changes.usual,
    "changes_counted_on": changes.counted_on,
    "in_days": days,
    "inbox": network.inbox,
    "kinds_in_words": network.kinds_in_words,
    "quiet_for": network.quiet_for,
    "lacking": tiles.lacking,
    "last_contact": network.last_contact,
    "loop": network.loop,
    "looked_at": of_the_report(looked_at),
    "mark_class": mark_class,
    "marks_in_words": tiles.marks_in_words,
    "month": month,
    "near_day": near_day,
    "no_change": changes.none,
    "too_new": changes.too_new,
    "weeks_away": changes.away,
    "numbered": waiting.numbered,
    "presences": presence.presences,
    "none_to_introduce": network.none_to_introduce,
    "reason": network.reason,
    "said_on": network.said_on,
    "same_said": same_people.told,
    "same_why": same_people.why,
    "sender": network.sender,
    "two_names": same_people.both,
    "whether_apart": whether_apart,
    "whether_died": mourned.question,
    "untold": tiles.untold,
    "stars": network.stars,
    "strip": network.strip,
    "strip_in_words": network.strip_in_words,
    "opened": waiting.opened,
    "waiters": waiting.waiters,
    "would_help": tiles.would_help,
}


def _when_shown(each: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked when a page is shown. Jinja works out those of constants when it compiles a template, in
    whatever language is spoken then."""
    if hasattr(each, "jinja_pass_arg"):  # it asks for what is only there when a page is shown
        return each

    @jinja2.pass_context
    def shown(_: object, *args: Any, **named: Any) -> Any:
        return each(*args, **named)

    return shown


def equip(environment: jinja2.Environment) -> None:
    """Give templates these filters and their language."""
    install(environment)
    environment.filters.update({name: _when_shown(each) for name, each in FILTERS.items()})
    environment.globals.update(english=english, report_language=report_language)
    environment.globals["rings"] = network.rings


@cache
def templates() -> jinja2.Environment:
    """The templates for pages that stand in a file of their own."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("server.dashboard"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    equip(environment)
    return environment


def furthest(report: Report, most: int = FURTHEST) -> list[AuditResult]:
    """The audits whose scores are lowest, of those that do not work."""
    open_ones = [each for each in report.audits().values() if each.score and each.band not in (None, Band.WORKING)]
    return sorted(open_ones, key=lambda each: each.score.value if each.score else 1)[:most]


def standalone(report: Report, *, brief: bool = False) -> str:
    """The report as one self-contained HTML file that prints well and asks nothing of any network, in the language it
    was asked in. ``brief``: in full stand only the audits that are furthest from working."""
    shown = furthest(report) if brief else []
    named = {each.id for each in shown}
    sheet = files("server.dashboard").joinpath("static", "rapport.css").read_text("utf-8")
    page = templates().get_template("standalone.html")
    with speaking(report.language):
        return page.render(
            report=report,
            sheet=sheet,
            brief=brief,
            furthest=shown,
            audit_url=lambda audit: f"#{audit}" if not brief or audit in named else "#in-full",
        )
