"""Two reports side by side, in words: the same on the page and in the terminal."""

from auditor.activities.sites import title as site_title
from auditor.comparing import Comparison, Pair
from auditor.report import Report, Value
from server.rendering.labels import amount, ends
from server.translations import gettext, ngettext
from server.translations.cldr import day, listed


def side(value: Value | None) -> str:
    """A value with its interval, or that there is none."""
    if value is None:
        return gettext("not measured")
    said = amount(value.number, value.unit)
    if not (between := ends(value)):
        return said
    return gettext("%(value)s (probably %(low)s to %(high)s)", value=said, low=between[0], high=between[1])


def about(report: Report) -> str:
    """Which report it is: its days and its sites."""
    values = {"first": day(report.first), "last": day(report.last)}
    sites = listed([site_title(site) for site in report.sites])
    return gettext("%(first)s to %(last)s, %(sites)s", **values, sites=sites or gettext("no site"))


def headline(found: Comparison) -> str:
    """What came of it, in one sentence."""
    differ, same = len(found.of("differs")), len(found.of("same"))
    if differ:
        return ngettext(
            "%(num)s of %(of)s differs by more than chance; the rest is the same as far as can be told.",
            "%(num)s of %(of)s differ by more than chance; the rest is the same as far as can be told.",
            differ,
            of=differ + same,
        )
    if same:
        return ngettext(
            "%(num)s was compared: the same as far as can be told.",
            "%(num)s were compared: all the same as far as can be told.",
            same,
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
    if found.roles_differ:
        told.append(gettext("They were read for different roles: what counts as working differs, the numbers do not."))
    return told


def direction(pair: Pair) -> str:
    """Which way it went, where it differs: up or down, and whether that is nearer to what works."""
    if pair.first is None or pair.second is None or pair.outcome != "differs":
        return ""
    up = pair.second.number > pair.first.number
    if pair.better is None:
        return gettext("higher") if up else gettext("lower")
    if pair.better:
        return gettext("higher, nearer to what works") if up else gettext("lower, nearer to what works")
    return gettext("higher, further from what works") if up else gettext("lower, further from what works")
