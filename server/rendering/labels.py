"""What the words of a report and of the store are called on screen: bands, states, roles, units, sources."""

from math import exp

from msgspec.structs import replace

from auditor.activities.acts import Act
from auditor.archives import archives
from auditor.report import AuditResult, Band, FurtherGoal, PointsTo, Report, Role, State, Value, Verdict
from auditor.translatable import N_
from server.translations import gettext, language, translated
from server.translations.cldr import decimal, language_name, listed, percent

_BANDS = {
    Band.WORKING: N_("working for you"),
    Band.LOOK: N_("worth a look"),
    Band.TRY: N_("try this first"),
}
_STATES = {
    State.SCORED: N_("too early to say"),  # where it has no band
    State.INFORMATIVE: N_("for your information"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.NOT_ENOUGH_DATA: N_("not enough data"),
    State.NEEDS_YOUR_ANSWER: N_("needs your answer"),
    State.ERROR: N_("error"),
}
_POINTS_TO = {
    PointsTo.HABIT: N_("habit"),
    PointsTo.EXPECTATION: N_("expectation"),
    PointsTo.SITE: N_("site"),
    PointsTo.CONTEXT: N_("circumstances"),
}
_ROLES = {
    Role.CORP: N_("employed, not in sales"),
    Role.MEDIA: N_("media"),
    Role.SALES: N_("sales"),
    Role.FOUND: N_("founding"),
    Role.JOB: N_("looking for work"),
    Role.FREE: N_("freelance"),
    Role.ACAD: N_("study and research"),
    Role.CREA: N_("creating for an audience"),
    Role.PRIVATE: N_("private"),
}
_CAUSES = {
    "expectations": N_("What was expected"),
    "habits": N_("Your habits"),
    "site": N_("The site"),
    "remainder": N_("Everything else: luck, timing, other people"),
}
_GRADES = {
    "A": N_("experiments"),
    "B": N_("studies over time"),
    "C": N_("studies at one time"),
    "D": N_("practitioners', vendors' or platforms' data"),
    "E": N_("our convention"),
}
_VIA = {
    "extension": N_("browser extension"),
    "archive": N_("archive"),
    "account": N_("account"),
    "page": N_("saved page"),
    "phone": N_("phone"),
    "manual": N_("by hand"),
}
_UNDER_WAY = {
    "running": N_("Running"),
    "done": N_("Done"),
    "failed": N_("Failed"),
    "broken off": N_("Broken off"),
}
_ACTS = {
    Act.ASK: N_("an ask"),
    Act.OFFER: N_("an offer or help"),
    Act.THANKS: N_("thanks"),
    Act.INTRODUCTION: N_("an introduction"),
    Act.BARE_NAME: N_("a name handed over"),
    Act.PITCH: N_("a pitch"),
    Act.HYPE: N_("hype"),
    Act.QUESTION: N_("a question"),
    Act.GREETING: N_("a greeting"),
    Act.CLEAR_ASK: N_("a clear ask"),
    Act.CONSENT: N_("asking for consent"),
    Act.OUTCOME_QUESTION: N_("asking how it went"),
    Act.OUTCOME_REPORT: N_("telling how it went"),
    Act.DECLINE: N_("a no"),
    Act.PROMISE: N_("a promise"),
    Act.TO_INTRODUCE: N_("an introduction to come"),
}
_DAYS_FROM = 72  # hours; fewer are said as hours
#: What may stand for a browser in the list of devices.
SCRIPT = "a script"
_DEVICES = {SCRIPT: N_("a script")}
#: Of one, and of any other number.
_UNITS = {
    "a day": (N_("%(number)s a day"), N_("%(number)s a day")),
    "contributions a week": (N_("%(number)s contribution a week"), N_("%(number)s contributions a week")),
    "fit": (N_("fit: %(number)s"), N_("fit: %(number)s")),
    "hours": (N_("%(number)s hour"), N_("%(number)s hours")),
    "invitations in a week": (N_("%(number)s invitation in a week"), N_("%(number)s invitations in a week")),
    "items": (N_("%(number)s item"), N_("%(number)s items")),
    "minutes": (N_("%(number)s minute"), N_("%(number)s minutes")),
    "months": (N_("%(number)s month"), N_("%(number)s months")),
    "pushes in 100 visits": (N_("%(number)s push in 100 visits"), N_("%(number)s pushes in 100 visits")),
    "openings in 4 hours": (N_("%(number)s opening in 4 hours"), N_("%(number)s openings in 4 hours")),
    "of 5": (N_("%(number)s of 5"), N_("%(number)s of 5")),
    "of 7": (N_("%(number)s of 7"), N_("%(number)s of 7")),
    "people": (N_("%(number)s person"), N_("%(number)s people")),
    "people in 90 days": (N_("%(number)s person in 90 days"), N_("%(number)s people in 90 days")),
    "phrases per 1,000 words": (N_("%(number)s phrase per 1,000 words"), N_("%(number)s phrases per 1,000 words")),
    "pitches a week": (N_("%(number)s pitch a week"), N_("%(number)s pitches a week")),
    "requests in 30 days": (N_("%(number)s request in 30 days"), N_("%(number)s requests in 30 days")),
}
#: Natural logarithms of how many times two numbers lie apart: nobody thinks in logarithms.
_LOGARITHMS = ("log odds", "log ratio")


def band(value: Band) -> str:
    """A band."""
    return gettext(_BANDS[value])


def state(value: State) -> str:
    """A state, as said of an audit without a band."""
    return gettext(_STATES[value])


def points_to(values: tuple[PointsTo, ...]) -> str:
    """What a finding speaks of."""
    return listed([gettext(_POINTS_TO[value]) for value in values])


def role(value: Role) -> str:
    """A role."""
    return gettext(_ROLES[value])


def cause(value: str) -> str:
    """A part of the verdict."""
    return gettext(_CAUSES[value])


def hope(outcome: str) -> str:
    """What is hoped for."""
    return gettext(outcome)


def apart_from_the_first(further: FurtherGoal) -> str:
    """How what is told of the further goal is to be read beside the first."""
    if further.verdict.parts or (further.verdict.funnel and further.verdict.funnel.done):
        return gettext(
            "Worked out by itself and in its own unit. What you do serves both goals, so it is counted in full for "
            "each; the two are never added up."
        )
    return gettext("Worked out by itself and in its own unit; the two goals are never added up.")


def further_verdict(report: Report) -> Verdict | None:
    """The verdict of the further goal, if there is one, with nothing of one's own part that the first goal's tells
    already."""
    if report.further is None:
        return None
    judged, said = report.further.verdict, report.verdict.conduct
    return replace(judged, conduct=tuple(each for each in judged.conduct[:1] if each not in said))


def in_another_language(report: Report) -> str:
    """That a report was made in another language than is spoken now, in which its sentences stay; else empty."""
    if report.language == language():
        return ""
    return gettext("This report is still in %(language)s.", language=language_name(report.language))


def grade(value: str) -> str:
    """A grade of evidence, as ``B``, ``C/D`` or ``B(⚠)``."""
    letters = [letter for letter in value.partition("(")[0] if letter in _GRADES]
    words = listed([gettext(_GRADES[letter]) for letter in letters]) or value
    return gettext("%(grades)s, and the work is doubted", grades=words) if "⚠" in value else words


def grade_in_words(value: str) -> str:
    """A grade of evidence with what it means, or that there is none."""
    if not _GRADES.keys() & set(value.partition("(")[0]):
        return gettext(value)
    return gettext("grade %(letter)s: %(meaning)s", letter=graded(value), meaning=grade(value))


def graded(value: str) -> str:
    """A grade of evidence itself, with its remark if it has one: D for cold, E for known."""
    return gettext(value)


def via(value: str) -> str:
    """A way by which activities came in."""
    return gettext(_VIA[value]) if value in _VIA else value


def under_way(value: str) -> str:
    """How far an import or a self-audit is."""
    return gettext(_UNDER_WAY[value])


def act_label(value: Act) -> str:
    """What a message does."""
    return gettext(_ACTS[value])


def device(value: str) -> str:
    """What a device is: an extension says so itself, in English."""
    return gettext(_DEVICES[value]) if value in _DEVICES else value


def amount(value: float, unit: str) -> str:
    """A value in its unit, which may be new here."""
    if unit in ("share", "probability"):
        return percent(value)
    if unit in _LOGARITHMS:
        return gettext("%(factor)s times apart", factor=decimal(exp(value)))
    if unit in ("count", "ratio"):
        return decimal(value)
    if unit == "hours" and 0 < value < 1:
        return amount(round(value * 60), "minutes")
    if unit == "hours" and value >= _DAYS_FROM:
        return gettext("%(number)s days", number=decimal(round(value / 24)))  # never one, see _DAYS_FROM
    if unit not in _UNITS:
        return f"{decimal(value)} {unit}"
    one, many = _UNITS[unit]
    said = decimal(value)
    return gettext(one if said == decimal(1) else many, number=said)


def bare(value: float, unit: str) -> str:
    """A value as short as it can be said where its unit stands beside it: "20 %", "30 minutes", else the number."""
    short = unit in ("share", "probability", "hours") or unit in _LOGARITHMS
    return amount(value, unit) if short else decimal(value)


def ends(value: Value) -> tuple[str, str] | None:
    """Where its 80 % interval begins and ends, the unit said once: "2.4", "4.2 pitches a week". None where the value
    was counted in full, or where both are said alike and nothing lies between them: "0 % to 0 %"."""
    low, high, unit = value.low, value.high, value.unit
    if low is None or high is None or low == high or amount(low, unit) == amount(high, unit):
        return None
    if unit in _LOGARITHMS:
        return decimal(exp(low)), gettext("%(factor)s-fold", factor=decimal(exp(high)))
    if unit == "hours" and 0 < high < 1:
        low, high, unit = round(low * 60), round(high * 60), "minutes"
    shown = amount(low, unit), amount(high, unit)
    in_days = unit == "hours" and high >= _DAYS_FROM
    alike = in_days == (unit == "hours" and low >= _DAYS_FROM) and not (unit == "hours" and 0 < low < 1)
    if not alike or not _UNITS.get(unit, ("", ""))[1].startswith("%(number)s"):
        return shown
    if in_days:
        return decimal(round(low / 24)), shown[1]
    near_nothing = abs(low) < 1 and abs(high) >= 0.1  # above that, to round twice would move it away from the value
    return decimal(round(low, 2) if near_nothing else low), shown[1]


def interval(value: Value) -> str:
    """The 80 % interval in words; empty where the value was counted in full."""
    if not (between := ends(value)):
        return ""
    return gettext("The true value probably lies between %(low)s and %(high)s.", low=between[0], high=between[1])


def looked_at(found: AuditResult) -> str:
    """Of which days a value is, where these are not the report's; else empty."""
    return gettext("of the last %(days)s days", days=decimal(found.days)) if found.days else ""


def archive(title: str) -> str:
    """A kind of archive, by its title as it is kept; one that is not read any more keeps that."""
    return translated(next((each.title for each in archives() if str(each.title) == title), title))
