"""Who thanked the person lately, and told what came of an introduction, in sentences."""

from collections.abc import Collection, Iterator

from auditor.report import Report
from server.translations import gettext, ngettext
from server.translations.cldr import listed, near_day

_NAMED = 3


def good_news(report: Report, never_named: Collection[str] = ()) -> str:
    """Both, one after the other; empty where there is none."""
    return " ".join(filter(None, (*_came_of(report, never_named), thanked(report, never_named))))


def _came_of(report: Report, never_named: Collection[str]) -> Iterator[str]:
    for each in report.outcomes:
        if not set(each.people).isdisjoint(never_named):
            continue
        who, *others = each.names
        yield gettext(
            "%(day)s: %(name)s told you what came of your introduction of %(made)s to %(others)s.",
            day=near_day(each.on),
            name=who,
            made=near_day(each.made),
            others=listed(others),
        )


def thanked(report: Report, never_named: Collection[str] = ()) -> str:
    """Who did, but for those of these ids, whom a report from before may still name; empty for nobody."""
    told = report.network.thanks if report.network else ()
    names = [each.name for each in told if each.person not in never_named]
    if not names:
        return ""
    people = listed(names)
    if len(names) > _NAMED:
        people = gettext("%(names)s and others", names=", ".join(names[:_NAMED]))
    return ngettext(
        "In the 30 days up to %(day)s, %(people)s thanked you.",
        "In the 30 days up to %(day)s, %(people)s thanked you.",
        len(names),
        day=near_day(report.last),
        people=people,
    )
