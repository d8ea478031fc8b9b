"""Nobody is told to order the larger archive of LinkedIn whose files are in the one at hand."""

from pathlib import Path

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.archives import read
from auditor.translatable import say

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Sol,https://www.linkedin.com/in/ana,,,,05 Mar 2026\n"
)
REACTIONS = "Date,Type,Link\n2026-03-06 10:00:00,LIKE,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1\n"
INVITATIONS = "From,To,Sent At,Message,Direction\nMe,Ana Sol,3/6/26, 10:00 AM,,OUTGOING\n"


@pytest.mark.parametrize(("larger", "advised"), [(False, True), (True, False)])
def test_the_larger_archive_is_advised_where_none_of_its_files_is_there(
    tmp_path: Path, larger: bool, advised: bool
) -> None:
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, "utf-8")
    (tmp_path / "Invitations.csv").write_text(INVITATIONS, "utf-8")
    if larger:
        (tmp_path / "Reactions.csv").write_text(REACTIONS, "utf-8")
    told = {item.subject: item for item in read(tmp_path) if isinstance(item, Coverage)}
    follows = told[Subject.FOLLOW]
    assert (follows.extent, say(follows.note or "")) == ("none", "This LinkedIn archive has no Company Follows.csv.")
    assert say(follows.remedy).startswith("Ask LinkedIn for the larger archive") is advised
    assert ("in it already" in say(follows.remedy)) is not advised
