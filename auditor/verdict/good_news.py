"""That far more came than what one sends out makes likely, be it less than was hoped for. Nothing is attributed: what
the model does not see brought most of it, and its parts would hold that against the habits and the hope.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from auditor.report import Verdict
from auditor.translatable import gettext
from auditor.verdict import inbound
from auditor.verdict.attribution import Attribution
from auditor.verdict.base_rates import Draws, Quantity
from auditor.verdict.wording import WHERE_FROM, said_less, spread


def good_news(
    found: Attribution,
    hoped: float | Draws,
    gap: str,
    less: Sequence[Quantity],
    begun: pl.DataFrame | None,
    bearing: tuple[str, ...],
) -> Verdict:
    """The verdict: what was hoped for and came (``gap``, in words), and where it may come from; ``bearing``: with which
    messages those wait who may matter."""
    said = [gap]
    said.append(_surprising(found, 0 if begun is None else begun.height))
    said.append(gettext("That is good news, and what is still lacking is put down neither to you nor to the site."))
    if waited := inbound.waited(begun):
        said.append(waited)
    if less:
        said.append(said_less(less))
    return Verdict(" ".join(said), experiment=gettext(WHERE_FROM), funnel=found.funnel(hoped), bearing=bearing)


def _surprising(found: Attribution, begun: int) -> str:
    """That far more came than what one does makes likely, and where it comes from, if others began as many
    conversations as are left to explain."""
    likely = spread(found.reached)
    if begun and begun >= found.came - float(np.median(found.reached)):
        return gettext(
            "That is far more than what you send out makes likely (%(spread)s). People come to you, too: others began "
            "%(begun)s of the conversations that you answered in that time.",
            spread=likely,
            begun=begun,
        )
    return gettext(
        "That is far more than what we saw would make likely (%(spread)s): something we did not see works for you.",
        spread=likely,
    )
