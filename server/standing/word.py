"""When the guide to the word is offered: where answers or messages show that the word puts somebody off, and which of
the things that spoiled it they show."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from auditor.answers.complaints import SAID, complaints
from auditor.answers.expectations import Expectations
from auditor.report import AuditResult, Band, Report, State
from auditor.report.spoiling import Spoiling
from auditor.translatable import N_
from server.translations import gettext, ngettext

#: What spoiled the word, by the ids of auditor.answers.word.SPOILERS.
Spoiler = Literal["names", "quotas", "schemes", "pitches"]
#: Audits whose bad results come of it, and what such a result says.
_SPOILED: dict[str, tuple[Spoiler, str]] = {
    "quota-smell": ("quotas", N_("Some of your referrals came just before they were due.")),
    "hype-wording": ("schemes", N_("Some of what you wrote has words that remind people of a scheme.")),
    "pitchiness": ("pitches", N_("Some of your posts sell something.")),
    "pitch-after-connect": (
        "pitches",
        N_("Some new connections of yours were pitched, or asked for something, at once."),
    ),
}
_BAD = (Band.LOOK, Band.TRY)
_NAMED = 3  # people of a kind
LEAST = 3  # referrals that were read, of which it can be said that most were names (our convention, grade E)


class Reason(NamedTuple):
    """Why the guide may help, in a sentence; ``spoiler``: what spoiled the word here, where that is known."""

    words: str
    spoiler: Spoiler | None = None


def why_offered(report: Report, answers: Expectations) -> str:
    """The first reason, in a sentence; empty where nothing shows the need."""
    return next((each.words for each in reasons(report, answers)), "")


def reasons(report: Report | None, answers: Expectations) -> Iterator[Reason]:
    """Why the guide may help now: what the person said of themselves first, then what their messages show."""
    for complaint in complaints(answers):
        yield Reason(gettext(SAID[complaint]), "pitches" if complaint == "approached" else None)
    if answers.in_referral_group:
        yield Reason(gettext("You belong to a group that exchanges referrals."), "quotas")
    if answers.referral_quota and answers.referral_quota.by != "nobody":
        yield Reason(gettext("A number of referrals is expected of you."), "quotas")
    if report is None:
        return
    audits = report.audits()
    if words := _names(audits.get("intro-made-yourself")):
        yield Reason(words, "names")
    for name, (spoiler, words) in _SPOILED.items():
        if name in audits and audits[name].band in _BAD and not audits[name].muted:
            yield Reason(gettext(words), spoiler)
    told: Counter[Spoiler] = Counter()
    for each in report.spoiling:  # of each kind those who do so most
        if each.person not in answers.never_proposed and told[each.by] < _NAMED:
            told[each.by] += 1
            yield Reason(_again(each), each.by)
    known = [each for each in report.waiting if each.person not in answers.never_proposed]
    if "quotas" not in told and (name := next((each.name for each in known if each.quota), "")):
        yield Reason(_for_a_number(name), "quotas")
    if "schemes" not in told and (name := next((each.name for each in known if "hype" in each.acts), "")):
        yield Reason(gettext("What %(name)s wrote to you may be about a scheme.", name=name), "schemes")


def _for_a_number(name: str) -> str:
    return gettext("What %(name)s asks you for may be meant to fill a quota or earn a reward.", name=name)


def _again(each: Spoiling) -> str:
    """What somebody did in 90 days, once or several times."""
    match each.by:
        case "quotas" if each.times == 1:
            return _for_a_number(each.name)
        case "quotas":
            return gettext(
                "%(name)s asked you %(times)s times in 90 days for what may be meant to fill a quota or earn a reward.",
                name=each.name,
                times=each.times,
            )
        case "schemes" if each.times == 1:
            return gettext(
                "%(name)s wrote to you again about what may be a scheme, though you had said no.", name=each.name
            )
        case "pitches" if each.times == 1:
            return gettext("%(name)s wrote to you again to sell you something, though you had said no.", name=each.name)
        case "schemes":
            return gettext(
                "%(name)s wrote to you %(times)s times in 90 days about what may be a scheme, though you had said no.",
                name=each.name,
                times=each.times,
            )
        case "pitches":
            return gettext(
                "%(name)s wrote to you %(times)s times in 90 days to sell you something, though you had said no.",
                name=each.name,
                times=each.times,
            )


def _names(found: AuditResult | None) -> str:
    """That most of one's referrals were names, also where that is told and not scored; empty where they were not."""
    if found is None or found.muted or not found.value or found.value.n < LEAST:
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
