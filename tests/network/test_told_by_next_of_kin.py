"""A relative tells of somebody's death from the account that they left: it is asked about, and helped nobody."""

from datetime import date

import polars as pl
import pytest

from auditor.answers.expectations import Expectations
from auditor.network.mourned import mourned
from tests.story import Story

JIM = "Ted Hanlon"
NEWS = [
    "Ben, this is Moira, Ted's daughter. I'm so sorry to tell you that Daddy passed away last night in the Royal.",
    "This is Moira, Ted Hanlon's daughter. My father died on Sunday.",
    "This is his wife Ann. He passed away last night.",
    "Hier ist Klara, die Tochter von Ted. Papa ist heute Nacht gestorben.",
    "Soy Clara, la hija de Ted. Papá falleció anoche.",
    "C'est Moira, la fille de Ted. Papa est décédé cette nuit.",
]
OTHERS = [
    "This is Moira, Ted's daughter. My husband died last week.",
    "My father died on Sunday.",
    "This is Moira, Ted's daughter. Dad asks whether you have his ladder.",
    "This is Claire, Ruth's daughter. Mum passed away last night.",
]


@pytest.fixture
def story() -> Story:
    made = Story(first=date(2026, 1, 1), last_day=300, days=90, site="whatsapp")
    for day in range(1, 120, 12):
        made.exchange(day, JIM)
        made.exchange(day + 3, "Rike Sander")
    return made


def asked(story: Story) -> list[str]:
    return [each.name for each in mourned(story.families(), Expectations())]


@pytest.mark.parametrize("news", NEWS)
def test_the_owner_of_the_account_is_asked_about(story: Story, news: str) -> None:
    story.hear(290, JIM, news)
    story.write(290.1, JIM, "I'm so sorry.")
    assert asked(story) == [JIM]


@pytest.mark.parametrize("news", OTHERS)
def test_the_death_of_another_is_not_theirs(story: Story, news: str) -> None:
    story.hear(290, JIM, news)
    assert asked(story) == []


@pytest.mark.parametrize("news", NEWS)
def test_who_tells_it_gave_no_help(story: Story, news: str) -> None:
    told = story.hear(290, JIM, news)
    favours = story.families()["favours"]
    assert favours.filter(pl.col("id") == str(told.id), pl.col("kind") == "help").is_empty()
