"""What the exports of Instagram and Facebook have in common: letters put right, whose they are, and who I am."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from auditor.activities.activity import Activity, Coverage, ObjectType
from auditor.archives import Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from auditor.archives.container import ArchiveRefused
from auditor.archives.meta.shapes import repaired
from auditor.archives.remembered import NOTHING, Acquainted
from tests.material import outside

ME, ANA = "Zoë Kowalczyk", "Ana Lúcia Prado"
AT = 1_700_000_000_000
INBOX = "your_instagram_activity/messages/inbox"


def mangled(value: Any) -> Any:
    """As the exports write it: each byte of UTF-8 as a character."""
    if isinstance(value, dict):
        return {mangled(key): mangled(each) for key, each in value.items()}
    if isinstance(value, list):
        return [mangled(each) for each in value]
    return value.encode().decode("latin-1") if isinstance(value, str) else value


def written(folder: Path, files: Mapping[str, Any]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(mangled(content)))
    return folder


def conversation(*said: tuple[str, int, str], title: str = ANA, people: tuple[str, ...] = (ANA, ME)) -> dict[str, Any]:
    return {
        "participants": [{"name": name} for name in people],
        "messages": [{"sender_name": who, "timestamp_ms": at, "content": content} for who, at, content in said],
        "title": title,
    }


def messages(path: Path, remembered: Remembered = NOTHING) -> list[Activity]:
    found = (item for item in read(path, remembered) if isinstance(item, Activity))
    return [item for item in found if item.object and item.object.type is ObjectType.MESSAGE]


@pytest.mark.parametrize(
    "text", ["Zoë", "日本語", "🎹 Gdańsk", "naïve café", "Ана", "plain", "", "“quoted” — dash", "e\u0301", "ﷺ"]
)
def test_letters_are_put_right_and_right_ones_left(text: str) -> None:
    assert repaired(mangled(text)) == text
    assert repaired(text) == text


def test_a_text_cut_within_a_character_is_put_right_as_far_as_it_goes() -> None:
    whole = mangled("schön 🎹")
    assert repaired(whole[:-1]) == "schön " + whole[-4:-1]


def test_keys_are_put_right_too() -> None:
    assert repaired({mangled("Medieneigentümer"): [mangled("ü")]}) == {"Medieneigentümer": ["ü"]}


def test_a_later_export_adds_only_what_is_new(tmp_path: Path) -> None:
    old = {f"{INBOX}/anaprado_17842/message_1.json": conversation((ME, AT + 5, "Yes"), (ANA, AT, "Tuesday?"))}
    renamed = "Ana Lúcia de Prado"
    new = {
        "your_instagram_activity/messages/archived_threads/anadeprado_17842/message_1.json": conversation(
            (renamed, AT + 9, "Good"),
            (ME, AT + 5, "Yes"),
            (renamed, AT, "Tuesday?"),
            title=renamed,
            people=(renamed, ME),
        )
    }
    first = {item.id for item in messages(written(tmp_path / "old", old))}
    second = {item.id for item in messages(written(tmp_path / "new", new))}
    assert len(first) == 2
    assert first < second
    assert len(second) == 3


def test_a_conversation_taken_out_of_its_folder_is_the_same(tmp_path: Path) -> None:
    whole = conversation((ME, AT + 5, "Yes"), (ANA, AT, "Tuesday?")) | {"thread_path": "inbox/anaprado_17842"}
    inside = written(tmp_path / "a", {f"{INBOX}/anaprado_17842/message_1.json": whole})
    alone = written(tmp_path / "b", {"instagram.json": whole}) / "instagram.json"
    assert [item.id for item in messages(inside)] == [item.id for item in messages(alone)]


def test_messages_of_2018_in_seconds_and_without_me_among_those_who_take_part(tmp_path: Path) -> None:
    said = [{"sender_name": name, "timestamp": AT // 1000 + at, "content": "x"} for at, name in enumerate((ANA, ME))]
    files = {
        f"facebook-zoe/messages/{name}_{number}/message.json": {"participants": [{"name": name}], "messages": whole}
        for number, (name, whole) in enumerate({ANA: said, "Wei": [said[1] | {"sender_name": "Wei"}, said[1]]}.items())
    }
    found = messages(written(tmp_path, files))
    assert [(item.mine, item.published.microsecond) for item in found] == [(False, 0), (True, 0)] * 2


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (1, ["See you on the ninth"]),
        (15 * 60_000, ["See you on the ninth"]),
        (15 * 60_000 + 1, ["See you on the ninth", "See you on the nineth"]),
        (0, ["See you on the ninth", "See you on the nineth"]),  # two that were sent in one moment are two
    ],
)
def test_what_was_edited_is_told_once_as_far_back_as_it_may_be_edited(
    tmp_path: Path, before: int, told: list[str]
) -> None:
    edited, earlier = "See you on the ninth (edited)", "See you on the nineth"
    folder = f"{INBOX}/anaprado_11/message_1.json"
    path = written(tmp_path, {folder: conversation((ANA, AT, edited), (ANA, AT - before, earlier), (ME, AT - 9, "Hm"))})
    found = messages(path, Remembered(told=ME))
    assert [each.object.content for each in found if each.object and each.actor != "me"] == told


def test_what_messenger_writes_in_spain_is_no_message_and_what_people_write_is(tmp_path: Path) -> None:
    lines = (
        f"Ahora, tú y {ANA.split(maxsplit=1)[0]} estáis conectados en Messenger.",
        "Has reaccionado con ❤ a su mensaje",
        "Ha reaccionado con ❤ a tu mensaje",
        f"{ANA} ha enviado un archivo adjunto.",
        "Ana ha enviado un archivo adjunto con las cuentas, ¿lo has visto?",
    )
    said = ((ANA, AT + at, line) for at, line in enumerate(lines))
    files = {"your_facebook_activity/messages/inbox/anaprado_1/message_1.json": conversation(*said)}
    path = written(tmp_path, files)
    told = [one.object.content or "" for one in messages(path, Remembered(told=ME)) if one.object]
    assert sorted(told) == ["", lines[-1]]


def test_messages_of_one_moment_stay_apart_however_often_it_is_read(tmp_path: Path) -> None:
    same = conversation(*[(ANA, AT, "ha"), (ME, AT, "ha")] * 3)
    path = written(tmp_path, {f"{INBOX}/anaprado_1/message_1.json": same})
    ids = [item.id for item in messages(path)]
    assert len(set(ids)) == 6
    assert ids == [item.id for item in messages(path)]


def test_nobody_is_me_where_two_stand_in_every_conversation(tmp_path: Path) -> None:
    choir = conversation((ANA, AT, "Tuesday?"), title="Choir")
    path = written(tmp_path, {f"{INBOX}/choir_1/message_1.json": choir})
    assert messages(path) == []
    told = list(read(path))
    assert any("which of the people" in str(item) for item in told if isinstance(item, Problem))
    assert {item.extent for item in told if isinstance(item, Coverage)} == {"none"}
    (asked,) = [item for item in told if isinstance(item, Unclear)]
    assert (asked.site, asked.messages, set(asked.candidates)) == ("instagram", 1, {ANA, ME})


@pytest.mark.parametrize(
    ("remembered", "mine"),
    [
        (Remembered(told="  zoë   kowalczyk "), [False, True]),
        (Remembered(told="Somebody Else"), []),
        (Remembered((Me("instagram", (ME,)),)), [False, True]),
        (Remembered((Me("instagram", (ANA,)),)), [True, False]),
        (Remembered((Me("instagram", (ME,)),), told=ANA), [True, False]),
        (Remembered((Me("facebook", (ME,)),)), []),
    ],
)
def test_what_is_said_or_remembered_decides(tmp_path: Path, remembered: Remembered, mine: list[bool]) -> None:
    choir = conversation((ANA, AT, "Tuesday?"), (ME, AT + 1, "Yes"), title="Choir")
    path = written(tmp_path, {f"{INBOX}/choir_1/message_1.json": choir})
    assert [item.mine for item in messages(path, remembered)] == mine


def test_who_i_am_and_whose_name_leads_where_is_told_to_later_archives(tmp_path: Path) -> None:
    profile = {"profile_user": [{"string_map_data": {"Username": {"value": "zoe.k"}, "Name": {"value": ME}}}]}
    follow = {"href": "https://www.threads.com/ana", "value": "ana", "timestamp": AT // 1000}
    follows = {"text_post_app_text_post_app_following": [{"title": ANA, "string_list_data": [follow]}]}
    files = {"personal_information.json": profile, "following.json": follows}
    told = list(read(written(tmp_path / "first", files)))
    me, there = (item for item in told if isinstance(item, Me))
    assert me == Me("instagram", (ME,), ("zoe.k",))
    assert there == Me("threads", (ME,), ("zoe.k",))  # one account opens both
    (acquainted,) = [item for item in told if isinstance(item, Acquainted)]
    choir = conversation((ANA, AT, "Hi"), (ME, AT + 1, "Hello"), title="Choir")
    second = written(tmp_path / "second", {f"{INBOX}/choir_1/message_1.json": choir})
    found = messages(second, Remembered((me,), {acquainted.site: acquainted.people}))
    assert [item.actor if isinstance(item.actor, str) else item.actor.id for item in found] == ["ana", "me"]


def test_the_profile_beside_it_settles_it(tmp_path: Path) -> None:
    profile = {"profile_user": [{"string_map_data": {"Nutzername": {"value": "zoe.k"}, "Name": {"value": ME}}}]}
    choir = conversation((ANA, AT, "Tuesday?"), (ME, AT + 1, "Yes"), title="Choir")
    files = {f"{INBOX}/choir_1/message_1.json": choir, "personal_information.json": profile}
    assert [item.mine for item in messages(written(tmp_path, files))] == [False, True]


@pytest.mark.parametrize("site", ["instagram", "facebook"])
def test_conversations_alone_are_of_the_site_their_folders_are_named_after(tmp_path: Path, site: str) -> None:
    files = {f"your_{site}_activity/messages/inbox/anaprado_1/message_1.json": conversation((ANA, AT, "Hi"))}
    assert recognise(written(tmp_path, files)).archive == site
    assert [item.site for item in messages(tmp_path)] == [site]


def test_a_conversation_that_may_be_of_either_site_is_not_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, {"message_1.json": conversation((ANA, AT, "Hi"))}) / "message_1.json"
    with pytest.raises(Unrecognised, match="on Instagram or on Facebook, and nothing in it says on which"):
        recognise(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("likes.json", {"media_likes": [["2019-05-01T10:00:00+00:00", "ana"]]}),
        ("messages.json", [{"participants": ["ana", "zoe"], "conversation": []}]),
        ("media.json", {"photos": [{"caption": "", "taken_at": "2019-05-01T10:00:00", "path": "photos/1.jpg"}]}),
        ("connections.json", {"follow_requests_sent": {"ana": "2019-05-01T10:00:00"}}),
    ],
)
def test_an_export_of_before_2021_is_recognised_and_never_a_success(tmp_path: Path, name: str, content: Any) -> None:
    path = written(tmp_path, {name: content})
    assert recognise(path).archive == "instagram"
    with pytest.raises(ArchiveRefused, match="Ask for a new one"):
        list(read(path))


def test_lists_of_facebook_that_bear_no_version_yet_are_known(tmp_path: Path) -> None:
    comment = {"timestamp": AT // 1000, "data": [{"comment": {"comment": "Hi", "author": ME}}], "title": "x"}
    assert recognise(written(tmp_path, {"comments/comments.json": {"comments": [comment]}})).archive == "facebook"


def test_exports_of_both_sites_in_one_folder_are_told_apart(tmp_path: Path) -> None:
    friends = {"friends_v2": [{"name": ANA, "timestamp": AT // 1000}]}
    follows = {"relationships_following": [{"title": "a", "string_list_data": [{"href": "x", "timestamp": 1}]}]}
    with pytest.raises(ArchiveRefused, match="import each by itself"):
        recognise(written(tmp_path, {"a/friends.json": friends, "b/following.json": follows}))


@pytest.mark.parametrize("site", ["instagram", "facebook"])
def test_an_export_in_html_is_recognised_and_never_a_success(tmp_path: Path, site: str) -> None:
    page = '<html><body><div class="pam _3-95 _2ph- _a6-g uiBoxWhite"><h2>Ana</h2></div></body></html>'
    path = written(tmp_path, {f"your_{site}_activity/messages/inbox/ana_1/message_1.html": page})
    assert recognise(path).archive == site
    with pytest.raises(ArchiveRefused, match="choose JSON"):
        list(read(path))


def test_other_peoples_pages_are_no_export(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised):
        recognise(written(tmp_path, {"facebook/index.html": "<html><body>about facebook</body></html>"}))


def test_half_a_million_likes_are_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "liked_posts.json"
    with path.open("w") as file:
        file.write('{"likes_media_likes": [')
        for number in range(60_000):
            like = {"title": "ana", "string_list_data": [{"href": f"https://www.instagram.com/p/{number}/"}]}
            like["string_list_data"][0]["timestamp"] = 1_600_000_000 + number  # type: ignore[index]
            file.write(json.dumps(like) + ",")
        file.write(json.dumps({"title": "ana", "string_list_data": []}) + "]}")
    reading = read(path)
    assert isinstance(next(reading), Activity)
    assert sum(isinstance(item, Activity) for item in reading) == 59_999


def test_made_up_facebook_exports_of_others() -> None:
    path = outside("material/archives/facebook/kawsay/tests/fixtures/facebook")
    items = list(read(path))
    assert recognise(path).archive == "facebook"
    activities = [item for item in items if isinstance(item, Activity)]
    assert sum(item.type == "Create" and item.mine for item in activities) == 4
    assert sum(not item.mine for item in activities) == 2
    assert any("José García" in str(item.actor) for item in activities)
    assert any("your_posts_2.json" in str(item) for item in items if isinstance(item, Problem))


def test_a_bare_thread_of_others_is_not_guessed() -> None:
    with pytest.raises(Unrecognised, match="on Instagram or on Facebook"):
        recognise(outside("material/archives/instagram/one_thread.json"))
