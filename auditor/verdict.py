"""What a disappointment more likely comes from: expectations, habits, the site, or none of these (evidence §2)."""

from auditor.expectations import Expectations
from auditor.facts import Families
from auditor.report import Missing, Role, Verdict


def verdict(families: Families, expectations: Expectations, role: Role | None) -> Verdict:
    """The verdict on the goal the person stated. Without a goal there is nothing to be disappointed of."""
    del families, expectations, role
    return Verdict(
        words="We cannot tell yet.",
        missing=Missing(
            what="You have not said what you hope for from this site.",
            remedy="Say what you would like, how much of it, from whom and by when.",
        ),
    )
