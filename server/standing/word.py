"""When the guide to the word is offered: where answers or messages show that the word puts somebody off; and what of
that which spoiled it shows in one's own life."""

from auditor.answers.expectations import Expectations
from auditor.report import AuditResult, Band, Report, State
from server.translations import gettext, ngettext

#: Audits whose bad results come of what spoiled the word.
_SPOILED = frozenset({"quota-smell", "hype-wording", "pitchiness", "pitch-after-connect", "intro-made-yourself"})
_BAD = (Band.LOOK, Band.TRY)
_LOW_DEFINITION, _HIGH_UNEASE = 3, 4
LEAST = 3  # referrals that were read, of which it can be said that most were names (our convention, grade E)


def why_offered(report: Report, answers: Expectations) -> str:
    """Why the guide may help now, in a sentence; empty where nothing shows it."""
    if isinstance(answers.unease, int) and answers.unease >= _HIGH_UNEASE:
        return gettext("You said that writing to somebody for work often feels uneasy.")
    if answers.definition is not None and answers.definition <= _LOW_DEFINITION:
        return gettext("You said that networking is mainly getting something you need.")
    if said := _approached(answers) or _expected(answers):
        return said
    audits = report.audits()
    if any(audits[name].band in _BAD for name in _SPOILED & audits.keys()):
        return gettext("Some of your messages have what spoiled the word for many.")
    return _names(audits)


def shown(report: Report | None, answers: Expectations) -> dict[str, str]:
    """What of each thing that spoiled the word shows in one's own life, in a sentence, by the thing's id; of those
    alone of which anything does. ``report``: the latest, if there is one."""
    said = {
        "names": _names(report.audits()) if report else "",
        "quotas": _expected(answers),
        "schemes": _scheme(report, answers) if report else "",
        "pitches": _approached(answers),
    }
    return {name: words for name, words in said.items() if words}


def _approached(answers: Expectations) -> str:
    if answers.approached in ("daily", "several a day"):
        return gettext("You said that people approach you because they want something, every day.")
    return ""


def _expected(answers: Expectations) -> str:
    if answers.in_referral_group:
        return gettext("You belong to a group that exchanges referrals.")
    if answers.referral_quota and answers.referral_quota.by != "nobody":
        return gettext("A number of referrals is expected of you.")
    return ""


def _names(audits: dict[str, AuditResult]) -> str:
    """That most of one's referrals were names, also where that is told and not scored."""
    found = audits.get("intro-made-yourself")
    if not found or not found.value or found.value.n < LEAST:
        return ""
    told = found.state is State.INFORMATIVE and (found.value.k or 0) * 2 < found.value.n
    if found.band not in _BAD and not told:
        return ""
    return ngettext(
        "As far as your messages could be read, %(made)s of %(num)s referral was an introduction you made yourself.",
        "As far as your messages could be read, %(made)s of %(num)s referrals were introductions you made yourself.",
        found.value.n,
        made=found.value.k or 0,
    )


def _scheme(report: Report, answers: Expectations) -> str:
    """Who may have written of such a scheme and waits for an answer."""
    may = (each.name for each in report.waiting if "hype" in each.acts and each.person not in answers.never_proposed)
    name = next(may, "")
    return gettext("What %(name)s wrote to you may be of that kind.", name=name) if name else ""
