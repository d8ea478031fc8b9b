"""What an audit finds to be little beside what changed: both are true of different things, and whoever reads "now and
then at most" under "more than usual" is told the contrary of what they see. It is then told, and not praised."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from auditor.changes import Changes
from auditor.report import AuditResult, Band, CategoryResult, State
from auditor.report.changed import Changed
from auditor.translatable import N_, gettext

#: By audit: what it counts too, and the title where more of it came than is usual.
_MORE: Mapping[str, tuple[Changed, str]] = {
    "pitch-inbound-load": ("pitches", N_("More pitches reach you than is usual for you"))
}


def neutral(categories: Sequence[CategoryResult], changed: Changes) -> tuple[CategoryResult, ...]:
    """The categories, with no audit that calls little what became more."""
    more = {each.of for each in (*changed.beyond_chance, *changed.perhaps) if each.now > each.high}
    told = {audit: title for audit, (of, title) in _MORE.items() if of in more}
    return tuple(
        replace(category, audits=tuple(_told(found, told.get(found.id)) for found in category.audits))
        for category in categories
    )


def _told(found: AuditResult, title: str | None) -> AuditResult:
    well = found.band is Band.WORKING or (found.between is not None and Band.WORKING in found.between)
    if title is None or not well:
        return found
    why = gettext("It is few beside what others get, and more than is usual for you. So this is told, not scored.")
    return replace(
        found,
        title=gettext(title),
        state=State.INFORMATIVE,
        score=None,
        band=None,
        between=None,
        curve=None,
        tip=None,
        weight=0.0,
        note=" ".join(filter(None, (why, found.note))),
    )
