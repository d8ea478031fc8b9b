"""When the guide to the word is offered: where answers or messages show that the word puts somebody off, and which of
the things that spoiled it they show."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from auditor.answers.expectations import Expectations
from auditor.report import Band, Report
from auditor.translatable import N_
from server.translations import gettext

#: What spoiled the word, by the ids of auditor.answers.word.SPOILERS.
Spoiler = Literal["names", "quotas", "schemes", "pitches"]
#: Audits whose bad results come of it, and what such a result says.
_SPOILED: dict[str, tuple[Spoiler, str]] = {
    "intro-made-yourself": ("names", N_("Some of your introductions handed over a name and left the rest to them.")),
    "quota-smell": ("quotas", N_("Some of your referrals came just before they were due.")),
    "hype-wording": ("schemes", N_("Some of what you wrote has words that remind people of a scheme.")),
    "pitchiness": ("pitches", N_("Some of your posts sell something.")),
    "pitch-after-connect": (
        "pitches",
        N_("Some new connections of yours were pitched, or asked for something, at once."),
    ),
}
_LOW_DEFINITION, _HIGH_UNEASE = 3, 4


class Reason(NamedTuple):
    """Why the guide may help, in a sentence; ``spoiler``: what spoiled the word here, where that is known."""

    words: str
    spoiler: Spoiler | None = None


def why_offered(report: Report, answers: Expectations) -> str:
    """The first reason, in a sentence; empty where nothing shows the need."""
    return next((each.words for each in reasons(report, answers)), "")


def reasons(report: Report | None, answers: Expectations) -> Iterator[Reason]:
    """Why the guide may help now: what the person said of themselves first, then what their messages show."""
    if isinstance(answers.unease, int) and answers.unease >= _HIGH_UNEASE:
        yield Reason(gettext("You said that writing to somebody for work often feels uneasy."))
    if answers.definition is not None and answers.definition <= _LOW_DEFINITION:
        yield Reason(gettext("You said that networking is mainly getting something you need."))
    if answers.approached in ("daily", "several a day"):
        yield Reason(gettext("You said that people approach you because they want something, every day."), "pitches")
    if answers.in_referral_group:
        yield Reason(gettext("You belong to a group that exchanges referrals."), "quotas")
    if answers.referral_quota and answers.referral_quota.by != "nobody":
        yield Reason(gettext("A number of referrals is expected of you."), "quotas")
    audits = report.audits() if report else {}
    for name, (spoiler, words) in _SPOILED.items():
        if name in audits and audits[name].band in (Band.LOOK, Band.TRY) and not audits[name].muted:
            yield Reason(gettext(words), spoiler)
