"""Reddit's export where a small case cannot show it: times, names, single files, very large chats."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Item, Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from auditor.archives.reddit.rows import named, when

AT = datetime(2024, 5, 2, 18, 11, 4, tzinfo=UTC)
CHAT = "message_id,created_at,updated_at,username,message,channel_url,conversation_type\n"


@pytest.mark.parametrize(
    "told",
    ["2024-05-02 18:11:04 UTC", " 2024-05-02T18:11:04Z", "2024-05-02T20:11:04+02:00", "1714673464", "1714673464000"],
)
def test_times_of_all_spellings_are_one(told: str) -> None:
    assert when(told) == AT


@pytest.mark.parametrize("told", ["", "registration ip", "9" * 10, "9" * 13, "2024-13-02 18:11:04 UTC", "1"])
def test_what_is_no_time_is_told(told: str) -> None:
    with pytest.raises(ValueError):  # Unusable, whatever it says
        when(told)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ana_O", "u/ana_o"),
        ("u/Ana_O", "u/ana_o"),
        ("/u/Ana_O", "u/ana_o"),
        ("/r/Birding", "r/birding"),
        ("#birding", "r/birding"),
        ("[deleted]", None),
        (" ", None),
    ],
)
def test_a_name_is_one_however_it_is_written(name: str, key: str | None) -> None:
    assert named(name) == key


LETTERS = "id,permalink,thread_id,date,ip,from,to,subject,body\n"


def letters(folder: Path, *pairs: tuple[str, str]) -> Path:
    rows = "".join(f"m{n},,,2024-05-02 18:11:0{n} UTC,,{one},{other},,Hi\n" for n, (one, other) in enumerate(pairs))
    (folder / "messages.csv").write_text(LETTERS + rows, "utf-8")
    return folder


def mine(items: list[Item]) -> list[bool]:
    return [item.mine for item in items if isinstance(item, Activity)]


def test_who_is_in_every_letter_is_the_owner_and_is_told_for_the_next_archive(tmp_path: Path) -> None:
    items = list(read(letters(tmp_path, ("Mia", "Ana"), ("Ben", "mia"))))
    assert mine(items) == [True, False]
    assert [item for item in items if isinstance(item, Me)] == [Me("reddit", (), ("u/mia",))]


def test_where_two_may_be_the_owner_it_is_asked(tmp_path: Path) -> None:
    items = list(read(letters(tmp_path, ("Mia", "Ana"), ("Ana", "mia"))))
    assert mine(items) == []
    (asked,) = [item for item in items if isinstance(item, Unclear)]
    assert (asked.messages, set(asked.candidates)) == (2, {"u/mia", "u/ana"})


@pytest.mark.parametrize(
    ("remembered", "expected"),
    [
        (Remembered(told="/u/Ana"), [False, True]),
        (Remembered(told="somebody else"), []),
        (Remembered((Me("reddit", (), ("u/mia",)),)), [True, False]),
        (Remembered((Me("linkedin", (), ("u/mia",)),)), []),
        (Remembered((Me("reddit", (), ("u/mia",)), Me("reddit", (), ("u/ana",)))), []),
    ],
)
def test_what_is_said_or_remembered_decides(remembered: Remembered, expected: list[bool], tmp_path: Path) -> None:
    assert mine(list(read(letters(tmp_path, ("Mia", "Ana"), ("Ana", "mia")), remembered))) == expected


@pytest.mark.parametrize(
    ("name", "header", "taken"),
    [
        ("comments.csv", "id,permalink,date,ip,subreddit,gildings,link,parent,body,media", True),
        ("anything.txt", "id,permalink,date,ip,subreddit,gildings,title,url,body", True),
        ("post_votes.csv", "id,permalink,direction", True),
        ("statistics.csv", "statistic,value", False),
        ("subscribed_subreddits.csv", "subreddit", False),
        ("saved_posts.csv", "id,permalink", False),
        ("comments.csv", "Comment ID,Channel ID,Comment Create Timestamp,Price,Video ID,Comment Text", False),
    ],
)
def test_a_single_file_is_known_by_its_columns(name: str, header: str, taken: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"{header}\n", "utf-8")
    if taken:
        assert recognise(path).archive == "reddit"
    else:
        with pytest.raises(Unrecognised):
            recognise(path)


def test_in_a_chat_of_very_many_a_message_names_a_few(tmp_path: Path) -> None:
    rows = "".join(f"{n},2024-05-02 18:11:04 UTC,,user{n},Hello,room,\n" for n in range(2_000))
    (tmp_path / "chat_history.csv").write_text(CHAT + rows, "utf-8")
    (tmp_path / "statistics.csv").write_text("statistic,value\naccount name,user0\n", "utf-8")
    found = [item for item in read(tmp_path) if isinstance(item, Activity)]
    assert len(found) == 2_000
    assert max(len(item.to) for item in found) <= 21
    assert found[0].mine
    assert [item.mine for item in found].count(True) == 1


def test_a_row_of_too_few_cells_costs_that_row_only(tmp_path: Path) -> None:
    header = "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
    good = "1abcd2,/p,2024-05-02 18:11:04 UTC,,birding,0,Title,,Body\n"
    (tmp_path / "posts.csv").write_text(header + good + "1abcd3,/p\n" + good.replace("cd2", "cd4"), "utf-8")
    items = list(read(tmp_path / "posts.csv"))
    assert [item.object.id for item in items if isinstance(item, Activity) and item.object] == [
        "t3_1abcd2",
        "t3_1abcd4",
    ]
    assert [item.line for item in items if isinstance(item, Problem)] == [3]
