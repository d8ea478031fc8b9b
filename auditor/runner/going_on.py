"""Who waits in a talk that goes on, beside the audit that counts who hears back: it counts what others begin, and who
asks in the midst of a talk begins none. One list of who waits must not contradict the other.
"""

from collections.abc import Collection, Sequence

import polars as pl
from msgspec.structs import replace

from auditor.audits.reciprocity import reply_rate
from auditor.facts import Families
from auditor.report import AuditResult, Band, CategoryResult, Row, Table
from auditor.report.waiting import Waiting
from auditor.translatable import gettext, ngettext

_ASKS = frozenset({"ask", "question"})


def with_talks(
    families: Families, categories: Sequence[CategoryResult], waits: Sequence[Waiting], unnamed: Collection[str] = ()
) -> tuple[CategoryResult, ...]:
    """The categories, in which that audit tells who else waits; it names none of ``unnamed``."""
    talks = _talks(families)
    asking = [
        each
        for each in waits
        if each.activity in talks
        and not _ASKS.isdisjoint(each.acts)
        and not (each.promised or each.apart or each.doubtful or each.in_group)
        and each.person not in unnamed
    ]
    return tuple(
        replace(
            category,
            audits=tuple(
                _told(families, found, asking) if found.id == reply_rate.AUDIT.id else found
                for found in category.audits
            ),
        )
        for category in categories
    )


def _talks(families: Families) -> frozenset[str]:
    """The last messages of talks: conversations between two in which I wrote, too, and that nobody opened by trade."""
    talks = families["conversations"].filter(~pl.col("group"), ~pl.col("by_trade"), pl.col("sent") > 0)
    return frozenset(talks["last_id"])


def _told(families: Families, found: AuditResult, asking: Sequence[Waiting]) -> AuditResult:
    tables = [each for each in found.details if isinstance(each, Table)]
    if found.value is None or any(table.more for table in tables):
        return found
    shown = [activity for table in tables for row in table.rows for activity in row.activities]
    named = families["conversations"].filter(pl.col("first_id").is_in(shown)).select("site", "partner")
    people = set(families.everywhere(named).iter_rows())
    others = [each for each in asking if (each.site, each.person) not in people]
    if not others:
        return found
    count = ngettext(
        "in talks that go on, %(num)s more person asked and waits",
        "in talks that go on, %(num)s more people asked and wait",
        len(others),
    )
    rows = tuple(
        Row(each.name, gettext("asked, no answer yet"), each.since, each.site, (each.activity,)) for each in others
    )
    told = Table(gettext("Waiting in talks that go on"), rows, (gettext("who"), ""))
    return replace(
        found,
        title=_title(found, len(others)),
        value=replace(found.value, words="; ".join((found.value.words, count))),
        details=(*found.details, told),
    )


def _title(found: AuditResult, count: int) -> str:
    """That people hear back is not said alone where some wait."""
    if found.band is not Band.WORKING:
        return found.title
    return ngettext(
        "Who writes to you hears back, but for %(num)s person who waits in a talk",
        "Who writes to you hears back, but for %(num)s people who wait in a talk",
        count,
    )
