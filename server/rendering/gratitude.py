"""Who thanked the person lately, in a sentence."""

from collections.abc import Collection

from auditor.report import Report
from server.translations import gettext, ngettext
from server.translations.cldr import listed, near_day

_NAMED = 3


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
