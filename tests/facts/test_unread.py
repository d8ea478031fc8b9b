"""Of messages in a language that is not read it is known whether they were answered, and not what they say."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.initiation_balance import AUDIT as INITIATION
from auditor.audits.reciprocity.reply_rate import AUDIT as REPLIES
from auditor.audits.reciprocity.thanks_rate import AUDIT as THANKS
from auditor.audits.used.pitch_inbound_load import AUDIT as PITCHES
from auditor.language.lexicon import lexicons
from auditor.network.waiting import waiting
from auditor.report import State
from tests.story import Story

ASKS = "Olá Benedita, vi que trabalhas no laboratório e gostava de saber como começaste nesta área há tantos anos."
TELLS = "Olá! Comecei há muitos anos num laboratório pequeno e depois mudei para o hospital onde estou agora."
SELLS = "Olá Benedita, a nossa empresa oferece um produto excelente e gostávamos de lhe apresentar uma demonstração."


def test_who_was_answered_once_counts_then_as_well_as_later() -> None:
    story = Story()
    for number in range(14):
        story.hear(412 + number, f"p{number}", ASKS)
        story.write(412.3 + number, f"p{number}", TELLS)
        story.hear(450 + number, f"p{number}", ASKS)
    value = story.audit(REPLIES).value
    assert value
    assert (value.k, value.n) == (14, 28)


def test_strangers_who_had_no_answer_move_the_share_down_only_and_who_began_is_not_me() -> None:
    story = Story()
    for number in range(24):
        story.hear(415 + number, f"read {number}", "How did you begin with the archive, if I may ask you that?")
        story.write(415.3 + number, f"read {number}", "We began with one team, and a list of what we knew then.")
    for number in range(20):
        story.hear(415 + number, f"unread {number}", SELLS)
    value = story.audit(REPLIES).value
    assert value and value.low is not None and value.high is not None
    assert value.low < 24 / 44 < value.number == 1.0
    began = story.audit(INITIATION).value
    assert began and began.high is not None
    assert began.high < 0.12


@pytest.mark.parametrize(("written", "state"), [(1, State.NOT_ENOUGH_DATA), (4, State.SCORED)])
def test_what_strangers_sell_is_not_said_to_be_no_pitch(
    monkeypatch: pytest.MonkeyPatch, written: int, state: State
) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(PITCHES.acts, 1.0))
    story = Story()
    for number in range(14):
        for time in range(written):
            story.write(300 + number + time * 20, f"p{number}", TELLS)
        for time in range(3):
            story.hear(420 + number + time * 20, f"p{number}", SELLS)
    found = story.audit(PITCHES)
    assert found.state is state
    assert found.state is State.SCORED or (found.missing and "42 of 42" in found.missing.what)


def test_what_may_pitch_is_within_the_range() -> None:
    story = Story()
    for day in range(60):
        story.hear(415 + day, f"friend {day % 9}", "The rain came in again over here, and how is it where you are?")
        story.write(415.3 + day, f"friend {day % 9}", "It is dry here, but the river is high.")
    for day in range(40):
        story.hear(415 + day, f"p{day}", SELLS)
    value = story.audit(PITCHES).value
    assert value and value.high is not None
    assert value.high > 40 / (90 / 7)
    assert "0 of the 60" in value.words


def test_use_would_not_bring_what_cannot_be_read() -> None:
    story = Story()
    for number in range(12):
        story.write(420 + number, f"p{number}", ASKS)
        story.hear(420.5 + number, f"p{number}", TELLS)
        story.write(
            420.7 + number,
            f"p{number}",
            "Muito obrigada pela tua ajuda, foi mesmo importante para mim e gostei imenso.",
        )
    missing = story.audit(THANKS).missing
    assert missing
    assert "36 of 36 messages are in a language we cannot read yet" in missing.what
    assert "comes with use" not in missing.remedy


@pytest.mark.parametrize(
    ("last", "waits"),
    [
        ("Bene, o dia? A Carla voltou a perguntar", True),
        ("Viste isto https://exemplo.pt/pagina?a=1", False),
        ("Então até logo", False),
        ("A Carla voltou a falar comigo no laboratório e disse que precisava mesmo de saber o dia até sexta", True),
    ],
)
def test_in_the_midst_of_a_talk_a_question_mark_or_many_words_wait(last: str, *, waits: bool) -> None:
    story = Story()
    story.hear(477, "rute", ASKS)
    story.write(478, "rute", TELLS)
    story.hear(479, "rute", last)
    assert [each.foreign for each in waiting(story.families(), Expectations())] == (["pt"] if waits else [])


def test_the_languages_that_are_said_to_be_read_are_those_that_are() -> None:
    assert set(lexicons()) == {"en", "de", "es", "fr"}
