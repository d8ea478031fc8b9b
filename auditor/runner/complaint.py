"""What the record says to a complaint about networking itself: on which site it arises, who is none of what is
complained of, and what stands against it so far.

The verdict explains a number that was missed. Somebody who feels used has missed none, and still asks whether it is the
site, or how it is used. What strangers send is the site's part, who of the people one knows waits is one's own, and
where neither is seen nothing is said.
"""

from collections.abc import Iterator, Sequence

import polars as pl
from msgspec.structs import astuple

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.complaints import SAID, Complaint, complaints
from auditor.answers.expectations import Expectations
from auditor.audits.crowded import OnSite, by_site, crowded
from auditor.audits.used import boundaries_set, pitch_inbound_load
from auditor.facts import Facts, Families
from auditor.facts.seldom import sells
from auditor.network.ties import kept_ties
from auditor.report import AuditResult
from auditor.report.waiting import Waiting
from auditor.translatable import gettext, listed, ngettext, number

#: Of fewer messages nothing is said of how many were pitches (our convention, grade E).
_LEAST_MESSAGES = 5
_PLACE = ["site", "partner"]


def complaint(
    families: Families, expectations: Expectations, results: Sequence[AuditResult], waits: Sequence[Waiting]
) -> tuple[str, ...]:
    """Sentences, what the person said first; none where they complained of nothing, or nothing is known of it. Of
    several complaints the most tangible is answered. Of pitches and boundaries no more is said than their audits among
    the ``results`` say: nothing where these are silent or left out by the person."""
    said = list(complaints(expectations))
    if not said:
        return ()
    first: Complaint = "approached" if "approached" in said else said[0]
    told = {each.id: each for each in results if each.value and not each.muted}
    known = [
        *(_strangers(families) if first != "uneasy" and pitch_inbound_load.AUDIT.id in told else ()),
        *_people(families, expectations, waits, first),
        *(_boundaries(expectations) if first == "approached" and boundaries_set.AUDIT.id in told else ()),
    ]
    return (gettext(SAID[first]), *known) if known else ()


def _strangers(families: Families) -> Iterator[str]:
    """How many of the messages that arrived were read as pitches, and on which sites clearly more than on others."""
    needs = [Subject.MESSAGE_RECEIVED]
    facts = Facts(families, ["messages"], families.covered(needs)[0], pitch_inbound_load.AUDIT.period, needs)
    sites = by_site(pitch_inbound_load.received(facts))
    pitches, messages = _together(sites)
    told: dict[str, str | int] = {"pitches": number(pitches), "days": round(facts.days)}
    if messages < _LEAST_MESSAGES:
        return
    if not pitches:
        yield ngettext(
            "The %(num)s message that reached you in the last %(days)s days was not read as a pitch: what you mean may "
            "come by e-mail or calls, or be something else.",
            "None of the %(num)s messages that reached you in the last %(days)s days was read as a pitch: what you "
            "mean may come by e-mail or calls, or be something else.",
            messages,
            **told,
        )
    elif len(sites) == 1:
        yield ngettext(
            "%(pitches)s of the %(num)s message that reached you on %(site)s in the last %(days)s days was read as a "
            "pitch. What strangers send is not your doing.",
            "%(pitches)s of the %(num)s messages that reached you on %(site)s in the last %(days)s days were read as "
            "pitches. What strangers send is not your doing.",
            messages,
            **told,
            site=title(sites[0].site),
        )
    elif busy := crowded(sites):
        (there, of), (elsewhere, others) = _together(busy), _together([each for each in sites if each not in busy])
        yield ngettext(
            "On %(sites)s, %(there)s of the %(num)s message that reached you in the last %(days)s days was read as a "
            "pitch; elsewhere %(elsewhere)s of %(others)s. What strangers send there is not your doing.",
            "On %(sites)s, %(there)s of the %(num)s messages that reached you in the last %(days)s days were read as "
            "pitches; elsewhere %(elsewhere)s of %(others)s. What strangers send there is not your doing.",
            of,
            days=told["days"],
            sites=listed([title(each.site) for each in busy]),
            there=number(there),
            elsewhere=number(elsewhere),
            others=number(others),
        )
    else:
        yield ngettext(
            "%(pitches)s of the %(num)s message that reached you in the last %(days)s days was read as a pitch, on "
            "no site clearly more than on another.",
            "%(pitches)s of the %(num)s messages that reached you in the last %(days)s days were read as pitches, on "
            "no site clearly more than on another.",
            messages,
            **told,
        )


def _together(sites: Sequence[OnSite]) -> tuple[int, int]:
    """The pitches and the messages of several sites."""
    return sum(each.pitches for each in sites), sum(each.of for each in sites)


def _people(families: Families, expectations: Expectations, waits: Sequence[Waiting], said: Complaint) -> Iterator[str]:
    """With how many people messages go to and fro, none of whose were read as a pitch, and how many of these wait."""
    theirs = families["messages"].filter(~pl.col("mine"), pl.col("partner").is_not_null(), sells())
    sellers = families.everywhere(theirs.select(_PLACE)).unique()
    ties = (
        kept_ties(families)
        .join(sellers, on=_PLACE, how="anti")
        .filter(pl.col("kind").is_in(["strong", "weak"]), ~pl.col("partner").is_in(sorted(expectations.never_proposed)))
    )
    known = set(ties.select(_PLACE).iter_rows())
    if not known:
        return
    yield ngettext(
        "%(num)s person writes with you to and fro and sells you nothing.",
        "%(num)s people write with you to and fro and sell you nothing.",
        len(known),
    )
    waiting = len(known & {(each.site, each.person) for each in waits})
    if waiting and said == "uneasy":
        yield ngettext(
            "%(num)s of them waits for a word from you, and whoever answers asks for nothing.",
            "%(num)s of them wait for a word from you, and whoever answers asks for nothing.",
            waiting,
        )
    elif waiting:
        yield ngettext(
            "%(num)s of them waits for a word from you: that part is yours to give.",
            "%(num)s of them wait for a word from you: that part is yours to give.",
            waiting,
        )


def _boundaries(expectations: Expectations) -> Iterator[str]:
    """How much of what keeps requests from swamping somebody is in place, where not all of it is."""
    answers = astuple(expectations.boundaries) if expectations.boundaries else ()
    if not all(answers):
        yield gettext(
            "Of four things that keep requests from swamping you, you have %(num)s.", num=sum(map(bool, answers))
        )
