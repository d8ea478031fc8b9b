"""Real and realistic exports of others, kept beside the project: they must be read with sensible counts."""

from collections import Counter
from pathlib import Path

import pytest

from auditor.activities.activity import Activity, decoder, encoder
from auditor.archives import Item, Problem, Unrecognised, read, recognise
from tests.material import outside


def material(name: str) -> Path:
    return outside(f"material/archives/{name}")


def counts(items: list[Item]) -> Counter[str]:
    return Counter(f"{a.type} {a.object.type if a.object else ''}" for a in items if isinstance(a, Activity))


def reasons(items: list[Item]) -> Counter[str]:
    return Counter({str(item.reason): item.count for item in items if isinstance(item, Problem)})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mastodon-export.zip", {"Create Note": 18, "Update Profile": 1}),
        ("mastodon-export.tar.gz", {"Create Note": 189, "Create Message": 1, "Announce Note": 34, "Update Profile": 1}),
        ("outbox.json", {"Create Note": 2}),
    ],
)
def test_real_mastodon_exports(name: str, expected: dict[str, int]) -> None:
    assert counts(list(read(material(f"mastodon/fossilizer/{name}")))) == expected


def test_a_complete_linkedin_export_whose_years_are_made_up() -> None:
    path = material("linkedin/sample_complete_export.zip")
    items = list(read(path))
    assert recognise(path).files == 19
    assert counts(items) == {"Follow Page": 52, "Join Job": 25, "Join Event": 4, "Update Profile": 1}
    problems = [item for item in items if isinstance(item, Problem) and item.file == "messages.csv"]
    assert sum(item.count for item in problems) == 20_000
    assert {str(item.reason).partition(" 1")[0] for item in problems} == {
        "the date",
        "drafts that were never sent were left out",
    }


@pytest.mark.parametrize(
    ("name", "expected", "rows"),
    [
        ("connections-corpus.csv", {"Accept Relationship": 177}, 220),
        ("comments-corpus.csv", {}, 220),
        ("shares-corpus.csv", {}, 220),
    ],
)
def test_ugly_values_lose_no_row_silently(name: str, expected: dict[str, int], rows: int) -> None:
    items = list(read(material(f"linkedin/{name}")))
    assert counts(items) == expected
    assert counts(items).total() + sum(i.count for i in items if isinstance(i, Problem)) == rows
    assert all(decoder.decode(encoder.encode(item)) == item for item in items if isinstance(item, Activity))


def test_messages_among_which_nobody_is_me_are_refused_whole() -> None:
    items = list(read(material("linkedin/messages-corpus.csv")))
    assert not counts(items)
    assert ["which of the people in it is you" in reason for reason in reasons(items)] == [True]


def test_the_public_part_of_a_real_export_of_x_bears_no_times_and_gives_none() -> None:
    items = list(read(material("x/public_2020")))
    assert recognise(material("x/public_2020")).archive == "x"
    assert not counts(items)
    assert sorted(item.count for item in items if isinstance(item, Problem)) == [656, 1_500]


def test_a_real_repository_of_bluesky() -> None:
    items = list(read(material("bluesky/repo.car")))
    assert counts(items) == {
        "Create Note": 13,
        "Like Note": 39,
        "Follow Profile": 22,
        "Announce Note": 1,
        "Update Profile": 1,
    }
    assert not reasons(items)


def test_another_sites_archive_is_not_taken_for_one_of_these() -> None:
    with pytest.raises(Unrecognised):
        recognise(outside("material/messages/email_intent"))
