"""What the product claims of its reading is what the code does."""

import json
from collections import Counter

import pytest

from auditor.activities.acts import ACTS, Act
from auditor.language import LEAST_FOUND, Measured, measured, precision
from auditor.language.lexicon import lexicons
from tests.benchmarks.language import (
    LANGUAGES,
    ROOT,
    SHOWN,
    STORED,
    UNADAPTED,
    Message,
    as_stored,
    first_sight,
    labelled,
    measure,
    measure_all,
    measure_unadapted,
)
from tests.benchmarks.weights import with_examples


def test_the_document_tells_the_stored_measures() -> None:
    text = (ROOT / "docs/reading.md").read_text("utf-8")
    words = {"to_introduce": "introduction to come"}
    private = json.loads(STORED.read_bytes())["private"]
    for act in private["en"]:
        told = [[private[language][act][of] for of in ("precision", "recall")] for language in LANGUAGES]
        cells = " | ".join(" / ".join("–" if each is None else f"{100 * each:.0f}" for each in two) for two in told)
        assert f"| {words.get(act, act.replace('_', ' '))} | {cells} |" in text


def test_the_stored_measures_are_what_the_code_gives_now() -> None:
    """Where this fails: `python -m tests.benchmarks.language --write`, and look at what changed."""
    assert STORED.read_bytes() == as_stored(measure_unadapted())


def test_what_was_counted_at_first_sight_counts_with_what_is_read_now() -> None:
    met = first_sight()
    assert set(met) <= set(LANGUAGES)
    for of in met.values():
        assert {Act[name.upper()] for name in of.acts} == set(ACTS)
        assert all(each.right <= min(each.found, each.there) <= of.messages for each in of.acts.values())
    asks = met["en"].acts["ask"]
    now = [Message("to a neighbour", ("ask",), "Could you lend me your ladder, please?")]
    together = measure(now, "", before=met["en"])["ask"]
    assert (together.n_positive, together.n_found) == (asks.there + 1, asks.found + 1)
    assert together.precision == round((asks.right + 1) / (asks.found + 1), 3)


def test_a_language_without_messages_is_not_measured_and_so_never_scored() -> None:
    new = measure_all(UNADAPTED, "xx", public=False)
    assert {each.precision for each in new.values()} == {None}
    assert "xx" not in with_examples([*LANGUAGES, "xx"])
    assert set(with_examples()) <= set(LANGUAGES)


def test_every_act_is_measured_in_every_language_with_a_lexicon() -> None:
    assert set(measured()) == set(lexicons())
    assert all(set(acts) == set(ACTS) for acts in measured().values())


def test_precision_is_the_lowest_among_the_languages_asked_for() -> None:
    english, french = measured()["en"][Act.ASK].precision, measured()["fr"][Act.ASK].precision

    assert english is not None
    assert french is not None
    assert english > french
    assert precision(["en"])[Act.ASK] == english
    assert precision(["fr", "en"])[Act.ASK] == french
    assert precision()[Act.ASK] == min(acts[Act.ASK].precision or 0 for acts in measured().values())


def test_an_act_has_no_precision_where_a_language_was_not_measured() -> None:
    assert precision(["en", "fi"]) == {}


def test_an_act_that_is_mostly_overlooked_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(act: Act, recall: float) -> dict[Act, float]:
        found = Measured(precision=0.9, recall=recall, n_positive=20, n_found=12, measured_on="")
        monkeypatch.setattr("auditor.language.measured", lambda **_: {"en": {act: found}})
        return precision(["en"])

    assert told(Act.OFFER, LEAST_FOUND) == {Act.OFFER: 0.9}
    assert told(Act.OFFER, LEAST_FOUND - 0.01) == {}
    assert told(Act.HYPE, 0.1) == {Act.HYPE: 0.9}


def test_every_act_is_labelled_often_enough() -> None:
    counted = Counter(act for name in SHOWN for message in labelled(name) for act in message.acts)

    assert {act: counted[str(act.name).lower()] for act in ACTS if counted[str(act.name).lower()] < 40} == {}


@pytest.mark.parametrize("name", SHOWN)
def test_labels_are_acts_and_messages_differ(name: str) -> None:
    messages = labelled(name)

    assert {act for message in messages for act in message.acts} <= {str(act.name).lower() for act in ACTS}
    assert len({message.text for message in messages}) == len(messages)


def test_no_message_is_in_two_files() -> None:
    counted = Counter(message.text for name in SHOWN for message in labelled(name))

    assert [json.dumps(text) for text, times in counted.items() if times > 1] == []
