"""Faults are drawn alike by whoever names the same seed, and what is said of them counts each once."""

from tests.mutation.drawing import Score, drawn, outcome

NAMES = [f"auditor.verdict.model.x_{letter}__mutmut_{number}" for letter in "abc" for number in range(20)]


def test_the_same_seed_draws_the_same_of_any_order_and_another_seed_others() -> None:
    first = drawn(NAMES, 25, 1)
    assert len(set(first)) == 25
    assert first == drawn(NAMES[::-1], 25, 1)
    assert set(first) != set(drawn(NAMES, 25, 2))


def test_a_larger_sample_is_drawn_from_the_whole_room() -> None:
    assert {name.partition(".x_")[2][0] for name in drawn(NAMES, 25, 1)} == set("abc")
    assert sorted(drawn(NAMES, 500, 1)) == sorted(NAMES)
    assert drawn(NAMES, None, 1) == sorted(NAMES)


def test_only_what_is_asked_for_is_drawn() -> None:
    chosen = drawn(NAMES, 30, 1, "*.x_b__*")
    assert sorted(chosen) == sorted(name for name in NAMES if ".x_b__" in name)


def test_a_score_tells_each_outcome_and_how_sure_the_share_is() -> None:
    became = {
        **{f"killed {number}": outcome("killed") for number in range(8)},
        "silent": outcome("survived"),
        "unreached": outcome("no tests"),
    }
    # Wilson (1927) for 8 of 10: 0.49 to 0.94.
    told = "room: 10 drawn of 400, 8 killed, 2 survived, 0 timed out; 80% killed (95 % interval 49% to 94%)"
    assert str(Score("room", 400, became)) == told
    assert Score("room", 400, became).left() == [("silent", "survived"), ("unreached", "survived")]


def test_what_was_not_tried_or_ran_out_of_time_is_not_counted_as_killed() -> None:
    score = Score("room", 3, {"a": outcome("timeout"), "b": outcome("not checked"), "c": outcome("killed")})
    assert "3 drawn of 3, 1 killed, 0 survived, 1 timed out, 1 unclear; 33% killed" in str(score)
    assert [name for name, _ in score.left()] == ["a", "b"]
