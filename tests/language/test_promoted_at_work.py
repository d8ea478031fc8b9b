"""French has one word for a rise at work, a year of students and a sale: only the last sells."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read


@pytest.mark.parametrize(
    "text",
    [
        "Félicitations pour ta promotion !",
        "Bravo pour votre promotion !!",
        "J'ai eu ma promotion, enfin !",
        "Tu as des nouvelles de ta promo ?",
    ],
)
@pytest.mark.parametrize("mine", [True, False])
def test_who_rises_at_work_sells_nothing(text: str, *, mine: bool) -> None:
    acts = read(text, hint="fr", mine=mine).acts
    assert acts is not None
    assert not acts & Act.PITCH


def test_a_sale_still_sells() -> None:
    acts = read("Promotion : -20 % sur tout le site jusqu'à samedi", hint="fr", mine=True).acts
    assert acts is not None
    assert acts & Act.PITCH
