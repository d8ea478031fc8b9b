"""Who of the people in LinkedIn's messages is me, where it is not written down."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Me, Problem, Remembered, Unclear, read

HEADER = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
AT = "2024-02-01 10:00:00 UTC"


def row(conversation: str, sender: str, to: str, urls: bool = True) -> str:
    def url(name: str) -> str:
        return f"https://www.linkedin.com/in/{name.lower()}" if urls else ""

    return f"{conversation},{sender},{url(sender)},{to},{url(to)},{AT},Hello from {sender} to {to},INBOX\n"


def mine(tmp_path: Path, rows: Iterable[str]) -> list[bool]:
    (tmp_path / "messages.csv").write_text(HEADER + "".join(rows))
    return [item.mine for item in read(tmp_path / "messages.csv") if isinstance(item, Activity)]


@pytest.mark.parametrize("urls", [True, False])
def test_whoever_is_in_every_message_is_me(tmp_path: Path, urls: bool) -> None:
    rows = [row("a", "Ana", "Wei", urls), *[row("b", "José", "Ana", urls)] * 99]
    assert mine(tmp_path, rows)[0] is True
    assert not any(mine(tmp_path, rows)[1:])


def test_a_few_odd_messages_do_not_hide_me(tmp_path: Path) -> None:
    rows = [row("a", "Ana", "Wei"), row("b", "José", "Ana")] * 50 + [row("c", "Wei", "José")]
    assert sum(mine(tmp_path, rows)) == 50


def test_two_who_are_in_every_message_are_not_told_apart_by_a_guess(tmp_path: Path) -> None:
    assert mine(tmp_path, [row("a", "Ana", "Wei"), row("a", "Wei", "Ana")]) == []
    problems = [str(item) for item in read(tmp_path / "messages.csv") if isinstance(item, Problem)]
    assert "none of its 2 messages was taken. Say who you are" in problems[0]
    (asked,) = [item for item in read(tmp_path / "messages.csv") if isinstance(item, Unclear)]
    assert (asked.site, asked.messages, asked.candidates) == ("linkedin", 2, ("Ana", "Wei"))


def test_nobody_in_every_message_is_nobody(tmp_path: Path) -> None:
    assert mine(tmp_path, [row("a", "Ana", "Wei"), row("b", "José", "Maria")]) == []


def test_profile_beside_it_settles_it(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\n,Wei,\n")
    (tmp_path / "messages.csv").write_text(HEADER + row("a", "Ana", "Wei") + row("a", "Wei", "Ana"))
    found = [item for item in read(tmp_path) if isinstance(item, Activity) and item.context]
    assert [item.mine for item in found] == [False, True]


HEADER_OF_OLD = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT,FOLDER\n"


def told(tmp_path: Path, rows: Iterable[str], remembered: Remembered, *, profile: str = "") -> list[bool]:
    """Which messages are mine, in a folder with a profile of that name if one is given."""
    (tmp_path / "messages.csv").write_text(HEADER + "".join(rows))
    if profile:
        (tmp_path / "Profile.csv").write_text(f"First Name,Last Name,Headline\n{profile},,\n")
    return [item.mine for item in read(tmp_path, remembered) if isinstance(item, Activity) and item.context]


BOTH = [row("a", "Ana", "Wei"), row("a", "Wei", "Ana")]
WEI = Me("linkedin", ("Wei",), ("in/wei",))


@pytest.mark.parametrize("who", ["Wei", "wei", "https://www.linkedin.com/in/wei/", "in/wei"])
def test_who_i_say_i_am_is_taken(tmp_path: Path, who: str) -> None:
    assert told(tmp_path, BOTH, Remembered(told=who)) == [False, True]


def test_who_i_say_i_am_and_nobody_is_called_is_asked_again(tmp_path: Path) -> None:
    assert told(tmp_path, BOTH, Remembered(told="Wey")) == []


def test_an_archive_that_says_whose_it_is_needs_no_name_from_another_site(tmp_path: Path) -> None:
    assert told(tmp_path, BOTH, Remembered(told="Wei W."), profile="Wei") == [False, True]
    assert told(tmp_path, BOTH, Remembered(told="Ana"), profile="Wei") == [True, False], "what is said comes first"


def test_who_i_was_in_another_part_is_remembered(tmp_path: Path) -> None:
    assert told(tmp_path, BOTH, Remembered((WEI,))) == [False, True]
    assert told(tmp_path, BOTH, Remembered((Me("linkedin", ("Wei",)),))) == [False, True]
    assert told(tmp_path, BOTH, Remembered((Me("mastodon", ("Wei",)),))) == []


def test_of_two_accounts_the_one_in_the_archive_is_me(tmp_path: Path) -> None:
    other = Me("linkedin", ("Wei at work",), ("in/wei-at-work",))
    assert told(tmp_path, BOTH, Remembered((other, WEI))) == [False, True]
    here = Me("linkedin", ("Ana",), ("in/ana",))
    assert told(tmp_path, BOTH, Remembered((here, WEI))) == []


def test_what_the_archive_says_goes_before_what_is_remembered(tmp_path: Path) -> None:
    assert told(tmp_path, BOTH, Remembered((WEI,)), profile="Ana") == [True, False]


def test_a_name_that_stands_nowhere_is_not_me_if_somebody_is_everywhere(tmp_path: Path) -> None:
    rows = [row("a", "Ana", "Wei"), row("b", "Ana", "José"), row("b", "José", "Ana")]
    assert told(tmp_path, rows, Remembered(), profile="Anna-Maria") == [True, True, False]


def test_a_namesake_who_wrote_once_is_not_me(tmp_path: Path) -> None:
    rows = [row(str(n), "Ana", f"Person{n}") for n in range(9)] + [row("z", "Wei", "Ana")]
    assert told(tmp_path, rows, Remembered(), profile="Wei") == [True] * 9 + [False]


def test_a_name_with_a_degree_is_the_name(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\nÁna,Silva,\n")
    rows = (
        f"c,Ana Silva MBA,,Wei Chen,{AT},Hi,INBOX\n",
        f"c,Wei Chen,,Ana Silva MBA,{AT},Hi,INBOX\n",
    )
    (tmp_path / "messages.csv").write_text(HEADER_OF_OLD + "".join(rows))
    found = [item.mine for item in read(tmp_path) if isinstance(item, Activity) and item.context]
    assert found == [True, False]


def test_who_an_archive_is_of_is_told_for_the_next(tmp_path: Path) -> None:
    told(tmp_path, BOTH, Remembered(), profile="Wei")
    assert [item for item in read(tmp_path) if isinstance(item, Me)] == [WEI]


def test_a_name_leads_to_the_address_that_an_earlier_archive_gave_it(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,Connected On\nWei,Chen,08 Feb 2020\n")
    known = Remembered(people={"linkedin": {"Wei Chen": "in/wei-chen"}})
    for remembered, expected in ((known, "in/wei-chen"), (Remembered(), "name:Wei Chen")):
        (act,) = [item for item in read(tmp_path, remembered) if isinstance(item, Activity)]
        assert [person.id for person in act.to if not isinstance(person, str)] == [expected]


@pytest.mark.parametrize("also", ["", ", Wei", ", LinkedIn Member"], ids=["alone", "in a group", "beside a hidden one"])
def test_who_never_wrote_is_told_by_the_name_beside_their_address(tmp_path: Path, also: str) -> None:
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\nAna,Silva,Dev\n")
    urls = "https://www.linkedin.com/in/ana-silva" + (",https://www.linkedin.com/in/wei" if "Wei" in also else "")
    told = f'a,José,https://www.linkedin.com/in/jose,"Ana Silva{also}","{urls}",{AT},Hello,INBOX\n'
    (tmp_path / "messages.csv").write_text(HEADER + told)
    (message,) = [item for item in read(tmp_path) if isinstance(item, Activity) and item.object and item.to]
    assert not message.mine
    assert isinstance(message.to, list)
    assert [person.name for person in message.to if person.id != "me" and "hidden" not in person.id] == (
        ["Wei"] if "Wei" in also else []
    )
