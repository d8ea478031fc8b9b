"""The catalogue: categories, their audits, order and weights. The one place; nothing is found by magic."""

from dataclasses import dataclass

from auditor.audit import Audit
from auditor.audits.reciprocity import reply_rate


@dataclass(frozen=True)
class Entry:
    """An audit in its category, with its default weight there."""

    audit: Audit
    weight: float = 1.0


@dataclass(frozen=True)
class Category:
    """``judges_person`` False: site or context, told apart and never summed into a score."""

    id: str
    title: str
    about: str
    entries: tuple[Entry, ...]
    judges_person: bool = True


CATEGORIES: tuple[Category, ...] = (
    Category(
        "reciprocity",
        "Reciprocity & giving",
        "Whether what goes out and what comes back are in balance.",
        (Entry(reply_rate.AUDIT),),
    ),
)

AUDITS: dict[str, Audit] = {entry.audit.id: entry.audit for category in CATEGORIES for entry in category.entries}
