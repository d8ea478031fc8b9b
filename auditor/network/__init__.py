"""A person's own network as a report tells it: who waits, ties, what came in by the week, open loops, and matches."""

from collections.abc import Sequence

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.network.addressed import addressed
from auditor.network.answering import answering
from auditor.network.bereavement import grieving
from auditor.network.confided import confided
from auditor.network.gratitude import thanks
from auditor.network.likeness import likely
from auditor.network.loops import loops
from auditor.network.matches import matches
from auditor.network.ties import dormant, kinds, living
from auditor.network.waiting import bearing_on, waited_longer, waiting
from auditor.network.wanted import understood
from auditor.network.weeks import pitched_in, weeks
from auditor.report.ego_network import EgoNetwork
from auditor.report.waiting import Waiting

__all__ = ["bearing_on", "network", "understood", "waited_longer", "waiting"]


def network(families: Families, expectations: Expectations, waits: Sequence[Waiting] = ()) -> EgoNetwork:
    """All of it but who ``waits``, which stands by itself in a report. People never to be suggested are left out."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    alike = likely(families)
    between = loops(families, expectations, alike)
    owed = {(each.site, each.person) for each in between if each.kind in ("own", "own-introduction", "promised")}
    owed |= {(each.site, each.person) for each in waits}
    owed |= set(grieving(families).select("site", "partner").iter_rows())
    agreed = [each for each in between if each.kind == "promised" or (each.offered and not each.others)]
    return EgoNetwork(
        told=bool(sites),
        weeks=weeks(families),
        pitched_in=pitched_in(families),
        answering=answering(families),
        ties=living(families, expectations, alike),
        dormant=dormant(families, expectations, alike),
        kinds=kinds(families, expectations, alike),
        loops=between,
        matches=matches(families, expectations, owed, agreed, alike),
        alike=alike,
        addressed=addressed(families, expectations),
        thanks=thanks(families, expectations),
        confided=confided(families, expectations),
    )
