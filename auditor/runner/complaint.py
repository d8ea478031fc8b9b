"""What the record says to a complaint about networking itself: on which site it arises, who is none of what is
complained of, and what stands against it so far.

The verdict explains a number that was missed. Somebody who feels used has missed none, and still asks whether it is the
site, or how it is used. What strangers send is the site's part, who of the people one knows waits is one's own, and
where neither is seen nothing is said.
"""

from collections.abc import Collection, Iterator, Sequence

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.complaints import SAID, Complaint, complaints
from auditor.answers.expectations import Expectations
from auditor.audits.used import pitch_inbound_load
from auditor.facts import Facts, Families
from auditor.network.ties import kept_ties
from auditor.report.waiting import Waiting
from auditor.scoring.intervals import share
from auditor.translatable import gettext, listed, ngettext, number

#: Fewer messages of a site, or of all others, do not tell them apart; fewer pitches are none to speak of (our
#: convention, grade E).
_LEAST_MESSAGES, _LEAST_PITCHES = 5, 3
_BOUNDARIES = ("topics", "filter", "kind_no", "alternative")


def complaint(families: Families, expectations: Expectations, waits: Sequence[Waiting]) -> tuple[str, ...]:
    """Sentences, what the person said first; none where they complained of nothing, or nothing is known of it. Of
    several complaints the most tangible is answered."""
    said = list(complaints(expectations))
    if not said:
        return ()
    first: Complaint = "approached" if "approached" in said else said[0]
    known = [
        *(_strangers(families) if first != "uneasy" else ()),
        *_people(families, expectations, waits, first),
        *(_boundaries(expectations) if first == "approached" else ()),
    ]
    return (gettext(SAID[first]), *known) if known else ()


def _strangers(families: Families) -> Iterator[str]:
    """How many of the messages that arrived were pitches, and on which sites clearly more than on the others."""
    needs = [Subject.MESSAGE_RECEIVED]
    facts = Facts(families, ["messages"], families.covered(needs)[0], pitch_inbound_load.AUDIT.period, needs)
    read = pitch_inbound_load.received(facts).filter(pl.col("pitch").is_not_null())
    counted = {
        site: (int(pitches), int(messages))
        for site, pitches, messages in read.group_by("site")
        .agg(pl.col("pitch").sum(), pl.len().alias("messages"))
        .sort("site")
        .iter_rows()
    }
    pitches, messages = _together(counted, counted)
    days = round(facts.days)
    if messages < _LEAST_MESSAGES:
        return
    if not pitches:
        yield ngettext(
            "The %(num)s message that reached you in the last %(days)s days was no pitch as far as it could be read: "
            "what you mean may come by e-mail or calls, or be something else.",
            "None of the %(num)s messages that reached you in the last %(days)s days was read as a pitch: what you "
            "mean may come by e-mail or calls, or be something else.",
            messages,
            days=days,
        )
        return
    busy = [site for site in counted if _is_apart(counted, site)]
    if not busy:
        yield ngettext(
            "%(pitches)s of the %(num)s message that reached you in the last %(days)s days was a pitch, on no site "
            "clearly more than on another.",
            "%(pitches)s of the %(num)s messages that reached you in the last %(days)s days were pitches, on no site "
            "clearly more than on another.",
            messages,
            pitches=number(pitches),
            days=days,
        )
        return
    there, elsewhere = _together(counted, busy), _together(counted, set(counted) - set(busy))
    yield ngettext(
        "On %(sites)s, %(pitches)s of the %(num)s message that reached you in the last %(days)s days was a pitch; "
        "elsewhere %(other_pitches)s of %(others)s. What strangers send there is not your doing.",
        "On %(sites)s, %(pitches)s of the %(num)s messages that reached you in the last %(days)s days were pitches; "
        "elsewhere %(other_pitches)s of %(others)s. What strangers send there is not your doing.",
        there[1],
        sites=listed([title(site) for site in busy]),
        pitches=number(there[0]),
        days=days,
        other_pitches=number(elsewhere[0]),
        others=number(elsewhere[1]),
    )


def _together(counted: dict[str, tuple[int, int]], sites: Collection[str]) -> tuple[int, int]:
    """The pitches and the messages of several sites."""
    return sum(counted[site][0] for site in sites), sum(counted[site][1] for site in sites)


def _is_apart(counted: dict[str, tuple[int, int]], site: str) -> bool:
    """Whether clearly more of a site's messages are pitches than of those of all others."""
    here, others = counted[site], _together(counted, set(counted) - {site})
    if here[0] < _LEAST_PITCHES or min(here[1], others[1]) < _LEAST_MESSAGES:
        return False
    return share(*here)[0] > share(*others)[1]


def _people(families: Families, expectations: Expectations, waits: Sequence[Waiting], said: Complaint) -> Iterator[str]:
    """With how many people messages go to and fro, and how many of these wait."""
    ties = kept_ties(families).filter(
        pl.col("kind").is_in(["strong", "weak"]), ~pl.col("partner").is_in(sorted(expectations.never_proposed))
    )
    known = set(ties.select("site", "partner").iter_rows())
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
    said = expectations.boundaries
    answers = [getattr(said, field) for field in _BOUNDARIES] if said else []
    if answers and None not in answers and not all(answers):
        yield gettext(
            "Of four things that keep requests from swamping you, you have %(num)s.", num=sum(map(bool, answers))
        )
