"""Which sites a change is told of, and why others that hold the same things are not compared."""

from collections.abc import Sequence

from msgspec.structs import replace

from auditor.activities.activity import Subject
from auditor.changes.spans import comparable, ended, in_part
from auditor.facts.families import Families
from auditor.report.changed import Change


def on_sites(families: Families, change: Change, subjects: Sequence[Subject], *, shares: bool = False) -> Change:
    """The change with the sites that it counts, where others hold such activities too: of each of these, whether its
    source tells only part of them, ended before, or begins too late to be compared."""
    counted = comparable(families, subjects, shares=shares).sites
    kinds = {subject.value for subject in subjects}
    others = [site for site, held in sorted(families.subjects.items()) if held & kinds and site not in counted]
    if not others:
        return change
    whole, _ = families.covered(subjects)
    partly = [site for site in others if site not in whole or in_part(families, site, subjects)]
    over = [site for site in others if site not in partly and ended(families, site, subjects)]
    return replace(
        change,
        sites=tuple(counted),
        in_part=tuple(partly),
        ended=tuple(over),
        too_new=tuple(site for site in others if site not in partly and site not in over),
    )
