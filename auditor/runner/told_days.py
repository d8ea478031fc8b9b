"""Which sites an audit counts, by the days their records tell of: months that no source tells of are no silence."""

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import title
from auditor.activities.subjects import WORDINGS
from auditor.audits.audit import Audit
from auditor.facts import DAY, Families
from auditor.report import AuditResult, Missing
from auditor.translatable import gettext, listed


@dataclass(frozen=True)
class ToldDays:
    """``sites``: those that count, ``lacks``: what the others do not tell of at all. ``left_out``: sites whose record
    ended before the days that are looked at, or before that of others where the audit counts by the week. ``partly``:
    those that count though their record ended within these days. The last two with what ended first, and its day."""

    sites: list[str]
    lacks: list[Coverage]
    left_out: dict[str, tuple[Subject, date]]
    partly: dict[str, tuple[Subject, date]]


def told_days(audit: Audit, families: Families) -> ToldDays:
    """The sites that cover what an audit needs, and on which days."""
    sites, lacks = families.covered(audit.needs)
    window = families.window
    ends = {site: end for site in sites if (end := families.told_until(site, audit.needs)) is not None}
    start = window.start if audit.period is None else window.end - audit.period * DAY
    over = {site for site, end in ends.items() if end <= start}
    if audit.by_week and len(ends) < len(sites):
        over = set(ends)
    elif audit.in_part and not audit.by_week:
        over = set()
    named = {site: (_ended_first(audit, families, site), window.day(end - 1)) for site, end in ends.items()}
    return ToldDays(
        [site for site in sites if site not in over],
        lacks,
        {site: named[site] for site in sites if site in over},
        {site: named[site] for site in ends if site not in over},
    )


def _ended_first(audit: Audit, families: Families, site: str) -> Subject:
    return min(audit.needs, key=lambda need: families.told_until(site, [need]) or families.window.end)


def lack(told: ToldDays) -> Missing:
    """What is missing where the records of all sites ended before the days that are looked at."""
    why = dict.fromkeys(ended(site, *each) for site, each in told.left_out.items())
    return Missing(" ".join(why), gettext("The site's complete archive of a later day would tell."))


def ended(site: str, subject: Subject, day: date) -> str:
    """That nothing is known of something on a site after a day."""
    return gettext(
        "Nothing is known of %(subject)s on %(site)s after %(day)s.",
        subject=gettext(WORDINGS[subject].named),
        site=title(site),
        day=day,
    )


def so_far(found: AuditResult, audit: Audit, told: ToldDays) -> AuditResult:
    """A result with the days up to which it is known, where that is less than all of them. What counts in part says so
    beside it: nothing that was counted is less for it."""
    if not told.partly or found.value is None:
        return found
    if audit.in_part and not audit.by_week:
        said = [
            gettext("%(site)s counts with what is known of it: %(why)s", site=title(site), why=ended(site, *each))
            for site, each in told.partly.items()
        ]
        return replace(found, note=" ".join((*([found.note] if found.note else []), *said)))
    until = listed(
        [
            gettext("%(site)s until %(day)s", site=title(site), day=day)
            for site, (_, day) in sorted(told.partly.items())
        ],
        "and",
    )
    value = replace(
        found.value,
        words=gettext("%(words)s (known only so far: %(until)s)", words=found.value.words, until=until),
    )
    tip = found.tip and replace(
        found.tip,
        observation=gettext(
            "%(observation)s That is known only so far: %(until)s.", observation=found.tip.observation, until=until
        ),
    )
    return replace(found, value=value, tip=tip)
