"""Messages that were put aside: nothing is learnt from them, though their hand knew the cues. What is found is mostly
right, and no change finds less."""

import pytest

from auditor.activities.acts import Act
from tests.benchmarks.language import labelled, measure

#: By language and act, how precise at least, and how many of a hundred are found.
LEAST: dict[tuple[str, Act], tuple[float, float]] = {
    ("fr", Act.ASK): (0.8, 0.8),
    ("fr", Act.PITCH): (0.9, 0.8),
    ("fr", Act.QUESTION): (0.8, 0.8),
    ("es", Act.ASK): (0.85, 0.75),
    ("es", Act.PITCH): (0.9, 0.8),
}


@pytest.mark.parametrize(("language", "act"), LEAST)
def test_what_was_put_aside_is_read_as_well_as_it_was(language: str, act: Act) -> None:
    precise, found = LEAST[language, act]
    told = measure(labelled(f"aside/{language}"), "aside")[str(act.name).lower()]
    assert (told.precision or 0) >= precise
    assert (told.recall or 0) >= found
