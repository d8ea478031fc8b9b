"""What an introduction turned into is what came of it, whatever else the message says. Sentences of ours."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    "text",
    [
        "That introduction you made in March turned into our first close.",
        "That introduction you made in March turned into our first close. None of this happens without you, thank you!",
        "The intro you gave me last fall led to a contract.",
        "ur referral u sent in may ended up as a job lol",
    ],
)
def test_what_an_introduction_turned_into_is_told(text: str) -> None:
    assert Act.OUTCOME_REPORT in acts("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Could the introduction you made lead to something?",
        "The weather turned into our first storm of the year.",
        "Would the intro you made have led to anything?",
    ],
)
def test_what_merely_sounds_like_it_is_not(text: str) -> None:
    assert Act.OUTCOME_REPORT not in acts("en", text)
