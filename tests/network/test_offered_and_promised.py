"""A post that was offered waits for the answer that I promised, with the day by which it is wanted; who would host me
waits as somebody who offers something; and a seller who reminds of a pitch sells still."""

from datetime import date

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from server.rendering.waiting import wrote
from server.translations import speaking
from tests.network.test_order import names
from tests.story import Story

OFFERED = (
    "Bonjour, c'est officiel : Alpeau vous fait une offre à 56 k€. Ils aimeraient votre réponse avant le 20 avril."
)


def test_a_promise_hides_no_day_by_which_an_answer_is_wanted(story: Story) -> None:
    story.hear(90, "anne", OFFERED)
    story.write(91, "anne", "Merci beaucoup, je suis touchée. Je vous donne ma réponse la semaine prochaine.")
    story.hear(91.1, "anne", "Très bien, bonne réflexion !")
    story.last_day = 102
    (found,) = waiting(story.families(), Expectations())
    assert (found.post, found.due, found.wanted_by) == (True, date(2026, 4, 12), date(2026, 4, 20))
    with speaking("en"):
        said = wrote(found)
    assert said.startswith("you promised something about a job, for 12 April")
    assert "wanted by 20 April" in said


def test_who_would_host_me_waits_in_the_midst_of_a_talk(story: Story) -> None:
    story.write(90, "matthias", "Thanks a lot for the call.")
    story.hear(91, "matthias", "We could host you for 3 months from March, there is a visiting scientist line.")
    story.last_day = 102
    (found,) = waiting(story.families(), Expectations())
    assert not found.doubtful
    with speaking("en"):
        assert wrote(found).startswith("made you an offer or invited you")


def test_who_never_had_a_word_and_reminds_of_a_pitch_sells_still(story: Story) -> None:
    pitch = "Notre plateforme DataFlow peut faire gagner 30 % de temps à vos équipes. Auriez-vous 15 minutes ?"
    story.hear(80, "kevin", pitch)
    story.hear(85, "kevin", "Avez-vous pu regarder ma proposition ?")
    story.hear(95, "kevin", "Just floating this to the top.")
    story.last_day = 102
    assert names(story) == []
    assert story.families()["messages"].filter(partner="kevin")["pitch"].to_list() == [True] * 3


THINKS = (
    "Merci beaucoup, je réfléchis.",
    "Thank you, I'll think about it.",
    "Thanks a lot, let me think it over.",
    "Vielen Dank, ich denke darüber nach.",
    "Danke, ich überlege es mir.",
    "Muchas gracias, lo voy a pensar.",
    "Gracias, me lo pienso.",
)


def test_who_offered_a_post_and_heard_that_i_think_it_over_waits_where_they_named_a_day(story: Story) -> None:
    for number, thinks in enumerate(THINKS):
        story.hear(90, f"thinks {number}", OFFERED)
        story.write(91, f"thinks {number}", thinks)
    for name, said in (("took it", "Merci beaucoup, j'accepte avec plaisir !"), ("no day", THINKS[0])):
        story.hear(90, name, OFFERED if name == "took it" else "Alpeau vous fait une offre d'embauche.")
        story.write(91, name, said)
    story.hear(90, "no post", "Peux-tu apporter la salade avant le 20 avril ?")
    story.write(91, "no post", "Je réfléchis.")
    story.last_day = 102
    found = waiting(story.families(), Expectations())
    assert {each.person for each in found} == {f"thinks {number}" for number in range(len(THINKS))}
    assert {each.wanted_by for each in found} == {date(2026, 4, 20)}
    with speaking("en"):
        assert wrote(found[0]).startswith("you said that you would think about what they offer (wanted by 20 April")
