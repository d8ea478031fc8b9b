"""Exports of X, Reddit, Bluesky, Misskey, mastodon-archive and phones with canary words wherever a text can stand.

What is kept by design (tests/canary/kept.py) is told as it is: people, what a site calls a post or a conversation.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditor.archives.reddit.ignored import IGNORED as REDDIT_IGNORED
from auditor.archives.x.ignored import IGNORED as X_IGNORED
from tests.archives.repositories import repository
from tests.canary.words import Canaries

Files = dict[str, str | bytes]
AT, CLASSIC = "2025-02-01T10:00:00.000Z", "Sat Feb 01 10:00:00 +0000 2025"
ME, ANA = "1400000001", "2200000001"
DID = "did:plc:mara2mara2mara2mara2mara"

TWEET: dict[str, Any] = {
    "id_str": "1885630000000000000", "created_at": CLASSIC, "full_text": "?", "text": "?", "lang": "?", "source": "?",
    "in_reply_to_status_id_str": "1885620000000000000", "in_reply_to_user_id_str": ANA, "surprise": "?",
    "entities": {
        "user_mentions": [{"id_str": ANA, "name": "Ana", "screen_name": "ana_o"}], "hashtags": [{"text": "?"}],
        "urls": [{"url": "https://t.co/a", "expanded_url": "?", "display_url": "?"}],
        "media": [{"url": "https://t.co/b", "ext_alt_text": "?", "source_status_id_str": "17"}],
    },
    "edit_info": {"initial": {"editTweetIds": ["1885630000000000000"], "editableUntil": "?"}},
}  # fmt: skip
DIRECT: dict[str, Any] = {
    "id": "1885640000000000000", "senderId": ANA, "recipientId": ME, "text": "?", "createdAt": AT, "mediaUrls": ["?"],
    "urls": [{"url": "?", "expanded": "?", "display": "?"}], "reactions": [{"reactionKey": "?"}], "surprise": "?",
}  # fmt: skip
NOTE: dict[str, Any] = {
    "id": "a4jlf0g001", "text": "?", "createdAt": AT, "replyId": None, "renoteId": None, "cw": "?", "fileIds": ["?"],
    "files": [{"name": "?", "comment": "?"}], "poll": None, "visibility": "public", "visibleUserIds": [],
    "surprise": "?",
}  # fmt: skip
ACCOUNT: dict[str, Any] = {
    "id": "1", "acct": "mara", "url": "https://social.example/@mara", "username": "mara", "display_name": "?",
    "note": "?", "avatar": "?", "fields": [{"name": "?", "value": "?"}], "surprise": "?",
}  # fmt: skip
STATUS: dict[str, Any] = {
    "id": "1", "uri": "https://social.example/users/mara/statuses/1", "created_at": AT, "visibility": "public",
    "in_reply_to_id": None, "in_reply_to_account_id": None, "content": "?", "spoiler_text": "?", "reblog": None,
    "account": ACCOUNT, "mentions": [], "media_attachments": [{"description": "?"}], "poll": None, "surprise": "?",
}  # fmt: skip
RECORD: dict[str, Any] = {
    "$type": "app.bsky.feed.post", "text": "?", "createdAt": AT, "langs": ["?"], "tags": ["?"], "surprise": "?",
    "embed": {"images": [{"alt": "?"}]}, "facets": [{"features": [{"uri": "?", "tag": "?"}]}],
    "reply": {"parent": {"uri": "at://did:plc:ana/app.bsky.feed.post/3k"}, "root": {"uri": "at://did:plc:ana/a/3k"}},
}  # fmt: skip


def said(value: Any, place: str, canaries: Canaries, number: int = 0) -> Any:
    """The document with a canary wherever it says ``?``."""
    if isinstance(value, dict):
        return {key: said(each, f"{place}: {key}", canaries, number) for key, each in value.items()}
    if isinstance(value, list):
        return [said(each, place, canaries, number) for each in value]
    return canaries.text(place, number) if value == "?" else value


def each_spoilt(
    value: dict[str, Any], place: str, canaries: Canaries, kept: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """The document as each kind of text, and once for each of its members with a canary in place of that."""
    for number in range(4):
        yield said(value, place, canaries, number)
    for key in value:
        if key not in kept:
            yield said(value, place, canaries) | {key: canaries.text(f"{place}: {key} itself")}


def x(_: Path, canaries: Canaries) -> Files:
    """X: tweets, long posts, messages, the profile, and every file that is left alone."""
    tweets = [{"tweet": one} for one in each_spoilt(TWEET, "tweets.js", canaries, frozenset())]
    for number, one in enumerate(tweets):
        if one["tweet"]["id_str"] == TWEET["id_str"]:
            one["tweet"]["id_str"] = str(int(TWEET["id_str"]) + number)
    talk = [{"messageCreate": one} for one in each_spoilt(DIRECT, "direct-messages.js", canaries, frozenset())]
    say = canaries.text("direct-messages-group.js: name")
    group = [*talk, {"conversationNameUpdate": {"name": say, "createdAt": AT}}, {"surprise": {"text": say}}]
    note = {"noteTweetId": "1", "createdAt": AT, "core": {"text": "?", "urls": ["?"]}, "surprise": "?"}
    shown = {"description": {"bio": "?", "website": "?", "location": "?"}, "avatarMediaUrl": "?", "headerMediaUrl": "?"}
    owner = {"accountId": ME, "username": "mara_l", "email": "?", "accountDisplayName": "?"}
    lists: dict[str, Any] = {
        "account": [{"account": said(owner, "account.js", canaries)}],
        "tweets": tweets,
        "note_tweet": [{"noteTweet": said(note, "note-tweet.js", canaries)}, canaries.text("note-tweet.js: entry")],
        "direct_messages": [{"dmConversation": {"conversationId": f"{ME}-{ANA}", "messages": talk}}],
        "direct_messages_group": [{"dmConversation": {"conversationId": "17", "messages": group}}],
        "profile": [{"profile": said(shown, "profile.js", canaries)}],
        "like": [
            {"like": {"tweetId": "1", "fullText": canaries.text("like.js"), "expandedUrl": canaries.text("like.js")}}
        ],
    }
    for name in X_IGNORED:
        kind = name.removesuffix(".js").replace("-", "_")
        lists[kind] = [{kind: {"text": canaries.text(f"{name}: left alone")}}]
    return {
        f"data/{kind.replace('_', '-')}.js": f"window.YTD.{kind}.part0 = {json.dumps(entries)}"
        for kind, entries in lists.items()
    }


REDDIT = {
    "posts.csv": {"id": "1abcd2", "permalink": "", "date": "2025-02-01 10:00:00 UTC", "ip": "?", "subreddit": "?",
                  "gildings": "0", "title": "?", "url": "?", "body": "?", "surprise": "?"},
    "comments.csv": {"id": "lq7a2b9", "permalink": "?", "date": "2025-02-01 10:00:00 UTC", "ip": "?", "subreddit": "?",
                     "gildings": "0", "link": "https://www.reddit.com/r/a/comments/1zzzz9/b/", "parent": "t1_lq7",
                     "body": "?", "media": "?", "surprise": "?"},
    "messages.csv": {"id": "2bq9x1", "permalink": "?", "thread_id": "2bq9x1", "date": "2025-02-01 10:00:00 UTC",
                     "ip": "?", "from": "Ana", "to": "Mara", "subject": "?", "body": "?", "surprise": "?"},
    "chat_history.csv": {"message_id": "m1", "created_at": "2025-02-01 10:00:00 UTC", "updated_at": "?",
                         "username": "Ana", "message": "?", "channel_url": "room", "subreddit": "?",
                         "channel_name": "?", "conversation_type": "?", "surprise": "?"},
    "post_votes.csv": {"id": "?", "permalink": "?", "direction": "?"},
    "friends.csv": {"username": "?", "note": "?"},
}  # fmt: skip
#: People, and what the site calls a conversation.
REDDIT_KEPT = frozenset({"from", "to", "username", "thread_id", "channel_url"})


def reddit(_: Path, canaries: Canaries) -> Files:
    """Reddit: each table, with a row for each column in which a canary stands even there."""
    files: Files = {"statistics.csv": "statistic,value\naccount name,Mara\n" + canaries.text("statistics.csv") + ",x\n"}
    for name, row in REDDIT.items():
        rows = [list(one.values()) for one in each_spoilt(row, name, canaries, REDDIT_KEPT)]
        files[name] = _table([list(row), *rows, [canaries.text(f"{name}: broken row")]])
        files[name] += '"' + canaries.text(f"{name}: quotes that do not close")  # type: ignore[operator]
    for name in REDDIT_IGNORED:
        say = canaries.text(f"{name}: left alone", 1)
        files[name] = _table([[say, "Text"], [say, say]])
    return files


def _table(rows: list[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def bluesky(_: Path, canaries: Canaries) -> Files:
    """Bluesky: a repository and a chat."""
    records = {
        f"app.bsky.feed.post/3lh4mvxsw{number // 10}c2{'234567abcd'[number % 10]}": one
        for number, one in enumerate(each_spoilt(RECORD, "a post", canaries, frozenset()))
    }
    for name, kind in (("feed.like", "like"), ("feed.repost", "repost"), ("graph.follow", "follow")):
        odd: dict[str, Any] = {
            "subject": {"uri": canaries.text(kind)} if name != "graph.follow" else canaries.text(kind)
        }
        records[f"app.bsky.{name}/3lh4mvxsw2222"] = odd | {"$type": f"app.bsky.{name}", "createdAt": AT}
    shown = {"displayName": "?", "description": "?", "website": "?", "pronouns": "?"}
    records["app.bsky.actor.profile/self"] = said(shown, "profile", canaries) | {"$type": "app.bsky.actor.profile"}
    records["com.example.other/x"] = {"$type": "com.example.other", "text": canaries.text("another record")}
    message = {"id": "m", "text": "?", "sentAt": AT, "sender": {"did": DID}, "surprise": "?"}
    lines = [{"convoId": "c", "message": one} for one in each_spoilt(message, "chat.jsonl", canaries, frozenset())]
    text = "\n".join(map(json.dumps, [*lines, {"text": canaries.text("chat.jsonl: no message")}]))
    return {"repo.car": repository(DID, records), "chat.jsonl": f"{text}\n{canaries.text('chat.jsonl: no line')}"}


def misskey(_: Path, canaries: Canaries) -> Files:
    """Misskey: a list of notes, and one of what was saved."""
    notes = []
    for number, one in enumerate(each_spoilt(NOTE, "notes.json", canaries, frozenset())):
        notes.append(one | {"id": f"a4jlf0g0{number:02}"} if one["id"] == NOTE["id"] else one)
    saved = [{"id": "1", "createdAt": AT, "note": said(NOTE, "favorites.json", canaries)}]
    return {"notes-2025.json": json.dumps(notes), "favorites-2025.json": json.dumps(saved)}


def mastodonarchive(_: Path, canaries: Canaries) -> Files:
    """mastodon-archive: one document."""
    theirs = STATUS | {"account": ACCOUNT | {"acct": "ana@far.example"}, "visibility": "direct"}
    backup = {
        "account": said(ACCOUNT, "account", canaries),
        "statuses": [*each_spoilt(STATUS, "a status", canaries, frozenset()), canaries.text("a status that is none")],
        "favourites": [said(theirs, "a favourite", canaries)],
        "mentions": list(each_spoilt(theirs, "a mention", canaries, frozenset({"account"}))),
        "surprise": canaries.text("backup: surprise"),
    }
    return {"social.example.user.mara.json": json.dumps(backup)}


def activitywatch(_: Path, canaries: Canaries) -> Files:
    """ActivityWatch on a phone: one bucket of apps, one of addresses in its browser."""
    event = {"id": 1, "timestamp": AT, "duration": 60.0, "data": {"app": "?", "package": "com.linkedin.android"}}
    later = event | {"timestamp": "2025-02-02T10:00:00Z", "data": {"app": "?", "package": "?", "classname": "?"}}
    spoilt = list(each_spoilt(event | {"surprise": "?"}, "an event", canaries, frozenset()))
    apps = {"type": "currentwindow", "hostname": "?", "data": {"?": "?"}, "events": [*spoilt, later]}
    web = {"type": "web.tab.current", "events": [{"timestamp": AT, "duration": 5, "data": {"url": "?", "title": "?"}}]}
    buckets = {"aw-watcher-android-test": apps, "aw-watcher-android-web-chrome": web, "aw-watcher-window_desk": apps}
    return {"aw-buckets-export.json": json.dumps({"buckets": said(buckets, "buckets", canaries)})}


def appusage(_: Path, canaries: Canaries) -> Files:
    """A phone's app usage: a row for each use, and a column for each day."""
    say = canaries.text
    rows = [
        ["App name", "Date", "Time", "Duration", say("usage: a column")],
        ["LinkedIn", "2/14/25", say("usage: time"), "00:30", say("usage: more")],
        [say("usage: app"), "2/14/25", "2:00:08 PM", "00:30", ""],
        ["LinkedIn", say("usage: date"), "2:00:08 PM", "00:30", ""],
        ["LinkedIn", "2/15/25", "2:00:08 PM", say("usage: duration"), ""],
        ["LinkedIn", "2/16/25", "2:00:08 PM", "00:30", ""],
    ]
    wide = [
        ["", "November 10, 2025", "November 11, 2025", "Total Usage", "Device"],
        ["LinkedIn", "1m", "2m", say("wide: total"), say("wide: device")],
        [say("wide: app"), say("wide: a day"), "2m", "", ""],
        ["LinkedIn", say("wide: spent"), "2m", "", ""],
    ]
    return {"usage.csv": _table(rows), "StayFree.csv": _table(wide)}


MAKERS = {
    "activitywatch": activitywatch,
    "appusage": appusage,
    "x": x,
    "reddit": reddit,
    "bluesky": bluesky,
    "misskey": misskey,
    "mastodonarchive": mastodonarchive,
}
