"""Who will find out and come back to the reader promises it, in whatever words; who only thinks aloud does not."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    "text",
    [
        "Lemme get back to you on that",
        "Let me get back to you on Monday, the file is at home",
        "Let me find out and circle back to you",
        "Let me check and revert",
        "Let me confirm and get back to you tomorrow",
        "Let me come back to you on this",
        "Good morning Ada. The director travelled to Abuja. Let me confirm the figure with him and revert",
        "I will revert shortly",
        "Will revert by Friday",
        "ok i go send am tomorrow",
        "I go call you when I reach house",
        "make I ask am, I go tell you",
        "let me ask my cousin and let you know",
        "Lemme check with HR, I'll shout you",
    ],
)
@pytest.mark.parametrize("mine", [False, True])
def test_who_will_come_back_promises_it(text: str, mine: bool) -> None:
    assert acts("en", text, mine=mine) & Act.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "Let me get back to sleep",
        "let me get back to work",
        "Let me know and get back to me tomorrow",
        "Let me finish my food first",
        "Please check and revert",
        "Kindly revert at your convenience",
        "They let me go back to the office",
        "Did you get back to him?",
        "let me be",
        "I go to church every Sunday",
        "If I go call him he will shout",
        "He said let me check and revert, then nothing",
    ],
)
def test_who_does_not_say_so_promises_nothing(text: str) -> None:
    assert not acts("en", text) & Act.PROMISE
