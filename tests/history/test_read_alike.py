"""Whom a message refers to may change with the people on record; that is no other reading of it."""

import msgspec
import pytest

from auditor.history.referring import _PLACES, read_alike
from auditor.history.remains import Remains


def stored(**kept: object) -> str:
    return msgspec.json.encode(Remains(settled=True, **kept)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("place", _PLACES)
def test_another_person_referred_to_is_no_other_reading(place: str) -> None:
    assert read_alike(stored(), stored(**{place: ("linkedin", "in/ana")}))
    assert not read_alike(stored(**{place: ("linkedin", "in/ana")}), None)
