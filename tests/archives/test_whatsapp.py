"""WhatsApp's exported chats: every way in which phones write a line, and what only the whole of a chat tells."""

import re
import tempfile
import time
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.utils import secure_filename

from auditor.activities.activity import Activity
from auditor.archives import Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from auditor.archives.whatsapp.dates import Dates
from auditor.archives.whatsapp.lines import author, head
from tests.archives.test_fuzz import check
from tests.examples import examples

NARROW, HARD, LEFT_TO_RIGHT = "\u202f", "\u00a0", "\u200e"


@pytest.mark.parametrize(
    ("line", "numbers", "clock", "half"),
    [
        ("[04/03/25, 14:05:09] Ana: x", "04 03 25", (14, 5, 9), ""),
        (f"[3/4/25, 2:05:09{NARROW}PM] Ana: x", "3 4 25", (2, 5, 9), "PM"),
        ("[04.03.25, 14:05:09] Ana: x", "04 03 25", (14, 5, 9), ""),
        ("[04-03-25 14:05:09] Ana: x", "04 03 25", (14, 5, 9), ""),
        ("04/03/2025, 14:05 - Ana: x", "04 03 2025", (14, 5, 0), ""),
        ("04/03/2025 14:05 - Ana: x", "04 03 2025", (14, 5, 0), ""),
        ("26-04-2022 12:11 - Ana: x", "26 04 2022", (12, 11, 0), ""),
        (f"3/4/25, 2:05{NARROW}PM - Ana: x", "3 4 25", (2, 5, 0), "PM"),
        ("04/03/25, 2:05 pm - Ana: x", "04 03 25", (2, 5, 0), "pm"),
        (f"04/03/2025, 2:05 p.{HARD}m. - Ana: x", "04 03 2025", (2, 5, 0), f"p.{HARD}m."),
        ("[3/6/18 1:55:00 p. m.] Ana: x", "3 6 18", (1, 55, 0), "p. m."),
        ("[25/09/20 10:27:18 a.m.] Ana : x", "25 09 20", (10, 27, 18), "a.m."),
        ("2023-12-20, 5:46 p.m. - Ana: x", "2023 12 20", (5, 46, 0), "p.m."),
        ("[2025/03/04, 14:05:09] Ana: x", "2025 03 04", (14, 5, 9), ""),
        ("4.3.2025 klo 14.05 - Ana: x", "4 3 2025", (14, 5, 0), "klo"),
        ("02.05.18 à 18:00 - Ana: x", "02 05 18", (18, 0, 0), "à"),
        ("4.03.23 г., 14:05 ч. - Ana: x", "4 03 23", (14, 5, 0), "ч."),
        ("2023. 03. 04. 14:05 - Ana: x", "2023 03 04", (14, 5, 0), ""),
        ("4. 3. 2025. 14:05:09 Ana: x", "4 3 2025", (14, 5, 9), ""),
        ("13.06.18 21.25.15: Ana: x", "13 06 18", (21, 25, 15), ""),
        ("3/24/14, 1:59:59 PM: Ana: x", "3 24 14", (1, 59, 59), "PM"),
        ("2023/3/4 下午2:05 - Ana: x", "2023 3 4", (2, 5, 0), "下午"),
        ("2023. 3. 4. 오후 2:05 - Ana: x", "2023 3 4", (2, 5, 0), "오후"),
        ("٤\u200f/٣\u200f/٢٠٢٣, ٢:٠٥ م - Ana: x", "4 3 2023", (2, 5, 0), "م"),
        ("14:05, 04/03/2023 - Ana: x", "04 03 2023", (14, 5, 0), ""),
        ("4/3/2566 14:05 - Ana: x", "4 3 2566", (14, 5, 0), ""),
        (f"\ufeff{LEFT_TO_RIGHT}[04/03/25, 14:05:09] Ana: x", "04 03 25", (14, 5, 9), ""),
    ],
)
def test_every_way_to_begin_a_line(line: str, numbers: str, clock: tuple[int, int, int], half: str) -> None:
    found = head(line)
    assert found is not None
    assert [int(number) for number in found.numbers] == [int(number) for number in numbers.split()]
    assert (found.clock, found.half) == (clock, half)
    assert author(found.body) == ("Ana", "x")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "hello",
        "2025-03-04 - a: b",
        "at 14:05 - a: b",
        "[4/3, 14:05] Ana: x",
        "[04/03/25, 14:05 - Ana: x",
        "x" * 9999,
    ],
)
def test_what_begins_no_message(line: str) -> None:
    assert head(line) is None


def settled(*dates: str) -> str | None:
    """The order that dates with times are found to be in; None where it is not told."""
    learned = Dates()
    for each in dates:
        found = head(f"{each} - Ana: x")
        assert found is not None
        learned.add(found)
    return None if learned.settle() else learned.order


def test_what_is_in_doubt_is_said() -> None:
    for dates, said in (
        (["15/11/26, 18:01"], "the year first or the day"),
        (["5/6/26, 18:01"], "the day first or the month"),
    ):
        learned = Dates()
        for each in dates:
            found = head(f"{each} - Ana: x")
            assert found is not None
            learned.add(found)
        assert said in str(learned.settle())


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["13/2/2025, 9:05"], "dmy"),
        (["13/2/25, 9:05"], None),  # the year may be first
        (["13/2/25, 9:05", "27/2/25, 9:05"], "dmy"),
        (["15/11/26, 18:01", "19/11/26, 10:01"], "dmy"),  # four days, or four years
        (["26/11/15, 18:01", "26/11/19, 10:01"], "ymd"),
        (["15/11/26, 18:01", "15/11/26, 19:01"], None),
        (["15/11/20, 18:01", "16/12/24, 18:01"], None),  # four years either way
        (["2/13/25, 9:05 PM"], "mdy"),
        (["2/3/25, 9:05 PM", "3/3/25, 9:05 PM"], None),
        (["2/3/25, 9:05 PM", "2/14/25, 9:05 PM"], "mdy"),
        (["02/03/2025, 19:05"], "dmy"),  # nobody writes the month first with zeros and 24 hours
        (["02/03/2025, 9:05 PM"], None),  # but with 12 hours some do
        (["2/3/25, 19:05", "3/3/25, 9:05"], None),
        (["2.3.25, 9:05", "3.3.25, 9:05"], "dmy"),
        (["25. 3. 14. 9:05"], None),
        (["25. 3. 14. 9:05", "25. 3. 15. 9:05"], "ymd"),  # a day, or a year
        (["25. 3. 14. 9:05", "25. 3. 29. 9:05"], "ymd"),
        (["02.03.25, 9:05"], "dmy"),
        (["2-3-2025 9:05"], "dmy"),
        (["2025/3/2 9:05"], "ymd"),
        (["2025-03-02, 9:05"], "ymd"),
        (["2/1/25, 9:05", "3/1/25, 9:05", "1/2/25, 9:05", "5/2/25, 9:05"], "dmy"),  # else it went back
        (["1/2/25, 9:05", "1/3/25, 9:05", "2/1/25, 9:05", "2/5/25, 9:05"], "mdy"),
        (["1/3/25, 9:05", "2/3/25, 9:05", "3/3/25, 9:05"], "dmy"),  # else the third of every month
        (["25/3/14, 9:05", "25/3/15, 9:05", "25/3/16, 9:05"], "ymd"),  # else the 25th of March in three years
        (["32/13/25, 9:05"], None),
        (["1/1/1999, 9:05"], None),
    ],
)
def test_the_order_of_a_date_is_told_by_the_whole(dates: list[str], order: str | None) -> None:
    assert settled(*dates) == order


@pytest.mark.parametrize(("months", "order"), [(2, None), (5, None), (6, "dmy"), (9, "dmy")])
def test_a_message_out_of_its_order_is_forgiven_where_the_other_order_has_many(months: int, order: str | None) -> None:
    """The first three days of some months, the last two swapped, as phones do that were offline. With the day first one
    message went back in time; with the month first one did at each change of months, and that one too."""
    days = [f"{day}/{month}/25, 9:05" for month in range(1, months + 1) for day in (1, 2, 3)]
    assert settled(*days) == "dmy"
    assert settled(*days[:-2], days[-1], days[-2]) == order


def test_dates_in_doubt_are_read_as_other_chats_of_the_phone_tell(tmp_path: Path) -> None:
    doubtful = "25/11/26, 9:05 - Ana: Hello\n25/11/26, 9:09 - Mika: Hello\n"
    told = "".join(f"{day}/11/26, 9:05 - Mika: Hello\n{day}/11/26, 9:06 - Ben: Hello\n" for day in range(9, 28))

    def days(*chats: str) -> set[str]:
        folder = tmp_path / str(len(chats))
        folder.mkdir()
        for number, chat in enumerate(chats):
            (folder / f"WhatsApp Chat with {('Ana', 'Ben')[number]}.txt").write_text(chat)
        found = (item for item in read(folder, Remembered(told="Mika")) if isinstance(item, Activity))
        return {f"{item.published:%Y-%m-%d}" for item in found}

    assert days(doubtful) == set()
    told = told.replace("25/11/26", "24/11/26")
    assert "2026-11-25" in days(doubtful, told)


def patterns() -> list[tuple[str, str]]:
    """How each language and region writes short dates and times, by Unicode's CLDR."""
    found = []
    for name in locale_identifiers():
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        dates = (locale.date_formats[width].pattern for width in ("short", "medium"))
        found += [(date, locale.time_formats["short"].pattern) for date in dates if "MMM" not in date]
    return found


def test_what_is_taken_for_a_habit_is_one_everywhere() -> None:
    month_first = [(date, time) for date, time in patterns() if re.match(r"M+\W*d", date) and not date.startswith("y")]
    assert len(month_first) > 20
    for date, clock in month_first:
        assert "/" in date
        assert "a" in clock or not re.search("MM|dd", date)
    short_year_first = {date for date, _ in patterns() if re.match(r"yy(?!y)", date)}
    assert short_year_first - {"yy/MM/dd"} == {"yy/M/d", "yy. M. d."}  # that one no phone has


@pytest.mark.parametrize(
    ("clock", "hours"),
    [
        ("12:30 AM", 0),
        ("12:30 PM", 12),
        ("1:30 p. m.", 13),
        ("下午1:30", 13),
        ("上午1:30", 1),
        ("오후 1:30", 13),
        ("1:30 μ.μ.", 13),
        ("1:30 م", 13),
        ("1:30 PTG", 13),
        ("klo 1.30", 1),
    ],
)
def test_halves_of_the_day(clock: str, hours: int) -> None:
    before, found = Dates(), head(f"13/2/2025 {clock} - Ana: x")
    assert found is not None
    before.add(found)
    assert before.settle() is None
    assert before.read(found).hour == hours


def reading(folder: Path, text: str, name: str = "WhatsApp Chat with Ana Silva.txt") -> list[Activity]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return [item for item in read(path) if isinstance(item, Activity)]


CHAT = "13/02/2025, 09:05 - Ana Silva: Hello\n13/02/2025, 09:06 - Tomás: Hello\n"


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Ana Silva.txt",
        "WhatsApp Chat - Ana Silva.txt",
        "WhatsApp_Chat_with_Ana_Silva.txt",
        "WhatsApp-Chat mit Ana Silva.txt",
        "WhatsApp Chat with Ana Silva (1).txt",
        "Klepet WhatsApp Ana Silva.txt",
        "Ana Silva ile WhatsApp Sohbeti.txt",
        "Ana_Silva_ile_WhatsApp_Sohbeti.txt",
        "WhatsApp%20Chat%20with%20Ana%20Silva.txt",
        "WhatsApp.Chat.with.Ana.Silva.txt",
        "WhatsApp Chat with Ana Silva - Copy (2).txt",
        "Чат WhatsApp с контактом Ana Silva.txt",
        "WhatsApp-keskustelu henkilön Ana Silva kanssa.txt",
        "WhatsApp 与 Ana Silva 的对话.txt",
        "Ana SilvaとのWhatsAppチャット.txt",
        "Ana Silva님과의 WhatsApp 대화 (2).txt",
    ],
)
def test_whom_a_chat_is_named_after_is_not_me(tmp_path: Path, name: str) -> None:
    assert [item.mine for item in reading(tmp_path, CHAT, name)] == [False, True]


@pytest.mark.parametrize(
    "name", ["_chat.txt", "WhatsApp Chat with Allotment.txt", "WhatsApp Chat with Tomás and Ana.txt"]
)
def test_nobody_is_me_where_nothing_tells(tmp_path: Path, name: str) -> None:
    assert reading(tmp_path, CHAT, name) == []
    said = [str(item) for item in read(tmp_path / name) if isinstance(item, Problem)]
    assert ["which of the people in it is you" in each for each in said] == [True]


@pytest.mark.parametrize(
    ("remembered", "mine"),
    [
        (Remembered(told="tomás"), [False, True]),
        (Remembered(told="Ana Silva"), [True, False]),
        (Remembered(told="Somebody"), []),
        (Remembered((Me("whatsapp", ("Tomás",)),)), [False, True]),
        (Remembered((Me("telegram", ("Tomás",)),)), []),
    ],
)
def test_what_is_said_or_remembered_decides(tmp_path: Path, remembered: Remembered, mine: list[bool]) -> None:
    path = tmp_path / "_chat.txt"
    path.write_text(CHAT)
    assert [item.mine for item in read(path, remembered) if isinstance(item, Activity)] == mine
    asked = [item for item in read(path, remembered) if isinstance(item, Unclear)]
    assert [(each.messages, set(each.candidates)) for each in asked] == ([] if mine else [(2, {"Tomás", "Ana Silva"})])


def test_letters_that_a_file_name_lost_do_not_matter(tmp_path: Path) -> None:
    for name in ("Łucja Nowak-Żak", "Zoë Núñez 🌻", "Åse"):
        text, file = CHAT.replace("Ana Silva", name), secure_filename(f"WhatsApp Chat with {name}.txt")
        assert [item.mine for item in reading(tmp_path, text, file)] == [False, True]


def test_a_zip_of_an_apple_phone_is_named_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat - Ana Silva.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", CHAT)
        archive.writestr("00000012-PHOTO.jpg", b"x")
    assert [item.mine for item in read(path) if isinstance(item, Activity)] == [False, True]


def test_a_later_export_adds_only_what_is_new(tmp_path: Path) -> None:
    first = {item.id for item in reading(tmp_path, CHAT)}
    later = CHAT.replace("\n", "\r\n") + "14/02/2025, 10:00 - Tomás: And now?\n"
    second = {item.id for item in reading(tmp_path, later, "WhatsApp Chat with Ana Silva (1).txt")}
    assert len(first) == 2
    assert first < second
    assert len(second) == 3


def test_an_export_without_the_oldest_messages_has_the_same_ids(tmp_path: Path) -> None:
    lines = [f"{day}/02/2025, 09:05 - {who}: Ok\n" for day in range(13, 20) for who in ("Ana Silva", "Tomás", "Tomás")]
    whole = [item.id for item in reading(tmp_path, "".join(lines))]
    assert len(set(whole)) == len(lines)
    assert [item.id for item in reading(tmp_path, "".join(lines[9:]))] == whole[9:]


def test_lines_about_a_group_that_bear_its_name_are_nobodys(tmp_path: Path) -> None:
    begin = f"[13/02/25, 09:05:00] Allotment: {LEFT_TO_RIGHT}"
    text = (
        f"{begin}Messages and calls are end-to-end encrypted.\n{begin}You were added\n"
        "[13/02/25, 09:06:00] Ana Silva: Hello\n[13/02/25, 09:07:00] Tomás: Hello\n"
        f"[13/02/25, 09:08:00] Ana Silva: {LEFT_TO_RIGHT}Plan.pdf • 3 pages {LEFT_TO_RIGHT}<attached: 1-Plan.pdf>\n"
        f"[13/02/25, 09:09:00] Tomás: {LEFT_TO_RIGHT}You deleted this message.\n"
    )
    found = reading(tmp_path, text, "_chat.txt")
    assert [item.mine for item in found] == [False, True, False]
    assert [item.object.content for item in found if item.object] == ["Hello", "Hello", None]
    assert all(len(item.to) == 2 for item in found)


def test_a_chat_that_somebody_pasted_is_part_of_the_message(tmp_path: Path) -> None:
    found = reading(tmp_path, CHAT + "[01.01.24, 10:00:00] Boss: Do it\n" + "13/02/2025, 09:07 - Tomás: See?\n")
    assert [item.object.content for item in found if item.object] == [
        "Hello",
        "Hello\n[01.01.24, 10:00:00] Boss: Do it",
        "See?",
    ]


@pytest.mark.parametrize("text", ["", "Dear Ana,\n13/02/2025, 09:05 - Tomás: x\n", "2025-01-01 - a\n" * 9, "\0" * 99])
def test_other_texts_are_no_chat(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unrecognised):
        reading(tmp_path, text, "notes.txt")


def test_a_chat_that_another_program_wrote_of_another_site_is_not_whatsapps(tmp_path: Path) -> None:
    """As github.com/carderne/signal-export writes those of Signal."""
    (tmp_path / "chat.md").write_text("[2019-05-29, 15:04] Me: How is everyone?\n[2019-05-29, 15:10] Aya: Fine\n")
    with pytest.raises(Unrecognised):
        recognise(tmp_path / "chat.md")


@pytest.mark.parametrize("date", ["٢١\u200f/١\u200f/١٤٤٦ هـ، ١٠:٠٠ م", "21/1/1446 AH, 10:00", "۱۴۰۳/۵/۶،\u200f ۱۰:۰۰"])
def test_dates_of_a_calendar_that_is_not_known_are_told_and_none_is_made_up(tmp_path: Path, date: str) -> None:
    text = f"{date} - Ana Silva: Hello\n{date} - Tomás: Hello\n"
    assert reading(tmp_path, text) == []
    path = tmp_path / "WhatsApp Chat with Ana Silva.txt"
    said = [str(item) for item in read(path) if isinstance(item, Problem)]
    assert ["written in no way that is known here" in each for each in said] == [True]


def test_several_chats_together_tell_who_i_am(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CHAT)
    (tmp_path / "b.txt").write_text(CHAT.replace("Ana Silva", "Ines"))
    assert recognise(tmp_path).files == 2
    assert [item.mine for item in read(tmp_path) if isinstance(item, Activity)] == [False, True, False, True]


LINES = st.sampled_from(
    ["13/02/2025, 09:05 - ", "[2/13/25, 9:05:09 PM] ", f"{LEFT_TO_RIGHT}[2/3/25, 9:05:09 PM] ", "4. 3. 2025. 14:05:09 "]
)
NAMES = st.sampled_from(["Ana: ", "Tomás: ", "~ Piet: ", "", ": ", "+49 170 1234567: ", LEFT_TO_RIGHT])
TEXTS = st.text(max_size=30) | st.sampled_from(["<Media omitted>", "You deleted this message", "x.jpg (file attached)"])


@examples(200)
@given(st.lists(st.tuples(LINES, NAMES, TEXTS).map("".join) | TEXTS, max_size=12), st.binary(max_size=20))
def test_any_lines(lines: list[str], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "WhatsApp Chat with Ana.txt")
        path.write_bytes("\n".join(lines).encode(errors="replace") + tail)
        check(path)


def test_spaces_without_end_take_no_time(tmp_path: Path) -> None:
    started = time.process_time()
    reading(tmp_path, CHAT + f"13/02/2025, 09:07 - Tomás: {' ' * 99_000}x\n" * 20)
    assert time.process_time() - started < 5


def test_a_line_without_end_is_read_in_bounded_pieces(tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat with Ana Silva.txt"
    with path.open("w") as file:
        file.writelines(chain([CHAT], ("x" * 1_000_000 for _ in range(20)), ["\n13/02/2025, 09:07 - Tomás: End\n"]))
    found = [item for item in read(path) if isinstance(item, Activity)]
    assert [len(item.object.content or "") for item in found if item.object][::2] == [5, 3]
