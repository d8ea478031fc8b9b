"""A person's own network as a report tells it: who waits, ties, what came in by the week, open loops, and matches."""

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.ego_network import EgoNetwork
from auditor.facts.families import Families
from auditor.network.addressed import addressed
from auditor.network.answering import answering
from auditor.network.likeness import likely
from auditor.network.loops import loops
from auditor.network.matches import matches
from auditor.network.ties import dormant, kinds, living
from auditor.network.waiting import waiting
from auditor.network.weeks import weeks

__all__ = ["network", "waiting"]


def network(families: Families, expectations: Expectations) -> EgoNetwork:
    """All of it but who waits, which stands by itself in a report. People never to be suggested are left out."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    return EgoNetwork(
        told=bool(sites),
        weeks=weeks(families),
        answering=answering(families),
        ties=living(families, expectations),
        dormant=dormant(families, expectations),
        kinds=kinds(families),
        loops=loops(families, expectations),
        matches=matches(families, expectations),
        alike=likely(families),
        addressed=addressed(families, expectations),
    )
