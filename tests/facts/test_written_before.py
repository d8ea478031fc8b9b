"""Of what was written long before an audit, the messages with whom I wrote to little are held: up to fifty times."""

import pytest

from tests.story import Story

REFUSAL = "No thank you, we need no such platform."
PITCH = "Our platform doubles your leads. Are you open to a quick demo of our product this week?"


@pytest.mark.parametrize(("refusals", "held"), [(50, True), (51, False)])
def test_what_was_written_with_a_seller_whom_i_refused_up_to_fifty_times_is_held(refusals: int, held: bool) -> None:
    story = Story(last_day=2000)
    for number in range(refusals):
        story.write(100 + number, "seller", REFUSAL)
    story.hear(99, "seller", PITCH)
    families = story.families()
    kept = families.history.narrowed(families.window.start, ()).written_before
    assert set(kept["partner"]) == ({"seller"} if held else set())


def test_what_somebody_wrote_to_whom_i_never_wrote_is_not_held() -> None:
    story = Story(last_day=2000)
    story.hear(99, "seller", PITCH)
    families = story.families()
    assert families.history.narrowed(families.window.start, ()).written_before.is_empty()
