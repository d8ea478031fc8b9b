"""What each role can plausibly expect of networking sites, with what speaks for it (evidence §2.4).

Grades D and E where no source stands beside a line. Of what is not listed for a role, nothing is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.answers.expectations import Outcome
from auditor.report import Role
from auditor.translatable import N_

Fit = Literal["plausible", "partly", "usually not"]


@dataclass(frozen=True)
class Benefit:
    """How far a role may hope for an outcome. ``grade`` A to E."""

    fit: Fit
    note: str
    grade: str = "E"
    sources: tuple[str, ...] = ()


def _yes(note: str, grade: str = "E", *sources: str) -> Benefit:
    return Benefit("plausible", note, grade, sources)


def _no(note: str, grade: str = "E", *sources: str) -> Benefit:
    return Benefit("usually not", note, grade, sources)


BENEFITS: Mapping[Role, Mapping[Outcome, Benefit]] = {
    Role.CORP: {
        "early information": _yes(
            N_("ties outside the company bring news early"), "C/B", "utz-breuer-2019", "utz-2016"
        ),
        "learning": _yes(N_("people at one remove know other things"), "C/B", "utz-breuer-2019"),
        "visibility inside": _yes(N_("keeping up ties inside goes with salary growth"), "B", "wolff-moser-2009"),
        "advice": _yes(N_("help inside the company"), "B", "wolff-moser-2009"),
        "future mobility": _yes(
            N_("weak ties move people between jobs, as was shown mostly in digital industries"), "A", "rajkumar-2022"
        ),
        "sales": _no(N_("there is nothing of yours to sell"), "D", "teten-allen-2004"),
        "new clients": _no(N_("leads are for those who sell"), "D", "teten-allen-2004"),
    },
    Role.MEDIA: {
        "sources and tips": _yes(N_("people who know write to those who ask"), "D", "teten-allen-2004"),
        "peer exchange": _yes(N_("others in your trade"), "D", "teten-allen-2004"),
    },
    Role.SALES: {
        "replies": _yes(N_("3 to 13 of 100 messages are answered"), "D", "vendors-email", "vendors-invitations"),
        "referrals": _yes(N_("from people who know your work")),
        "sales": _no(N_("a deal a week from cold invitations")),
    },
    Role.FOUND: {
        "introductions": _yes(N_("by people who know both sides")),
        "advice": _yes(N_("from people you had lost sight of"), "A", "levin-2011", "walter-2015"),
        "investment": _no(N_("strangers' money by direct message")),
    },
    Role.JOB: {
        "interviews": _yes(N_("searching more goes with more interviews (r .23)"), "B", "van-hooft-2021"),
        "job offers": _yes(N_("some offers (r .14); training helps more"), "A", "van-hooft-2021", "wheeler-2022"),
    },
    Role.FREE: {
        "repeat work": _yes(N_("over quarters, not weeks")),
        "referrals": _yes(N_("over quarters, not weeks")),
        "new clients": _no(N_("at once")),
    },
    Role.ACAD: {
        "early information": _yes(N_("news of your field")),
        "learning": _yes(N_("from people of your field")),
        "mentors": _yes(N_("people a few years ahead")),
        "replies": _yes(N_("alumni answer")),
        "citations": _no(N_("from posting")),
    },
    Role.CREA: {
        "reach": _yes(N_("with high variance")),
    },
}  # fmt: skip

#: What a role usually gets not, where no outcome of the questionnaire names it.
USUALLY_NOT: Mapping[Role, tuple[str, str, tuple[str, ...]]] = {
    Role.MEDIA: (N_("that what comes in is for you (some 3 of 100 pitches get an answer)"), "D", ("propel-2024",)),
    Role.JOB: (N_("a job from activity in the feed alone"), "E", ()),
    Role.CREA: (N_("a stable reach while the ranking changes"), "E", ()),
}

#: For everyone, whatever the role.
FOR_ALL: Mapping[Outcome, Benefit] = {
    "staying in touch": _yes(N_("that is what these sites began with")),
    "useful conversations": _yes(N_("every role has them")),
}

#: Nothing is known for it or against it.
UNLISTED = Benefit("partly", "")


def benefit(role: Role, outcome: Outcome) -> Benefit:
    """How far the role may hope for the outcome."""
    return BENEFITS.get(role, {}).get(outcome) or FOR_ALL.get(outcome) or UNLISTED


def plausible(role: Role) -> dict[Outcome, Benefit]:
    """What the role may well hope for, its own benefits first."""
    return {
        outcome: found
        for outcome, found in {**BENEFITS.get(role, {}), **FOR_ALL}.items()
        if found.fit == "plausible" and benefit(role, outcome).fit == "plausible"
    }
