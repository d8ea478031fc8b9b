"""LinkedIn's times in the way of a country: which number is the day."""

import pytest

from auditor.archives.archive import Unusable
from auditor.archives.linkedin.dates import LocalTimes


@pytest.mark.parametrize(
    ("texts", "month_first"),
    [
        (["12/12/24, 9:00"], None),
        (["12/11/24, 9:00", "11/12/24, 9:00"], None),
        (["12/11/24, 9:00", "13/11/24, 9:00"], False),
        (["11/12/24, 9:00", "11/13/24, 9:00"], True),
        (["13/11/24, 9:00", "11/13/24, 9:00"], None),
        (["2024/11/13, 9:00"], None),
        (["12.12.24, 9:00"], False),
        (["12/12/24, 9:00 AM"], True),
        (["12/12/24, 9:00 am"], None),
        (["12.12.24, 9:00 AM"], False),
        (["13/12/24, 9:00 AM"], False),
        (["nothing of the kind"], None),
    ],
)
def test_a_number_above_twelve_is_a_day(texts: list[str], month_first: bool | None) -> None:
    assert LocalTimes(texts).month_first is month_first


def test_the_same_text_is_read_as_its_file_decides() -> None:
    text = "3/2/24, 2:05 pm"
    assert LocalTimes([text, "13/2/24, 9:00"]).read(text).isoformat() == "2024-02-03T14:05:00+00:00"
    assert LocalTimes([text, "2/13/24, 9:00"]).read(text).isoformat() == "2024-03-02T14:05:00+00:00"
    with pytest.raises(Unusable, match="may mean two days"):
        LocalTimes([text]).read(text)
    assert LocalTimes([text]).read("4/4/24, 12:30 am").isoformat() == "2024-04-04T00:30:00+00:00"
