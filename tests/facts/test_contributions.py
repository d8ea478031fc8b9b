"""Own contributions, one-click reactions and own words, against counts by hand and a plain re-implementation."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.language import plain_text, read
from tests.examples import examples
from tests.story import Story

PLAIN = "I learned today how the old lighthouse keepers counted the ships that passed at night."
HYPE = "This is passive income while you sleep. Join my team, last chance!"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."
NICE = "Nice!"


def share(story: Story, day: float, text: str | None = None, what: str = "p1") -> Activity:
    return story.add(Type.ANNOUNCE, day, Object(ObjectType.NOTE, id=what, content=text), to="Public")


def test_posts_comments_and_worded_shares_are_contributions() -> None:
    story = Story()
    post = story.post(480, PLAIN)
    comment = story.comment(481, NICE, to=("Ana",))
    worded = share(story, 482, PLAIN)
    share(story, 483)
    story.write(484, "Ana", PLAIN)
    story.add(Type.CREATE, 485, Object(ObjectType.JOB, content=PLAIN), to="Public")
    story.add(Type.CREATE, 486, Object(ObjectType.NOTE, content=PLAIN), by="Ana", to="Public")
    made = story.families()["contributions"]
    assert made["id"].to_list() == [str(one.id) for one in (post, comment, worded)]
    assert made["subject"].to_list() == ["post", "comment", "share"]
    assert made["words"].to_list() == [15, 1, 15]
    assert made["partner"].to_list() == [None, "Ana", None]


def test_a_post_without_text_is_a_contribution_of_unknown_words() -> None:
    story = Story()
    story.add(Type.CREATE, 480, Object(ObjectType.NOTE), to="Public")
    made = story.families()["contributions"]
    assert made["words"].to_list() == [None]
    assert made["acts"].to_list() == [None]
    assert made["hype"].to_list() == [[]]


def test_reactions_are_likes_and_shares_without_words() -> None:
    story = Story()
    like = story.add(Type.LIKE, 480, Object(ObjectType.NOTE, id="a"), detail=Detail(reaction="celebrate"))
    boost = share(story, 481)
    share(story, 482, PLAIN)
    story.add(Type.LIKE, 483, Object(ObjectType.NOTE, id="mine"), by="Ana")
    made = story.families()["reactions"]
    assert made["id"].to_list() == [str(like.id), str(boost.id)]
    assert made["reaction"].to_list() == ["celebrate", None]
    assert made["subject"].to_list() == ["reaction", "share"]


def test_a_share_whose_text_has_no_word_is_a_click() -> None:
    story = Story()
    bare = share(story, 481, "🎉")
    families = story.families()
    assert families.activities["words"].to_list() == [0]
    assert families["contributions"].is_empty()
    assert families["own_words"].is_empty()
    assert families["reactions"]["id"].to_list() == [str(bare.id)]
    assert families["actions"]["purposeful"].to_list() == [False]


def test_a_reaction_taken_back_is_none_and_one_given_anew_is_one() -> None:
    story = Story()
    note = Object(ObjectType.NOTE, id="a")
    story.add(Type.LIKE, 480, note)
    story.add(Type.LIKE, 480.5, Object(ObjectType.NOTE))
    story.add(Type.UNDO, 481, note)
    again = story.add(Type.LIKE, 482, note)
    story.add(Type.UNDO, 483, Object(ObjectType.NOTE))
    kept = story.families()["reactions"]["id"].to_list()
    assert str(again.id) in kept
    assert len(kept) == 2  # an undoing that names nothing takes nothing back


def test_taking_back_a_share_leaves_the_reaction() -> None:
    story = Story()
    note = Object(ObjectType.NOTE, id="a")
    like = story.add(Type.LIKE, 480, note)
    story.add(Type.ANNOUNCE, 480.5, note)
    story.add(Type.UNDO, 481, note, detail=Detail(undoes=Type.ANNOUNCE))
    assert story.families()["reactions"]["id"].to_list() == [str(like.id)]
    story.add(Type.UNDO, 482, note, detail=Detail(undoes=Type.LIKE))
    assert story.families()["reactions"].is_empty()


def tid(moment: datetime) -> str:
    """A timestamp identifier as atproto specifies it, with a clock of 5."""
    number = round(moment.timestamp() * 1_000_000) << 10 | 5
    return "".join("234567abcdefghijklmnopqrstuvwxyz"[number >> 5 * place & 31] for place in range(12, -1, -1))


def test_what_a_record_of_mine_was_about_is_told_by_when_it_was_made() -> None:
    story = Story(site="bluesky")
    second = 1 / 86_400
    kept = story.add(Type.LIKE, 480, Object(ObjectType.NOTE, id="at://ana/app.bsky.feed.post/a"))
    back = story.add(Type.LIKE, 480 + 30 * second, Object(ObjectType.NOTE, id="at://ana/app.bsky.feed.post/b"))
    boost = story.add(Type.ANNOUNCE, 480 + 30 * second, Object(ObjectType.NOTE, id="at://ana/app.bsky.feed.post/b"))
    record = f"at://me/app.bsky.feed.like/{tid(back.published + timedelta(milliseconds=80))}"
    story.add(Type.UNDO, 490, Object(ObjectType.NOTE, id=record), detail=Detail(undoes=Type.LIKE))
    older = f"at://me/app.bsky.feed.repost/{tid(boost.published - timedelta(days=20))}"
    story.add(Type.UNDO, 491, Object(ObjectType.NOTE, id=older), detail=Detail(undoes=Type.ANNOUNCE))
    assert set(story.families()["reactions"]["id"]) == {str(kept.id), str(boost.id)}


def test_own_words_are_all_texts_of_mine_with_their_hype() -> None:
    story = Story()
    story.post(480, HYPE)
    story.write(481, "Ana", NICE)
    story.invite(482, "Ben", PLAIN)
    story.invite(483, "Cem")
    story.hear(484, "Ana", HYPE)
    story.add(Type.CREATE, 484.5, Object(ObjectType.NOTE, content=HYPE), by="Ana", to="Public")
    story.post(485, DUTCH)
    made = story.families()["own_words"]
    assert made["subject"].to_list() == ["post", "message-sent", "invitation-sent", "post"]
    assert made["composed"].to_list() == [True, False, True, True]
    assert made["hype"].to_list() == [list(read(HYPE).hype), [], [], []]
    assert made["acts"].to_list()[3] is None


def test_nothing_after_the_window_and_everything_before_it() -> None:
    story = Story()
    story.post(100, PLAIN)
    story.post(501, PLAIN)
    assert story.families()["contributions"].height == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("post", "comment", "share", "like", "undo", "write", "hear", "invite")),
        st.integers(400, 505),
        st.sampled_from((None, PLAIN, HYPE, DUTCH, NICE, "")),
        st.sampled_from(("a", "b")),
    ),
    max_size=30,
)


def told(steps: Sequence[tuple[str, int, str | None, str]]) -> Story:
    story = Story()
    for kind, day, text, what in steps:
        match kind:
            case "post":
                story.add(Type.CREATE, day, Object(ObjectType.NOTE, content=text), to="Public")
            case "comment":
                story.add(Type.CREATE, day, Object(ObjectType.NOTE, in_reply_to=what, content=text), to="Public")
            case "share":
                share(story, day, text, what)
            case "like" | "undo":
                story.add(Type.LIKE if kind == "like" else Type.UNDO, day, Object(ObjectType.NOTE, id=what))
            case "write":
                story.add(Type.CREATE, day, Object(ObjectType.MESSAGE, content=text), to=("Ana",))
            case "hear":
                story.hear(day, "Ana", text or PLAIN)
            case "invite":
                story.invite(day, "Ben", text)
    return story


def number_of_words(activity: Activity) -> int:
    content = activity.object.content if activity.object else None
    return read(plain_text(content)).words if content else 0


@examples(60)
@given(STEPS)
def test_families_are_what_a_plain_loop_over_the_activities_finds(
    steps: list[tuple[str, int, str | None, str]],
) -> None:
    story = told(steps)
    families = story.families()
    end = story.at(501).replace(hour=0)
    contributions, reactions, words = set(), set(), {}
    for one in story.activities:
        if not one.mine or one.published >= end or one.object is None:
            continue
        count = number_of_words(one)
        if (one.type == Type.CREATE and one.object.type == ObjectType.NOTE) or (one.type == Type.ANNOUNCE and count):
            contributions.add(str(one.id))
        elif one.type in (Type.LIKE, Type.ANNOUNCE) and not any(
            later.type == Type.UNDO and later.object and later.object.id == one.object.id
            and one.published <= later.published < end
            for later in story.activities
        ):  # fmt: skip
            reactions.add(str(one.id))
        if count:
            words[str(one.id)] = (count, list(read(one.object.content or "").hype))
    assert set(families["contributions"]["id"]) == contributions
    assert set(families["reactions"]["id"]) == reactions
    own = families["own_words"]
    assert {row["id"]: (row["words"], row["hype"]) for row in own.iter_rows(named=True)} == words
    for name in ("contributions", "reactions", "own_words"):
        assert families[name]["at"].is_sorted()


@examples(30)
@given(STEPS)
def test_hype_is_found_in_no_text_that_does_not_hold_the_act(steps: list[tuple[str, int, str | None, str]]) -> None:
    own = told(steps).families()["own_words"]
    for acts, hype in own.select("acts", "hype").iter_rows():
        assert bool(hype) == bool(acts and acts & Act.HYPE)
