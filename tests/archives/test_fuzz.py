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
from tests.archives.repositories import repository
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


X_FILES = ["tweets", "note_tweet", "direct_messages", "direct_messages_group", "like", "account", "profile"]
X_KEYS = (
    *("tweet", "noteTweet", "dmConversation", "messageCreate", "conversationId", "messages", "id", "id_str", "account"),
    *("full_text", "created_at", "createdAt", "core", "text", "in_reply_to_status_id_str", "in_reply_to_user_id_str"),
    *("entities", "user_mentions", "urls", "media", "edit_info", "initial", "editTweetIds", "senderId", "recipientId"),
    *("accountId", "profile", "description", "bio", "userIds", "participantsJoin"),
)
X_VALUES = (
    *("17", "-1", "1768200393323446272", "9" * 400, "RT @a: b"),
    *("Wed Mar 06 09:00:00 +0000 2024", "2024-03-06T09:00:00.000Z"),
)
X_ENTRIES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(X_VALUES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(X_KEYS), inner, max_size=5),
    max_leaves=14,
)


@examples(100)
@given(st.dictionaries(st.sampled_from(X_FILES), st.lists(X_ENTRIES, max_size=4)), st.binary(max_size=60))
def test_any_entries_in_the_scripts_of_x(files: dict[str, list[object]], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, entries in files.items():
            script = f"window.YTD.{name}.part0 = {json.dumps(entries)}".encode()
            Path(folder, f"{name}.js").write_bytes(script if not tail else script[:-2] + tail)
        check(Path(folder))


REDDIT = {
    "posts.csv": "id,permalink,date,ip,subreddit,gildings,title,url,body\n",
    "comments.csv": "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n",
    "messages.csv": "id,permalink,thread_id,date,ip,from,to,subject,body\n",
    "chat_history.csv": "message_id,created_at,updated_at,username,message,channel_url,conversation_type\n",
    "post_votes.csv": "id,permalink,direction\n",
    "statistics.csv": "statistic,value\n",
}
REDDIT_CELLS = st.text(max_size=40) | st.sampled_from(
    [
        "account name",
        "me",
        "t1_a",
        "2024-05-02 18:11:04 UTC",
        "1714670000",
        "9" * 30,
        '"',
        "\n",
        "https://r/comments/a/b/",
    ]
)
REDDIT_ROWS = st.lists(st.lists(REDDIT_CELLS, max_size=10).map(",".join), max_size=12).map("\n".join)


@examples(100)
@given(st.dictionaries(st.sampled_from(sorted(REDDIT)), REDDIT_ROWS.map(lambda rows: rows.encode(errors="replace"))))
def test_any_rows_in_reddits_tables(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in files.items():
            Path(folder, name).write_bytes(REDDIT[name].encode() + rows)
        check(Path(folder))


NOTES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["a4jlf0g001", "specified"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("id", "text", "createdAt", "replyId", "renoteId", "poll", "cw", "visibility", "visibleUserIds"),
                    *("account", "acct", "uri", "created_at", "reblog", "mentions", "content", "in_reply_to_id"),
                ]
            ),
            inner | st.sampled_from(["2025-02-22T10:00:00.000Z", "direct", "https://a.example/users/b/1"]),
        )
    ),
    max_leaves=12,
)


@examples(100)
@given(st.lists(NOTES, max_size=4), st.binary(max_size=60))
def test_any_notes_in_a_list(found: list[object], tail: bytes) -> None:
    first = {"id": "a4jlf0g001", "text": "", "visibility": "public", "replyId": None, "renoteId": None}
    document = json.dumps([first | {"visibleUserIds": []}, *found]).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "notes.json")
        path.write_bytes(document if not tail else document[:-2] + tail)
        check(path)


@examples(100)
@given(
    st.dictionaries(st.sampled_from(["statuses", "mentions", "favourites", "account"]), NOTES), st.binary(max_size=60)
)
def test_anything_in_a_backup(told: dict[str, object], tail: bytes) -> None:
    document = json.dumps({"account": {"acct": "me"}, "statuses": []} | told).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.user.b.json")
        path.write_bytes(document if not tail else document[:-2] + tail)
        check(path)


RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=20) | st.binary(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["$type", "text", "createdAt", "subject", "uri", "reply", "parent", "root", "did", "e", "k", "p"]
            ),
            inner
            | st.sampled_from(["app.bsky.feed.post", "app.bsky.feed.like", "2026-03-01T09:00:00Z", "at://did:a/b"]),
        )
    ),
    max_leaves=12,
)
KEYS = st.sampled_from(["app.bsky.feed.post/3mfyeszrld22b", "app.bsky.feed.like/x", "app.bsky.actor.profile/self", "x"])


@examples(100)
@given(st.dictionaries(KEYS, RECORDS), st.integers(0, 10_000), st.binary(max_size=12))
def test_any_records_and_any_bytes_in_a_repository(records: dict[str, object], at: int, odd: bytes) -> None:
    whole = repository("did:plc:me", {key: record for key, record in records.items() if isinstance(record, dict)})
    place = at % len(whole) if odd else 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "repo.car")
        path.write_bytes(whole[:place] + odd + whole[place + len(odd) :])
        check(path)


LINES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("2026-03-01T09:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "text", "sentAt", "sender", "did", "convoId", "id"]), inner)
    ),
    max_leaves=8,
)


@examples(100)
@given(st.lists(LINES, max_size=4), st.binary(max_size=60))
def test_any_lines_in_a_chat(lines: list[object], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chat.jsonl")
        first = b'{"convoId": "c", "text": "t", "sentAt": "2026-03-01T09:00:00Z"}\n'
        path.write_bytes(first + b"".join(json.dumps(line).encode() + b"\n" for line in lines) + tail)
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
