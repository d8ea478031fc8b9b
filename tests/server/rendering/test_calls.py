"""What a program was answered, as the person reads it in the log of calls."""

import pytest

from server.installation.call_log import Call
from server.rendering.calls import outcome


@pytest.mark.parametrize(
    ("names", "texts", "told"),
    [
        (False, False, "1,200 characters, without names"),
        (True, False, "1,200 characters, with names"),
        (True, True, "1,200 characters, with names and texts"),
        (False, True, "1,200 characters, with names and texts"),
    ],
)
def test_the_log_says_whether_people_were_named_and_texts_shown(names: bool, texts: bool, told: str) -> None:
    call = Call(0, "a program", "who_waits", {}, names, texts, answered=True, characters=1200)
    assert outcome(call) == told
    assert outcome(Call(0, "a program", "who_waits", {}, names, texts)) == "refused"
