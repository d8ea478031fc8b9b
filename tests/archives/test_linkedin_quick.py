"""LinkedIn's quick archive is said to be it on import; a larger one, a part and a lone file are not."""

from pathlib import Path

import pytest

from auditor.archives import Problem, read

QUICK = {
    "Connections.csv": "First Name,Last Name,Connected On\nJo,Lind,02 Mar 2024\n",
    "Profile.csv": "First Name,Last Name,Headline\nKasia,Wrona,Nurse\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction\n",
    "messages.csv": "CONVERSATION ID,FROM,TO,DATE,CONTENT\nc1,Jo Lind,Kasia Wrona,2026-02-01 10:00:00 UTC,Hm\n",
}
REACTIONS = {
    "Reactions.csv": "Date,Type,Link\n2026-02-01 10:00:00,LIKE,https://www.linkedin.com/feed/update/urn:li:activity:1\n"
}
SHARES = {"Shares.csv": "Date,ShareLink,ShareCommentary\n"}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (QUICK, True),
        ({name: QUICK[name] for name in list(QUICK)[1:]}, True),
        (QUICK | REACTIONS, False),
        (QUICK | SHARES, False),
        ({name: QUICK[name] for name in ("Connections.csv", "messages.csv")}, False),
        ({"Connections.csv": QUICK["Connections.csv"]}, False),
    ],
)
def test_the_quick_archive_is_said_to_be_it(tmp_path: Path, files: dict[str, str], told: bool) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    said = [str(item) for item in read(tmp_path) if isinstance(item, Problem) and "quick archive" in str(item)]
    assert len(said) == told
    assert not told or "your posts, comments and reactions are not in it" in said[0]
