"""The story that the tests of who waits go on from."""

from datetime import date

import pytest

from tests.story import Story


@pytest.fixture
def story() -> Story:
    """An exchange in January, so that it is known what I send; then time goes on until the end of March."""
    made = Story(first=date(2026, 1, 1), last_day=89)
    made.hear(1, "old friend", "Good to see you last week, and thanks for the tea.")
    made.write(2, "old friend", "Gladly, and come again soon.")
    made.look(89)
    return made
