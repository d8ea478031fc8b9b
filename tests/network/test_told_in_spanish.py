"""What Spanish speakers say in ways of their own, as it reaches the lists: an introduction announced in the present
tense stays open, through an evening's plans, too; a recruiter for any trade waits where a post is hoped for."""

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_promises import met, still_open
from tests.story import Story


@pytest.mark.parametrize(
    "promise",
    [
        "Sí, te presento a Nuria Ferrandis",
        "Felicidades!! Te presento a Nuria Ferrandis, es auditora jefa",
        "Oui, je te présente à Nora Faure",
    ],
)
@pytest.mark.parametrize("line", ["ya tengo entradas, qué ilusión me hace", "no me dejan, hay auditoría esa semana"])
def test_an_introduction_announced_is_open_until_it_is_made(story: Story, promise: str, line: str) -> None:
    met(story, "dani")
    story.write(61, "dani", promise)
    story.hear(70, "dani", "¿vas a la feria de noviembre?")
    story.write(70.1, "dani", line)
    assert still_open(story, "own-introduction") == {"dani"}


def test_a_recruiter_for_any_trade_waits_where_a_post_is_hoped_for(story: Story) -> None:
    story.hear(80, "recruiter", "Hola, busco auditora de calidad, contrato indefinido. ¿Tendrías 10 minutos?")
    story.hear(81, "seller", "Hola, ofrecemos auditorías de calidad con un 20 % de descuento. ¿Tendrías 10 minutos?")
    hopes = Expectations(goal=Goal(outcome="job offers"))
    assert [(each.person, each.post) for each in waiting(story.families(hopes), hopes)][:1] == [("recruiter", True)]
