"""Whatever bytes stand in an archive: Problems or a refusal, never a crash, and nothing invalid comes out."""

import json
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Activity, decoder, encoder
from auditor.archives import ArchiveRefused, Unrecognised, read
from auditor.archives.linkedin.files import FILES
from tests.examples import examples

HEADERS = {file.name: ",".join(file.columns) + "\n" for file in FILES.values()}
CELLS = st.sampled_from(
    [
        "",
        "me",
        "2024-02-01 10:00:00 UTC",
        "08 Feb 2024",
        "1/29/24, 2:37 PM",
        "OUTGOING",
        "https://www.linkedin.com/in/a",
    ]
)
TEXT = st.text(max_size=40) | CELLS | st.sampled_from(['"', "\\", "\n", ",", "\x00", "x" * 3_000])
ROWS = st.lists(st.lists(TEXT, max_size=9).map(",".join), max_size=12).map("\n".join)


def check(path: Path) -> None:
    try:
        items = list(read(path))
    except (ArchiveRefused, Unrecognised):
        return
    for item in items:
        if isinstance(item, Activity):
            assert decoder.decode(encoder.encode(item)) == item


@examples(100)
@given(
    st.dictionaries(
        st.sampled_from(sorted(HEADERS)), ROWS.map(lambda rows: rows.encode(errors="replace")) | st.binary()
    )
)
def test_any_rows_in_linkedins_files(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.zip")
        with zipfile.ZipFile(path, "w") as archive:
            for name, rows in files.items():
                archive.writestr(name, HEADERS[name].encode() + rows)
        check(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("2024-02-01T10:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "id", "published", "object", "to", "cc", "tag", "content", "href", "name"]),
            inner | st.sampled_from(["Create", "Announce", "Mention", "https://www.w3.org/ns/activitystreams#Public"]),
        )
    ),
    max_leaves=12,
)


@examples(100)
@given(st.lists(JSON, max_size=4), st.binary(max_size=60))
def test_any_items_in_mastodons_outbox(found: list[object], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "outbox.json")
        document = json.dumps({"id": "outbox.json", "orderedItems": found}).encode()
        path.write_bytes(document if not tail else document[:-2] + tail)
        check(path)


@examples(200)
@given(st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"]), st.binary(max_size=400))
def test_any_bytes_as_a_file(magic: bytes, rest: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "messages.csv")
        path.write_bytes(magic + rest)
        check(path)


WORDS = st.sampled_from(
    [
        *("title", "name", "timestamp", "timestamp_ms", "creation_timestamp", "string_list_data", "string_map_data"),
        *(
            "label_values",
            "label",
            "value",
            "href",
            "dict",
            "media",
            "data",
            "comment",
            "reaction",
            "post",
            "attachments",
        ),
        *("participants", "sender_name", "content", "senderName", "text", "isUnsent", "type", "uri", "text_app_post"),
        *("full_name", "work_experiences", "previous_names", "events_joined", "external_context", "url", "is_reply"),
    ]
)
META = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(1_700_000_000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=14,
)
ROOTS = st.sampled_from(
    [
        *("likes_media_likes", "relationships_following", "comments_media_comments", "ig_stories", "profile_user"),
        *(
            "text_post_app_text_posts",
            "text_post_app_text_post_app_profile",
            "searches_keyword",
            "story_activities_polls",
        ),
        *(
            "friends_v2",
            "comments_v2",
            "reactions_v2",
            "event_responses_v2",
            "profile_v2",
            "group_posts_v2",
            "messages",
        ),
    ]
)


@examples(150)
@given(
    st.lists(st.tuples(ROOTS, META | st.lists(META, max_size=4)), max_size=3),
    META,
    st.sampled_from(["instagram", "facebook"]),
)
def test_any_values_in_the_lists_of_metas_sites(lists: list[tuple[str, object]], bare: object, site: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.zip")
        with zipfile.ZipFile(path, "w") as archive:
            for number, (root, value) in enumerate(lists):
                archive.writestr(f"your_{site}_activity/likes/liked_posts_{number}.json", json.dumps({root: value}))
            archive.writestr(f"your_{site}_activity/likes/likes_and_reactions.json", json.dumps([bare]))
            archive.writestr(
                f"your_{site}_activity/x/message_1.json",
                json.dumps({"messages": [bare, {"sender_name": "a", "timestamp_ms": 1}]}),
            )
        check(path)
