"""A message in a group that calls the archive's owner by name says so."""

import json
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Remembered, read

LINES = (
    ("Berta Falk", "Kasia, kannst du am Sonntag tauschen?", True),
    ("Kasia Wrona", "Kasia, mach das mal ;-)", False),
    ("Jo Lind", "@\u2068Kasia Wrona\u2069 hast du den Schlüssel?", True),
    ("Jo Lind", "Kasia hat den Schlüssel, wer noch?", False),
    ("Berta Falk", "Wer bringt Kuchen mit?", False),
)


@pytest.mark.parametrize("several", [True, False])
def test_of_a_group_on_whatsapp(tmp_path: Path, several: bool) -> None:
    said = [line for line in LINES if several or line[0] != "Jo Lind"]
    path = tmp_path / ("WhatsApp Chat mit Station 3.txt" if several else "WhatsApp Chat mit Berta Falk.txt")
    path.write_text("".join(f"{day}.10.26, 19:0{day} - {who}: {text}\n" for day, (who, text, _) in enumerate(said, 1)))
    found = [item for item in read(path, Remembered(told="Kasia Wrona")) if isinstance(item, Activity)]
    told = [bool(item.detail and item.detail.mentioned) for item in found]
    assert told == [called and several for _, _, called in said]


def test_of_a_group_on_messenger(tmp_path: Path) -> None:
    names = ("Berta Falk", "Jo Lind", "Kasia Wrona")
    said = [
        {"sender_name": who, "timestamp_ms": 1_700_000_000_000 + number, "content": text}
        for number, (who, text, _) in enumerate(LINES)
    ]
    group = {"participants": [{"name": each} for each in names], "messages": said, "title": "Ward 3"}
    path = tmp_path / "your_facebook_activity/messages/inbox/ward3_1/message_1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(group))
    found = [item for item in read(tmp_path, Remembered(told="Kasia Wrona")) if isinstance(item, Activity)]
    told = [bool(item.detail and item.detail.mentioned) for item in found]
    assert told == [called for _, _, called in LINES]
