"""An account on LinkedIn: the token, the snapshot and the changelog, what goes wrong, and one act from two sources.

The server is ours and answers as the interface is documented: this proves the interpreter, not the site.
"""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from auditor.activities.activity import Subject
from server.commands.main import main
from server.fetching import fetching, linkedin
from server.fetching.client import FetchError
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.connected import Connected, Place
from server.store.persons import now
from server.store.store import Store
from tests.server.fetching.portable import ANA, DAY, ME, Portable, message, post, thread
from tests.server.fetching.speaking import Answer, answer

PROFILE = {"First Name": "Mara", "Last Name": "Köster", "Headline": "Builds cranes", "Summary": ""}
POST = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000031"
MESSAGES = ("FROM", "TO", "SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "CONVERSATION ID", "DATE", "CONTENT")
MARA, AT = "https://www.linkedin.com/in/mara-koester", "https://www.linkedin.com/in/ana-silva"


def line(words: str, when: str, *, mine: bool = False) -> dict[str, str]:
    """A row of the domain INBOX."""
    names = ("Mara Köster", "Ana Silva", MARA, AT) if mine else ("Ana Silva", "Mara Köster", AT, MARA)
    return dict(zip(MESSAGES, (*names, "2-abc", when, words), strict=True))


@pytest.fixture
def server() -> Iterator[Portable]:
    with Portable() as made:
        made.domains = {
            "PROFILE": [[PROFILE]],
            "CONNECTIONS": [
                [{"First Name": "Ana", "Last Name": "Silva", "URL": AT, "Connected On": "08 Feb 2025"}],
                [{"First Name": "Jo", "Last Name": "Lind", "URL": AT + "-2", "Connected On": "09 Feb 2025"}],
            ],
            "ALL_COMMENTS": [[{"Date": "2025-02-09 01:21:47", "Link": POST, "Message": "Fine."}]],
            "INBOX": [
                [line("May I ask you something?", "2025-02-10 10:00:00 UTC")],
                [line("Of course.", "2025-02-10 11:00:00 UTC", mine=True)],
                [line("Then on Friday.", "2025-02-10 12:00:00 UTC")],
            ],
        }  # fmt: skip
        yield made


@pytest.fixture
def account(store: Store, server: Portable) -> Connected:
    profile = linkedin.sign_in(server.TOKEN, server=server.address, loopback=True)
    return store.connected.add("linkedin", server.address, profile.name, profile.secret, now())


def fetched(store: Store) -> fetching.Fetch:
    (account,) = store.connected.all()
    return fetching.fetch(store, account, loopback=True)


def subjects(store: Store) -> list[tuple[str, bool]]:
    return sorted((row.subject, row.mine) for row in store.activities.latest())


def problems(done: fetching.Fetch) -> str:
    return " | ".join(str(each) for each in done.problems)


def test_the_snapshot_is_read_once_and_then_only_what_happened_since(
    store: Store, server: Portable, account: Connected
) -> None:
    first = fetched(store)
    assert first.failure is None
    assert not first.problems
    assert subjects(store) == [
        ("comment", True), ("connection", True), ("connection", True), ("message-received", False),
        ("message-received", False), ("message-sent", True), ("profile", True),
    ]  # fmt: skip
    assert {row.partner for row in store.activities.latest() if row.subject.startswith("message")} == {"in/ana-silva"}
    asked = [given["domain"] for given in server.given if "domain" in given]
    assert asked.count("INBOX") == 3
    server.given.clear()
    server.happen("ugcPosts", post("The crane works again."))
    again = fetched(store)
    assert (again.new, again.known, again.failure) == (1, 0, None)
    asked = [given["domain"] for given in server.given if "domain" in given]
    assert not {"INBOX", "CONNECTIONS", "ALL_COMMENTS"} & {*asked}
    covered = {each.subject: each for each in store.coverage.all()}
    assert covered[Subject.MESSAGE_SENT].extent == "full"
    assert str(covered[Subject.MESSAGE_SENT].since) == "2025-02-10"


def test_each_kind_of_event_becomes_the_act_that_it_is(store: Store, server: Portable, account: Connected) -> None:
    fetched(store)
    before = store.activities.count()
    ana = {"localizedFirstName": "Ana", "localizedLastName": "Silva"}
    theirs: dict[str, Any] = {"actor": ANA, "processedActivity": {"actor~": ana}}
    urn = "urn:li:activity:7000000000000000077"
    server.happen("ugcPosts", post("The ropes came by train."))
    server.happen("ugcPosts", {"id": "urn:li:share:7", "responseContext": {"parent": urn}})
    server.happen("instantReposts", {"repostedContent": {"ugcPost": "urn:li:ugcPost:7000000000000000078"}})
    server.happen("socialActions/comments", {"object": urn, "message": {"text": "How long are they?"}})
    server.happen("socialActions/comments", {"object": urn, "message": {"text": "Forty metres."}}, **theirs)
    server.happen("socialActions/likes", {"object": urn, "reactionType": "PRAISE"})
    server.happen("socialActions/likes", {"object": urn, "reactionType": "LIKE"}, **theirs)
    server.happen("invitations", {"inviter": ME, "invitee": "urn:li:person:Jo3", "message": "Shall we?"})
    server.happen("messages", message("Are you there?"), actor=ANA, processedActivity=thread())
    server.happen("messages", message("I am."), processedActivity=thread())
    server.happen("people", {"headline": {}})
    done = fetched(store)
    assert (done.failure, done.new) == (None, 10)
    assert store.activities.count() == before + 10
    assert "other kinds" in problems(done)
    rows = [row for row in store.activities.latest() if row.at > now() - DAY and row.subject != "profile"]
    assert sorted((row.subject, row.mine) for row in rows) == [
        ("comment", False), ("comment", True), ("invitation-sent", True), ("message-received", False),
        ("message-sent", True), ("post", True), ("reaction", False), ("reaction", True), ("share", True),
        ("share", True),
    ]  # fmt: skip
    assert {row.partner for row in rows if row.subject.startswith("message")} == {"in/ana-silva"}
    assert {row.partner for row in rows if row.subject == "comment" and not row.mine} == {"in/ana-silva"}


def test_an_act_in_an_archive_and_over_the_account_is_one_act(
    store: Store, server: Portable, account: Connected, tmp_path: Path
) -> None:
    server.happen("messages", message("Are you there?"), actor=ANA, processedActivity=thread())
    urn = "urn:li:activity:7000000000000000031"
    server.happen("socialActions/comments", {"object": urn, "message": {"text": "So."}})
    server.happen("socialActions/likes", {"object": urn, "reactionType": "LIKE"})
    assert fetched(store).failure is None
    count = store.activities.count()
    at = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(server.events[0]["capturedAt"] / 1000))
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Profile.csv").write_text("First Name,Last Name,Headline\nMara,Köster,Builds cranes\n")
    rows = [*(row for page in server.domains["INBOX"] for row in page), line("Are you there?", f"{at} UTC")]
    written = [",".join(MESSAGES), *(",".join(f'"{row[name]}"' for name in MESSAGES) for row in rows)]
    (folder / "messages.csv").write_text("\n".join(written) + "\n")
    comment = f"2025-02-09 01:21:47,{POST},Fine.\n{at},{POST},So.\n"
    (folder / "Comments.csv").write_text(f"Date,Link,Message\n{comment}")
    (folder / "Reactions.csv").write_text(f"Date,Type,Link\n{at},LIKE,{POST}\n")
    entry = Import("export", "export")
    run_import(store, folder, entry, lambda _: None)
    assert [row.subject for row in store.activities.latest()].count("profile") <= 2
    kept = [row for row in store.activities.latest() if row.subject != "profile"]
    assert len(kept) == count - 1
    assert store.accounts.asked() == [], "whose archive it is was known"


def test_a_killed_fetch_goes_on_where_it_stood(store: Store, server: Portable, account: Connected) -> None:
    def cut(path: str) -> Answer | None:
        inbox = [given for given in server.given if given.get("domain") == "INBOX"]
        return answer({}, 500) if len(inbox) == 2 and path.endswith("memberSnapshotData") else None

    server.spoilt = cut
    done = fetched(store)
    assert "500" in problems(done)
    assert len([row for row in store.activities.latest() if row.subject.startswith("message")]) == 2
    (kept,) = store.connected.all()
    assert kept.places["INBOX"] == Place(at="2")
    server.spoilt = lambda path: None
    server.given.clear()
    assert fetched(store).failure is None
    assert [given["start"] for given in server.given if given.get("domain") == "INBOX"] == ["2"]
    assert len([row for row in store.activities.latest() if row.subject.startswith("message")]) == 3


def test_the_changelog_goes_on_where_it_was_cut_short(store: Store, server: Portable, account: Connected) -> None:
    fetched(store)
    for number in range(5):
        server.happen("ugcPosts", post(f"Post number {number}.", 7000000000000000100 + number), ago=10_000 - number)
    (kept,) = store.connected.all()
    server.given.clear()
    first = fetching.fetch(store, kept, loopback=True, stopping=lambda: any("count" in each for each in server.given))
    assert (first.new, first.more) == (2, True)
    second = fetched(store)
    assert (second.new, second.known, second.more) == (3, 0, False)
    third = fetched(store)
    assert (third.new, third.known) == (0, 1), "the last event comes again, as documented"


def test_a_domain_without_data_is_asked_for_again_for_some_days(
    store: Store, server: Portable, account: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched(store)
    covered = {each.subject: each for each in store.coverage.all()}
    assert covered[Subject.FOLLOW].extent == "none"
    assert "some days" in str(covered[Subject.FOLLOW].note)
    server.domains["COMPANY_FOLLOWS"] = [[{"Organization": "Dock", "Followed On": "2025-02-09 01:21:47"}]]
    assert fetched(store).new == 1
    monkeypatch.setattr(linkedin, "now", lambda: now() + 20 * DAY)
    server.given.clear()
    fetched(store)
    assert not [given for given in server.given if "domain" in given]


def test_a_hole_of_more_than_28_days_is_told_and_the_snapshot_fetched_again(
    store: Store, server: Portable, account: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched(store)
    assert "28 days" not in problems(fetched(store))
    monkeypatch.setattr(linkedin, "now", lambda: now() + 40 * DAY)
    server.given.clear()
    server.domains["INBOX"].append([line("Have you forgotten me?", "2025-03-10 12:00:00 UTC")])
    done = fetched(store)
    assert "28 days" in problems(done)
    assert done.new == 2, "the message, and the profile as it is now"
    assert "INBOX" in {given.get("domain") for given in server.given}
    (kept,) = store.connected.all()
    assert ["28 days" in str(each) for each in fetching.notices(store, kept)] == [True]
    assert "28 days" not in problems(fetched(store)), "it is told once by a fetch, and on the page for a while"


def test_the_end_of_the_token_is_told_before_it_comes(
    store: Store, server: Portable, account: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched(store)
    (kept,) = store.connected.all()
    assert fetching.notices(store, kept) == []
    monkeypatch.setattr(linkedin, "now", lambda: now() + 340 * DAY)
    assert "The token ends by" in str(fetching.notices(store, kept)[0])
    assert "The token ends by" in problems(fetched(store))
    server.tokens = {"another-token-of-the-test"}
    done = fetched(store)
    assert done.failure is not None
    assert "does not accept the sign-in any more" in str(done.failure)
    profile = linkedin.sign_in("another-token-of-the-test", server=server.address, loopback=True)
    store.connected.add("linkedin", server.address, profile.name, profile.secret, now())
    (renewed,) = store.connected.all()
    assert renewed.places == kept.places | renewed.places
    assert fetched(store).failure is None


def test_a_pause_that_is_asked_for_is_kept(store: Store, server: Portable, account: Connected) -> None:
    server.spoilt = lambda path: answer({}, 429, Retry_After="120") if path.endswith("memberChangeLogs") else None
    done = fetched(store)
    assert done.failure is not None
    assert "asks for a pause" in str(done.failure)
    assert store.activities.count() == 7, "what came before is kept"
    (kept,) = store.connected.all()
    assert kept.resumes
    assert 100_000 < kept.resumes - now() <= 120_000
    asked = len(server.asked)
    assert fetched(store).failure is not None
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"elements": [{}] * 2_000}, "something else than its interface says"),
        ({"elements": "many"}, "something else than its interface says"),
        ([], "something else than its interface says"),
        (
            {"elements": [], "paging": {"links": [{"rel": "next", "href": "https://elsewhere.example/x?start=9"}]}},
            "sends to another address",
        ),
    ],
)
def test_hostile_answers_are_refused(store: Store, server: Portable, account: Connected, body: Any, told: str) -> None:
    server.spoilt = lambda path: answer(body) if path.endswith("memberChangeLogs") else None
    done = fetched(store)
    assert done.failure is not None
    assert told in str(done.failure)


def test_a_page_that_leads_back_and_one_without_an_end_are_refused(
    store: Store, server: Portable, account: Connected
) -> None:
    back = {"rel": "next", "href": "/rest/memberSnapshotData?start=1"}
    rows = {"elements": [{"snapshotDomain": "PROFILE", "snapshotData": []}], "paging": {"links": [back]}}
    server.spoilt = lambda path: answer(rows) if path.endswith("memberSnapshotData") else None
    assert "circle" in str(fetched(store).failure or "")
    server.spoilt = lambda path: (200, {}, b" " * (9 << 20)) if path.endswith("memberSnapshotData") else None
    assert "without an end" in str(fetched(store).failure or "")


def test_events_of_another_member_and_broken_ones_are_left_out(
    store: Store, server: Portable, account: Connected
) -> None:
    fetched(store)
    server.happen("ugcPosts", post("Not mine."), owner=ANA, actor=ANA)
    server.happen("ugcPosts", post("Before the site.") | {"created": {"time": 1}})
    server.happen("socialActions/comments", {"object": ["x"], "message": 7})
    server.happen("messages", {"thread": None, "content": []})
    server.happen("invitations", {"inviter": ME, "invitee": ME})
    server.events.append({"id": 9, "processedAt": 1, "owner": ME, "resourceName": "messages"})
    server.happen("socialActions/likes", {"object": "urn:li:activity:1", "reactionType": "x" * 5_000})
    done = fetched(store)
    assert done.failure is None
    assert done.new == 1
    assert "another member" in problems(done)


def test_a_token_that_is_none_or_is_refused_connects_nothing(server: Portable) -> None:
    for token, told in (("two words", "not a token"), ("x" * 40, "does not accept this token")):
        with pytest.raises(FetchError) as raised:
            linkedin.sign_in(token, server=server.address, loopback=True)
        assert told in str(raised.value.said)
    server.agreed = False
    assert linkedin.sign_in(server.TOKEN, server=server.address, loopback=True).name == "linkedin:MaraKoester1"
    assert server.agreed, "LinkedIn was asked to prepare the data"


def test_disconnecting_says_where_the_token_is_taken_back(store: Store, server: Portable, account: Connected) -> None:
    assert not fetching.disconnect(store, account, loopback=True)
    assert store.connected.all() == []
    assert "Permitted services" in str(fetching.unrevoked(account))


def test_the_command_connects_by_the_token_lists_and_removes(
    settings: Settings, server: Portable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkedin, "SERVER", server.address)
    monkeypatch.setattr(linkedin, "sign_in", partial(linkedin.sign_in, server=server.address, loopback=True))
    monkeypatch.setattr(fetching, "fetch", partial(fetching.fetch, loopback=True))
    runner, given = CliRunner(), ["--data", str(settings.data)]
    done = runner.invoke(main, [*given, "connect", "linkedin"], input=f"{server.TOKEN}\n")
    assert done.exit_code == 0, done.output
    assert "linkedin:MaraKoester1: 7 new, 0 already there" in done.output
    assert server.TOKEN not in done.output
    for path in settings.data.rglob("*"):
        assert not path.is_file() or server.TOKEN.encode() not in path.read_bytes(), path
    monkeypatch.setattr(linkedin, "now", lambda: now() + 350 * DAY)
    assert "The token ends by" in runner.invoke(main, [*given, "connect", "list"]).output
    gone = runner.invoke(main, [*given, "connect", "remove", "linkedin:MaraKoester1"])
    assert "is disconnected" in gone.output
    assert "Permitted services" in gone.output
    refused = runner.invoke(main, [*given, "connect", "linkedin"], input=f"{'x' * 40}\n")
    assert refused.exit_code == 1
    assert "does not accept this token" in refused.output
