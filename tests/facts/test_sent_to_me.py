"""Introductions by a word of who was introduced: they write first, and say who sent them."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.story import Story

SENT = (
    "Hello, Rita gave me your number. I am a nurse and move to town in January.",
    "Moin, Rita meinte ich soll mich mal melden. Ich ziehe im Januar um.",
    "Hola, Rita me dio tu número. Busco piso para enero.",
    "Bonjour, Rita m'a donné votre numéro. Je cherche un logement.",
)


@pytest.mark.parametrize("words", SENT)
def test_who_writes_first_and_names_who_sent_them_was_introduced_to_me_and_that_was_help(words: str) -> None:
    story = Story(site="whatsapp")
    story.exchange(400, "Rita", 2)
    story.hear(440, "New", words)
    story.write(440.2, "New", "How nice! Shall we talk on Friday?")
    families = story.families()
    (row,) = families["introductions"].iter_rows(named=True)
    assert (row["mine"], row["connector"], row["people"]) == (False, "Rita", ["New"])
    assert row["met_at"] is not None and row["reported"] is False
    help_of = families["favours"].filter(kind="help")
    assert help_of.select("partner", "sure", "personal").rows() == [("Rita", True, True)]


def test_a_name_that_is_no_tie_or_comes_late_or_from_a_refused_seller_introduces_nobody() -> None:
    story = Story(site="whatsapp")
    story.exchange(400, "Rita", 2)
    story.hear(440, "New", SENT[0].replace("Rita", "Olga"))
    story.exchange(300, "friend", 2)
    story.hear(441, "friend", SENT[0])
    story.hear(442, "seller", "Rita gave me your number. We offer a great product, are you open to a quick demo?")
    assert story.families()["introductions"].is_empty()
    assert story.families()["favours"].filter(kind="help").is_empty()


def test_a_word_of_who_sent_them_after_an_introduction_is_the_same_one() -> None:
    story = Story(site="whatsapp")
    story.exchange(400, "Rita", 2)
    story.hear(439, "Rita", "Ana, meet New, who is a nurse. New, this is Ana, who runs the ward.", also_to=("New",))
    story.hear(440, "New", "Rita introduced us. When may I come by?")
    assert story.families()["introductions"].height == 1


@pytest.mark.parametrize("words", SENT)
def test_who_sent_them_may_be_known_on_another_site_only(words: str) -> None:
    story = Story(site="linkedin")
    story.exchange(400, "Rita Sommer", 2)
    story.site = "whatsapp"
    story.exchange(380, "friend", 2)
    story.hear(440, "New", words.replace("Rita", "Rita Sommer"))
    story.write(440.2, "New", "How nice! Shall we talk on Friday?")
    families = story.families()
    (row,) = families["introductions"].iter_rows(named=True)
    assert (row["site"], row["connector_site"], row["connector"]) == ("whatsapp", "linkedin", "Rita Sommer")
    assert families["favours"].filter(kind="help").select("site", "partner").rows() == [("linkedin", "Rita Sommer")]


def test_who_is_known_elsewhere_is_told_there_and_named() -> None:
    story = Story(site="linkedin")
    story.exchange(400, "Rita Sommer", 2)
    story.site = "whatsapp"
    story.exchange(380, "friend", 2)
    story.hear(440, "New", "Hello, Rita Sommer gave me your number. I am a nurse and move to town in January.")
    story.write(440.2, "New", "How nice! Shall we talk on Friday?")
    found = network(story.families(), Expectations())
    assert found is not None
    (loop,) = [each for each in found.loops if each.kind == "untold"]
    assert (loop.site, loop.name, loop.others) == ("linkedin", "Rita Sommer", ("New",))
    told = Story(site="linkedin", activities=story.activities)
    told.write(450, "Rita Sommer", "New and I met on Friday, and she starts in January. Thank you for sending her!")
    again = network(told.families(), Expectations())
    assert again is not None
    assert [each for each in again.loops if each.kind == "untold"] == []
