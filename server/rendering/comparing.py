"""Two reports side by side, in words: the same on the page and in the terminal."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from auditor.activities.sites import title as site_title
from auditor.report import Report, Value
from auditor.report.comparing import Comparison, Pair
from server.rendering.labels import amount, ends, hope
from server.store.reports import Heading
from server.translations import gettext, ngettext
from server.translations.cldr import day, decimal, listed, moment


def side(value: Value | None) -> str:
    """A value with its interval, or that there is none."""
    if value is None:
        return gettext("not measured")
    said = amount(value.number, value.unit)
    if not (between := ends(value)):
        return said
    return gettext("%(value)s (probably %(low)s to %(high)s)", value=said, low=between[0], high=between[1])


def about(report: Report, other: Report | None = None, zone: str = "UTC") -> str:
    """Which report it is: its days and its sites, and when it was made where that tells it from the ``other``."""
    values = {"first": day(report.first), "last": day(report.last)}
    sites = listed([site_title(site) for site in report.sites]) or gettext("no site")
    told = gettext("%(first)s to %(last)s, %(sites)s", **values, sites=sites)
    alike = other and (report.first, report.last, report.sites) == (other.first, other.last, other.sites)
    if not alike:
        return told
    return gettext("%(report)s, made: %(made)s", report=told, made=moment(_milliseconds(report.created), zone))


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def options(headings: Sequence[Heading], zone: str, but: str = "") -> list[tuple[str, str]]:
    """Reports to choose from, by id and words: with the time of day where several of one window were made on a day, and
    with their sites where these are not the same in all. ``but``: the id of one that is left out."""
    days = [datetime.fromtimestamp(each.created.timestamp(), ZoneInfo(zone)).date() for each in headings]
    windows = [(each.first, each.last, made) for each, made in zip(headings, days, strict=True)]
    told = []
    for each, window, sites in zip(headings, windows, differing_sites(headings), strict=True):
        several = windows.count(window) > 1
        made = moment(_milliseconds(each.created), zone) if several else day(window[2])
        words = gettext("%(first)s to %(last)s, made on %(day)s", first=day(each.first), last=day(each.last), day=made)
        if sites:
            words = gettext("%(report)s: %(sites)s", report=words, sites=sites)
        told.append((each.id, words))
    return [(name, words) for name, words in told if name != but]


def differing_sites(headings: Sequence[Heading]) -> list[str]:
    """The sites of each report in words; nothing where all are of the same, or it is not known."""
    same = len({frozenset(each.sites) for each in headings}) < 2
    return ["" if same else listed([site_title(site) for site in each.sites]) for each in headings]


def headline(found: Comparison) -> str:
    """What came of it, in one sentence."""
    differ, apart = len(found.of("differs")), len(found.of("apart"))
    if differ and apart:
        return ngettext(
            "%(num)s of %(of)s differs by more than chance, %(apart)s moved but may yet be chance; the rest is the "
            "same as far as can be told.",
            "%(num)s of %(of)s differ by more than chance, %(apart)s moved but may yet be chance; the rest is the "
            "same as far as can be told.",
            differ,
            of=found.compared,
            apart=apart,
        )
    if differ:
        return ngettext(
            "%(num)s of %(of)s differs by more than chance; the rest is the same as far as can be told.",
            "%(num)s of %(of)s differ by more than chance; the rest is the same as far as can be told.",
            differ,
            of=found.compared,
        )
    if apart:
        return ngettext(
            "%(num)s of %(of)s moved, though among so many it may be chance; the rest is the same as far as can be "
            "told.",
            "%(num)s of %(of)s moved, though among so many it may be chance; the rest is the same as far as can be "
            "told.",
            apart,
            of=found.compared,
        )
    if found.compared:
        return ngettext(
            "%(num)s was compared: the same as far as can be told.",
            "%(num)s were compared: all the same as far as can be told.",
            found.compared,
        )
    return gettext("Nothing was measured in both, so nothing can be compared.")


def cautions(found: Comparison) -> list[str]:
    """What to keep in mind about it."""
    told = []
    if found.overlap:
        told.append(
            ngettext(
                "%(num)s day was read by both, so a change shows less than it is.",
                "%(num)s days were read by both, so a change shows less than it is.",
                found.overlap,
            )
        )
    if found.unequal:
        told.append(
            gettext(
                "The first is of %(first)s days, the second of %(second)s: how often something happens is told by the "
                "week or the month in both, and the longer one knows it better.",
                first=found.lengths[0],
                second=found.lengths[1],
            )
        )
    if found.roles_differ:
        told.append(gettext("They were read for different roles: what counts as working differs, the numbers do not."))
    if found.same_answers:
        told.append(
            gettext(
                "Both were made on the same day: where an audit reads your answers, it reads those of that day in both."
            )
        )
    return told


def question(pair: Pair) -> str:
    """What the audit asks, in the language spoken: the report may have been made in another one. As the report says it
    where the audit is none of ours any more."""
    from auditor.audits.catalogue import AUDITS  # with Polars and all, which takes a second: only when needed

    audit = AUDITS.get(pair.audit.rpartition("/")[2])  # one of the further goal is named after it
    return gettext(audit.question) if audit else pair.question


def asked(pair: Pair) -> str:
    """What else is hoped for, where the pair is of that; the question itself stands beside it."""
    return gettext("What else you hope for: %(outcome)s", outcome=hope(pair.hope)) if pair.hope else ""


def apart_note(found: Comparison) -> str:
    """What to think of numbers whose ranges do not overlap, and which are not said to differ."""
    return ngettext(
        "Their ranges do not overlap, so as far as was seen they moved. But one audit was compared, and even then "
        "such ranges come apart by chance in about one case of ten.",
        "Their ranges do not overlap, so as far as was seen they moved. But %(num)s audits were compared, and among "
        "so many some come apart by chance alone.",
        found.compared,
    )


def aside(pair: Pair) -> str:
    """What is to be known of a pair beside its numbers: of which days they are, or by how many days they are told."""
    told = []
    if pair.per:
        told.append(gettext("by %(days)s days", days=pair.per))
    if pair.days != (None, None):
        told.append(
            _of(pair.days[0])
            if pair.days[0] == pair.days[1]
            else gettext("first: %(first)s, second: %(second)s", first=_of(pair.days[0]), second=_of(pair.days[1]))
        )
    if pair.overlap:
        told.append(ngettext("%(num)s day of them is in both", "%(num)s days of them are in both", pair.overlap))
    return "; ".join(told)


def _of(days: int | None) -> str:
    return gettext("of its own days") if days is None else gettext("of the last %(days)s days", days=decimal(days))


def direction(pair: Pair) -> str:
    """Which way it went, where it differs: up or down, and whether that is nearer to what works."""
    if pair.first is None or pair.second is None or pair.outcome not in ("differs", "apart"):
        return ""
    up = pair.second.number > pair.first.number
    if pair.better is None:
        return gettext("higher") if up else gettext("lower")
    if pair.better:
        return gettext("higher, nearer to what works") if up else gettext("lower, nearer to what works")
    return gettext("higher, further from what works") if up else gettext("lower, further from what works")
