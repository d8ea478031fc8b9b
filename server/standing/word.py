"""When the guide to the word is offered: where answers or messages show that the word puts somebody off."""

from auditor.answers.expectations import Expectations
from auditor.report import Band, Report
from server.translations import gettext

#: Audits whose bad results come of what spoiled the word.
_SPOILED = frozenset({"quota-smell", "hype-wording", "pitchiness", "pitch-after-connect", "intro-made-yourself"})
_LOW_DEFINITION, _HIGH_UNEASE = 3, 4


def why_offered(report: Report, answers: Expectations) -> str:
    """Why the guide may help now, in a sentence; empty where nothing shows it."""
    if isinstance(answers.unease, int) and answers.unease >= _HIGH_UNEASE:
        return gettext("You said that writing to somebody for work often feels uneasy.")
    if answers.definition is not None and answers.definition <= _LOW_DEFINITION:
        return gettext("You said that networking is mainly getting something you need.")
    if answers.approached in ("daily", "several a day"):
        return gettext("You said that people approach you because they want something, every day.")
    if answers.in_referral_group:
        return gettext("You belong to a group that exchanges referrals.")
    if answers.referral_quota and answers.referral_quota.by != "nobody":
        return gettext("A number of referrals is expected of you.")
    audits = report.audits()
    if any(audits[name].band in (Band.LOOK, Band.TRY) for name in _SPOILED & audits.keys()):
        return gettext("Some of your messages have what spoiled the word for many.")
    return ""
