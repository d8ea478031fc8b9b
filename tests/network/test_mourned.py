"""Who may have died is asked, where news of a death names somebody on record; meanwhile nobody is reminded of them, and
where it is so, nobody ever is."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from auditor import window
from auditor.answers.expectations import Expectations
from auditor.history.history import History
from auditor.history.identities import Identities, answered_of_one
from auditor.network.mourned import mourned
from auditor.report import Report
from auditor.runner.run import run
from tests.story import Story

BERND = "Bernd Ohlsen"


@pytest.fixture
def story() -> Story:
    """A friend whom I promised a visit, and another who goes on."""
    made = Story(first=date(2026, 1, 1), last_day=300, days=90, site="whatsapp")
    for day in range(1, 120, 12):
        made.exchange(day, BERND)
        made.exchange(day + 3, "Rike Sander")
    made.hear(130, BERND, "Kommst du mal auf einen Kaffee vorbei?")
    made.write(131, BERND, "Klar, nächste Woche komme ich vorbei, versprochen")
    made.exchange(290, "Rike Sander")
    made.look(300)
    return made


def asked(story: Story, answers: Expectations | None = None) -> list[str]:
    answers = answers or Expectations()
    return [each.name for each in mourned(story.families(answers), answers)]


def report(story: Story, answers: Expectations | None = None) -> Report:
    span = window(None, first=date(2026, 8, 1), last=date(2026, 10, 28), zone=UTC)
    given = answered_of_one(answers or Expectations(), Identities())
    return run(History.of(story.activities), given, span, now=datetime(2026, 10, 29, tzinfo=UTC))


NEWS = [
    "Traurige Nachricht: Bernd Ohlsen ist gestern gestorben. Die Trauerfeier ist am Freitag",
    "Gestern Nacht ist Bernd Ohlsen im Krankenhaus gestorben.",
    "Hast du schon gehört, dass Bernd Ohlsen gestorben ist?",
    "Bernd ist tot. Vorgestern",
    "Sad news: Bernd Ohlsen passed away last night.",
    "Have you heard? Bernd died yesterday.",
    "Our Bernd Ohlsen is no longer with us.",
    "Ayer falleció Bernd Ohlsen.",
    "Bernd Ohlsen est décédé hier.",
]


@pytest.mark.parametrize("news", NEWS)
def test_news_of_a_death_that_names_a_tie_is_asked_about_whoever_tells_it_and_wherever(story: Story, news: str) -> None:
    assert asked(story) == []
    before = len(story.activities)
    story.write(140, "Rike Sander", news)
    assert asked(story) == [BERND]
    del story.activities[before:]
    story.hear(140, "Rike Sander", news)
    assert asked(story) == [BERND]
    del story.activities[before:]
    story.write(140, ("Rike Sander", "Tom Weiss"), news)
    assert asked(story) == [BERND]


@pytest.mark.parametrize(
    "words",
    [
        "Bernd ist traurig, weil sein Vater gestorben ist",
        "Ist Bernd gestorben?",
        "Bernd ist für mich gestorben",
        "Bernd ist vor Lachen gestorben",
        "Mein Onkel Bernd ist gestorben",
        "My uncle Bernd died yesterday",
        "Bernd Ohlsens Vater ist gestern gestorben",
        "Bernd's father died yesterday",
        "Bernd ist endlich eingeschlafen",
        "Bernd is dead tired",
        "Bernd died laughing",
        "Bernd Ohlsen ist nicht gestorben",
        "Bernd ist in Staffel 5 gestorben",
        "Bernd ist vor zehn Jahren gestorben",
        "Bernd ha muerto de risa",
        "Bernd no ha muerto",
        "Bernd est mort de rire",
        "Jana Ohlsen ist gestern gestorben",
        "Wir nehmen Abschied von Bernd Ohlsen, der in Rente geht",
    ],
)
def test_what_is_no_news_of_a_death_or_of_somebody_else_asks_nothing(story: Story, words: str) -> None:
    story.write(140, "Rike Sander", words)
    story.hear(141, "Rike Sander", words)
    assert asked(story) == []


def test_a_first_name_that_two_bear_names_nobody_but_of_the_family_of_who_tells_it(story: Story) -> None:
    story.exchange(20, "Bernd Klaasen")
    story.hear(140, "Rike Sander", "Bernd ist gestern gestorben")
    assert asked(story) == []
    story.hear(141, "Hanne Ohlsen", "Bernd ist gestern friedlich eingeschlafen. Die Trauerfeier ist am Montag")
    assert asked(story) == [BERND]


def test_anothers_father_is_not_mine_whatever_he_is_called(story: Story) -> None:
    story.exchange(20, "Papa")
    story.hear(140, "Rike Sander", "Papa ist gestern gestorben")
    assert asked(story) == []
    story.write(141, "Rike Sander", "Papa ist gestern gestorben")
    assert asked(story) == ["Papa"]


def test_who_writes_after_the_news_lives_but_where_it_came_from_their_own_telephone(story: Story) -> None:
    before = len(story.activities)
    story.write(140, "Rike Sander", NEWS[0])
    story.hear(150, BERND, "Moin! Danke fürs Buch.")
    assert asked(story) == []
    del story.activities[before:]
    story.hear(140, BERND, "Hier ist Hanne. Bernd ist gestern gestorben.")
    story.hear(150, BERND, "Danke für deine Karte. Hanne")
    assert asked(story) == [BERND]


def test_until_i_say_so_nobody_is_reminded_of_them_and_after_a_yes_never(story: Story) -> None:
    untold = report(story)
    assert untold.network
    assert [tie.name for tie in untold.network.ties if tie.name == BERND]
    assert [each.name for each in untold.waited_longer] == [BERND]
    story.write(140, "Rike Sander", NEWS[0])
    for answers, asks in ((None, [BERND]), (Expectations(died={BERND: True}), [])):
        told = report(story, answers)
        assert told.network
        assert [each.name for each in told.network.mourned] == asks
        assert BERND not in msgspec.json.encode(msgspec.structs.replace(told.network, mourned=())).decode()
        assert BERND not in msgspec.json.encode([told.waiting, told.waited_longer, told.tips]).decode()
    no = report(story, Expectations(died={BERND: False}))
    assert no.network
    assert no.network.mourned == ()
    assert [each.name for each in no.waited_longer] == [BERND]
