"""What a program was answered, as the person reads it in the log of calls."""

import pytest

from server.installation.call_log import Call
from server.rendering.calls import outcome


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({}, "1,200 characters, without names"),
        ({"names": True}, "1,200 characters, with names"),
        ({"names": True, "texts": True}, "1,200 characters, with names and texts"),
        ({"texts": True}, "1,200 characters, with names and texts"),
    ],
)
def test_the_log_says_whether_people_were_named_and_texts_shown(shown: dict[str, bool], told: str) -> None:
    assert outcome(Call(0, "a program", "who_waits", answered=True, characters=1200, **shown)) == told
    assert outcome(Call(0, "a program", "who_waits", **shown)) == "refused"
