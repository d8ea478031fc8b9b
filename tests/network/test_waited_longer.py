"""Who has waited for longer than the list of who waits tells of: an introduction that was promised does not lapse."""

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waited_longer
from tests.network.test_waiting import PROMISE
from tests.story import Story


def test_an_introduction_promised_longer_ago_is_not_made_by_chat_since(story: Story) -> None:
    story.last_day = 300
    story.exchange(20, "ana")
    story.hear(40, "ana", "Could you introduce me to the editor you know?")
    promised = story.write(41, "ana", PROMISE)
    story.write(60, "ana", "My week was long and awful. How is the kid?")
    story.hear(61, "ana", "All fine, thank you.")
    story.hear(70, "ben", "Can you come by?")
    story.write(71, "ben", "Sure, I will call you.")
    story.write(90, "ben", "My week was long and awful. How is the kid?")
    story.look(300)
    (told,) = waited_longer(story.families(), Expectations())
    assert (told.person, told.activity, told.promised) == ("ana", str(promised.id), True)
    story.write(200, "ana", "Ana, meet Berta, the editor. Berta, meet Ana.", context=None)
    story.write(200.1, ("ana", "berta"), "Ana, meet Berta, the editor. Berta, this is Ana, who writes on water.")
    assert waited_longer(story.families(), Expectations()) == ()
