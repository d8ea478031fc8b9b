"""What a report rests on, and what its sources leave open."""

from collections.abc import Sequence

import polars as pl

from auditor.activities.activity import Coverage
from auditor.activities.sites import title as site_title
from auditor.activities.sites import watched
from auditor.activities.subjects import SEEN_ONLY, WORDINGS
from auditor.facts import Families
from auditor.report import Gap, Missing, SourceSummary
from auditor.translatable import gettext, say


def lack(lacks: Sequence[Coverage]) -> Missing:
    """What no site can tell, in the words of the source that lacks it, or in ours."""
    told = [each for each in lacks if each.note]
    what = dict.fromkeys(
        say(each.note)
        or gettext(
            "Nothing is known of %(subject)s on %(site)s.",
            subject=gettext(WORDINGS[each.subject].named),
            site=site_title(each.site),
        )
        for each in (told or lacks)
    )
    remedy = dict.fromkeys(say(each.remedy) for each in told if each.remedy)
    return Missing(
        what=" ".join(what),
        remedy=" ".join(remedy) or _remedy(lacks),
    )


def _remedy(lacks: Sequence[Coverage]) -> str:
    """What would help where no source says it. The extension is no help on a site that it does not read."""
    archived = not {each.subject for each in lacks} <= set(SEEN_ONLY)
    if not any(watched(each.site) for each in lacks):
        return (
            gettext("The site's complete archive would tell.")
            if archived
            else gettext("So far nothing would tell: no archive does.")
        )
    if archived:
        return gettext("The site's complete archive, or the browser extension, would tell.")
    return gettext("Only the browser extension would tell, from the day it is connected.")


def sources(families: Families) -> tuple[SourceSummary, ...]:
    """The activities of the window, by site and by the way they came in."""
    counted = (
        families.activities.filter(pl.col("at") >= families.window.start)
        .group_by("site", "via")
        .agg(pl.len().alias("n"), pl.col("day").min().alias("first"), pl.col("day").max().alias("last"))
        .sort("site", "via")
    )
    return tuple(SourceSummary(*row) for row in counted.iter_rows())


def gaps(coverage: Sequence[Coverage]) -> tuple[Gap, ...]:
    """What sources say little or nothing of, those with one reason together."""
    subjects: dict[tuple[str, str, str], list[str]] = {}
    for entry in coverage:
        if entry.extent != "full" and entry.note:
            why = (entry.site, say(entry.note), say(entry.remedy))
            subjects.setdefault(why, []).append(entry.subject.value)
    return tuple(Gap(site, tuple(of), note, remedy) for (site, note, remedy), of in subjects.items())
