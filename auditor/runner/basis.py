"""What a report rests on, and what its sources leave open."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import polars as pl
from msgspec.structs import replace

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import reads
from auditor.activities.sites import title as site_title
from auditor.activities.subjects import WORDINGS
from auditor.answers.aging import aged
from auditor.answers.expectations import Expectations
from auditor.archives.archive import NOTHING_TELLS, ON_PHONE, is_silent, on_phone
from auditor.audits.audit import Audit
from auditor.audits.sources import SOURCES
from auditor.facts import Families
from auditor.report import AuditResult, Citation, Evidence, Gap, Missing, SourceSummary
from auditor.runner import told_days
from auditor.runner.told_days import ToldDays
from auditor.translatable import N_, Sentence, gettext, listed, ngettext, say

#: Answers that are kept with their moments, and read by the days of the report.
_DATED = frozenset({"asks_purpose", "purposes"})


def lack(lacks: Sequence[Coverage]) -> Missing:
    """What no site can tell, in the words of the source that lacks it, or in ours."""
    told = [each for each in lacks if each.note]
    what = dict.fromkeys(_whys(told or lacks))
    remedies = dict.fromkeys(each.remedy for each in told if each.remedy)
    helpful = [each for each in remedies if each != NOTHING_TELLS]  # of one site; others may tell
    remedy = dict.fromkeys(map(say, helpful or remedies))
    return Missing(
        what=" ".join(what),
        remedy=" ".join(remedy) or _remedy(lacks),
    )


def _whys(lacks: Sequence[Coverage]) -> list[str]:
    """Why, each said once: several archives that are silent on one subject are so in one sentence."""
    silent: dict[str, list[str]] = {}
    for each in lacks:
        if is_silent(each):
            silent.setdefault(each.subject, []).append(_archive(each))
    several = {subject for subject, archives in silent.items() if len(set(archives)) > 1}
    return [_none_tells(silent[each.subject], each) if each.subject in several else _why(each) for each in lacks]


def _archive(lacking: Coverage) -> str:
    """The title of the archive that is silent."""
    title = lacking.note.values["archive"] if isinstance(lacking.note, Sentence) else ""
    return say(title) if isinstance(title, str | Sentence) else ""


def _none_tells(archives: Sequence[str], lacking: Coverage) -> str:
    return gettext(
        "None of these tells it (%(subject)s): %(archives)s.",
        subject=gettext(WORDINGS[lacking.subject].named),
        archives=listed(list(dict.fromkeys(archives))),
    )


def _why(lacking: Coverage) -> str:
    return say(lacking.note) or gettext(
        "Nothing is known of %(subject)s on %(site)s.",
        subject=gettext(WORDINGS[lacking.subject].named),
        site=site_title(lacking.site),
    )


def with_sites_left_out(found: AuditResult, audit: Audit, families: Families, told: ToldDays) -> AuditResult:
    """A measured result with the sites that hold some of what it needs and not the rest, and why: that they count in
    part, or else that their part of it is not counted. Those of which a source holds nothing of it, though another
    would, are left out likewise. That sites are left out its sentences say too, as they would seem to tell of all."""
    if found.value is None:
        return found
    in_part = families.covered_in_part(audit.needs)
    silent = {site: each for site, each in families.said_to_lack(audit.needs).items() if _could_be_told(each)}
    if not in_part and not silent and not told.left_out:
        return found
    words = (
        N_("%(site)s counts with what is known of it: %(why)s")
        if audit.in_part
        else N_("%(site)s is left out here: %(why)s")
    )
    said = [gettext(words, site=site_title(site), why=_why(each)) for site, each in in_part.items()]
    said += [
        gettext("%(site)s is left out here: %(why)s", site=site_title(site), why=_why(each))
        for site, each in silent.items()
    ]
    said += [
        gettext("%(site)s is left out here: %(why)s", site=site_title(site), why=told_days.ended(site, *each))
        for site, each in told.left_out.items()
    ]
    noted = replace(found, note=" ".join((*([found.note] if found.note else []), *said)))
    if audit.in_part and not silent and not told.left_out:
        return noted
    counted = (*told.sites, *(in_part if audit.in_part else ()))
    left = {*(() if audit.in_part else in_part), *silent, *told.left_out}.difference(counted)
    mostly = len(left) < len(counted)  # five of six sites are not "alone"
    sites = listed([site_title(site) for site in sorted(left if mostly else counted)], "and")
    words = N_("without %(sites)s: %(words)s") if mostly else N_("on %(sites)s alone: %(words)s")
    seen = N_("Without %(sites)s: %(observation)s") if mostly else N_("On %(sites)s alone: %(observation)s")
    value = replace(found.value, words=gettext(words, sites=sites, words=found.value.words))
    tip = found.tip and replace(found.tip, observation=gettext(seen, sites=sites, observation=found.tip.observation))
    return replace(noted, value=value, tip=tip)


def _could_be_told(lacking: Coverage) -> bool:
    """Whether something could tell on a site what its source does not: where nothing is, nothing is left out."""
    return lacking.subject in _told_by_archives(lacking.site) or reads(lacking.site, WORDINGS[lacking.subject].part)


def _remedy(lacks: Sequence[Coverage]) -> str:
    """What would help where no source says it: only what can tell of it on one of those sites."""
    archived = any(each.subject in _told_by_archives(each.site) for each in lacks)
    if any(reads(each.site, WORDINGS[each.subject].part) for each in lacks):
        if archived:
            return gettext("The site's complete archive, or the browser extension, would tell.")
        return gettext("Only the browser extension would tell, from the day it is connected.")
    if archived:
        return gettext("The site's complete archive would tell.")
    if any(on_phone(each.site, each.subject) for each in lacks):
        return say(ON_PHONE)
    return gettext("So far nothing there can tell; a source of another site that you use may.")


@cache
def _told_by_archives(site: str) -> frozenset[Subject]:
    """What some archive of a site tells of."""
    from auditor.archives import archives  # loads every reader, and is seldom asked

    found = (archive.extents.items() for archive in archives() if site in (archive.site, *archive.also))
    return frozenset(subject for extents in found for subject, told in extents if told.extent != "none")


def sources(families: Families) -> tuple[SourceSummary, ...]:
    """The activities of the window, by site and by the way they came in."""
    counted = (
        families.activities.select("at", "day", "site", "via")
        .filter(pl.col("at") >= families.window.start)
        .group_by("site", "via")
        .agg(pl.len().alias("n"), pl.col("day").min().alias("first"), pl.col("day").max().alias("last"))
        .sort("site", "via")
    )
    return tuple(SourceSummary(*row) for row in counted.iter_rows())


def gaps(coverage: Sequence[Coverage]) -> tuple[Gap, ...]:
    """What sources say little or nothing of, those with one reason together; all of which an archive says nothing is
    one reason."""
    subjects: dict[tuple[str, str, str], list[Subject]] = {}
    for entry in coverage:
        if entry.extent != "full" and entry.note:
            why = (entry.site, "" if is_silent(entry) else say(entry.note), say(entry.remedy))
            subjects.setdefault(why, []).append(entry.subject)
    return tuple(
        Gap(site, tuple(each.value for each in of), note or _nothing_of(of), remedy)
        for (site, note, remedy), of in subjects.items()
    )


def _nothing_of(subjects: Sequence[Subject]) -> str:
    named = [gettext(WORDINGS[each].named) for each in dict.fromkeys(subjects)]
    return gettext("The export says nothing of this: %(subjects)s.", subjects=listed(named))


def resting(found: AuditResult, audit: Audit, expectations: Expectations, last: date) -> AuditResult:
    """A result with the answers it reads, and a word on the oldest that may not be true any more on a day."""
    if not audit.answers:
        return found
    alone = not audit.facts and not audit.needs and not _DATED.issuperset(audit.answers)
    whole = replace(found, answers=audit.answers, answers_only=alone)
    if found.value is None:
        return whole
    told = set(audit.answers) - {"profile_still_true"}  # how old that is, is what its audit measures
    old = [each for each in aged(expectations, last) if each.question.field.partition(".")[0] in told]
    if not old:
        return whole
    first = old[0]
    said = ngettext(
        "Your answer to “%(question)s” is %(num)s day old: is it still true?",
        "Your answer to “%(question)s” is %(num)s days old: is it still true?",
        (last - first.day).days,
        question=gettext(first.question.words, **first.question.names),
    )
    return replace(whole, note=" ".join(part for part in (found.note, said) if part))


def evidence(audit: Audit) -> Evidence:
    """What the audit rests on, in the language spoken."""
    grounds = audit.grounds
    return Evidence(
        grounds.direction,
        grounds.threshold,
        gettext(grounds.why),
        tuple(_cited(SOURCES[key]) for key in grounds.sources),
    )


def _cited(work: Citation) -> Citation:
    """A source with what is to be known of it in the language spoken; a work keeps its own title."""
    return replace(work, flag=gettext(work.flag)) if work.flag else work
