"""Who of the people in LinkedIn's messages is me, where it is not written down."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Problem, read

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
    assert "put Profile.csv or Invitations.csv beside it" in problems[0]


def test_nobody_in_every_message_is_nobody(tmp_path: Path) -> None:
    assert mine(tmp_path, [row("a", "Ana", "Wei"), row("b", "José", "Maria")]) == []


def test_profile_beside_it_settles_it(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\n,Wei,\n")
    (tmp_path / "messages.csv").write_text(HEADER + row("a", "Ana", "Wei") + row("a", "Wei", "Ana"))
    found = [item for item in read(tmp_path) if isinstance(item, Activity) and item.context]
    assert [item.mine for item in found] == [False, True]
