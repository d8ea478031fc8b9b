"""Nobody in a shared export can be identified, even by an attacker with a list of everybody who may be in it.

The attacker knows all candidates by name and id, the installation's key, earlier exports, and when everybody did what
in public.
"""

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from random import Random
from typing import Any
from uuid import uuid4

import msgspec
import polars as pl
import pytest
from sqlalchemy import Engine

from auditor.activities.activity import Activity, Detail, Exposure, Object, ObjectType, Person, Profile, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import Arrival, receive
from server.store.exporting import Format
from server.store.sharing import MESSAGES, SOMEBODY, Shared
from server.store.store import Store
from tests.store.making import KEY, ZONE, store_of

CANDIDATES = [Person(f"https://www.linkedin.com/in/person-{n}", f"Given{n} Family{n}") for n in range(120)]
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
FEWEST = 10  # as docs/sharing.md promises


def act(number: int, at: datetime, kind: Type, **members: Any) -> Arrival:
    fields: dict[str, Any] = {"actor": "me", "source": Source("extension", "9.8.7"), "site": "linkedin"} | members
    made = Activity(id=derived_id(at, number, kind, str(members)), type=kind, published=at, **fields)
    return receive(made, key=KEY, zone=ZONE)


def life(people: list[Person] = CANDIDATES) -> Iterator[tuple[Person, Arrival]]:
    """With each, in a year: some or many private messages, and on the same days, minutes later, acts in public."""
    chance = Random(7)
    for number, person in enumerate(people):
        for _ in range(3 + number % 40):
            at = BEGIN + timedelta(minutes=chance.randrange(365 * 1440))
            sent = {"to": [person]} if chance.random() < 0.5 else {"actor": person, "to": [Person("me")]}
            text = " ".join(["word"] * chance.randrange(1, 300))
            yield person, act(number, at, Type.CREATE, object=Object(ObjectType.MESSAGE, content=text), **sent)
            later = at + timedelta(minutes=3)
            note = Object(ObjectType.NOTE, id=f"urn:post:{at}", in_reply_to="urn:li:mine", content=text)
            yield person, act(number, later, Type.CREATE, object=note, actor=person, to=[Person("me")])
            yield person, act(number, later, Type.LIKE, object=note, actor=person, to="Public", detail=Detail("clap"))
        met = BEGIN + timedelta(hours=number * 70)
        shown = Detail(employer=f"Employer{number}", position="Boss", mutuals=number, region="Nowhere")
        link = Object(ObjectType.RELATIONSHIP)
        yield person, act(number, met, Type.ACCEPT, actor=person, object=link, to=[Person("me")], detail=shown)


def shared(store: Store, form: Format) -> bytes:
    file = BytesIO()
    store.activities.export(file, form, share=True)
    return file.getvalue()


def rows(store: Store) -> list[Shared]:
    return [Shared(*row) for row in pl.read_parquet(BytesIO(shared(store, "parquet"))).rows()]


@pytest.fixture(scope="module")
def read_once() -> list[tuple[Person, Arrival]]:
    """Everybody's acts, whose thousands of texts take seconds to read."""
    return list(life())


@pytest.fixture
def lived(store: Store, read_once: list[tuple[Person, Arrival]]) -> list[tuple[Person, Arrival]]:
    store.activities.write([arrival for _, arrival in read_once])
    return read_once


@cache
def cut_digests(person: Person) -> frozenset[str]:
    """All digests of a person, whole and cut short."""
    return frozenset(cut for digest in digests(person) for cut in (digest, digest[:16], digest[:24], digest[:32]))


def digests(person: Person) -> Iterator[str]:
    """What a program might have made of somebody's id or name, with every key that an attacker may know."""
    words = {w for w in (person.id, person.name or "", person.id.rpartition("/")[2]) for w in (w, w.lower())}
    keys = (b"", KEY, b"rapport", hmac.digest(KEY, b"rapport session", "sha256"), bytes(32))
    joined = [f"{before}{word}" for word, before in product(words, ("", "linkedin\x1f", "linkedin:", "linkedin/"))]
    for text, key in product((each.encode() for each in joined), keys):
        for size in (8, 12, 16, 20, 32):
            yield hashlib.blake2b(text, key=key, digest_size=size).hexdigest()
        for name in ("md5", "sha1", "sha256"):
            yield hashlib.new(name, text).hexdigest()
            yield hashlib.new(name, key + text).hexdigest()
            if key:
                yield hmac.new(key, text, name).hexdigest()


@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_neither_names_nor_ids_nor_their_digests_are_in_it(
    store: Store, lived: list[tuple[Person, Arrival]], form: Format
) -> None:
    content = shared(store, form)
    text = repr(pl.read_parquet(BytesIO(content)).rows()) if form == "parquet" else content.decode()
    tokens = set(re.findall(r"[0-9a-f]{16,}", text))
    assert len(tokens) >= FEWEST
    for person in CANDIDATES:
        assert person.id not in text and str(person.name) not in text
        assert not tokens & cut_digests(person)
    for word in ("person-", "Given", "Employer", "Boss", "Nowhere", "urn:", "http", "9.8.7", "mutuals", "employer"):
        assert word not in text.replace("https://www.w3.org/ns/activitystreams", "")
    assert not {arrival.row.id for _, arrival in lived} & set(re.findall(r"[0-9a-f-]{36}", text))


def apart(told: list[Shared]) -> dict[str, list[Shared]]:
    """Messages by pseudonym."""
    found: dict[str, list[Shared]] = defaultdict(list)
    for row in told:
        if row.partner not in (None, SOMEBODY):
            found[str(row.partner)].append(row)
    return found


def test_nobody_is_found_by_when_or_how_often_they_did_something_in_public(
    store: Store, lived: list[tuple[Person, Arrival]]
) -> None:
    """All did as much in public as in private, on the same days: each pseudonym fits ten people or more."""
    public: dict[str, Counter[str]] = defaultdict(Counter)
    for person, arrival in lived:
        if arrival.row.object_type != ObjectType.MESSAGE:
            public[person.id][arrival.row.day] += 1
    found = apart(rows(store))
    assert len(found) >= 2 * FEWEST
    days = {day for counts in public.values() for day in counts}
    assert not days & {row.period for messages in found.values() for row in messages}
    alike = Counter((messages[0].period, len(messages)) for messages in found.values())
    assert min(alike.values()) >= FEWEST
    assert len(alike) > 1
    for messages in found.values():
        assert len({row.period for row in messages}) == 1
        least = 2 * len(messages)
        fits = [person for person, counts in public.items() if sum(counts.values()) >= least]
        assert len(fits) >= FEWEST


def test_people_who_acted_in_public_have_no_pseudonym(store: Store, lived: list[tuple[Person, Arrival]]) -> None:
    subjects = {row.subject for messages in apart(rows(store)).values() for row in messages}
    assert subjects == {"message-sent", "message-received"}


def test_the_order_reveals_nothing(store: Store, lived: list[tuple[Person, Arrival]]) -> None:
    told = rows(store)
    years = [row.period[:4] for row in told]
    assert years == sorted(years)
    periods = [row.period for row in told if len(row.period) == len("2026-02-08")]
    rising = sum(first <= second for first, second in pairwise(periods))
    assert 0.4 < rising / len(periods) < 0.6
    firsts = [row.partner for row in told if row.partner not in (None, SOMEBODY)]
    assert [*dict.fromkeys(firsts)] != [*dict.fromkeys(row.partner for row in rows(store) if row.partner in firsts)]


def test_two_exports_have_no_id_in_common(store: Store, lived: list[tuple[Person, Arrival]]) -> None:
    def told() -> set[str]:
        return {word for row in rows(store) for word in (row.id, row.partner or "")} - {"", SOMEBODY}

    assert not told() & told()


def test_people_with_few_messages_are_one_and_no_message_is_left_out(
    store: Store, lived: list[tuple[Person, Arrival]]
) -> None:
    told = rows(store)
    counts = Counter(arrival.row.partner for _, arrival in lived if arrival.row.object_type == ObjectType.MESSAGE)
    many = sum(count >= MESSAGES[-1] for count in counts.values())
    assert 0 < len(apart(told)) == many < len(counts)
    assert sum(row.subject.startswith("message") for row in told) == sum(counts.values())


def test_few_people_have_no_pseudonym_however_much_they_write(store: Store) -> None:
    store.activities.write([arrival for _, arrival in life(CANDIDATES[30 : 30 + FEWEST - 1])])
    assert {row.partner for row in rows(store)} == {SOMEBODY}


def test_few_people_of_a_site_are_not_counted_with_those_of_another(
    store: Store, lived: list[tuple[Person, Arrival]]
) -> None:
    few = [arrival for _, arrival in life(CANDIDATES[30 : 30 + FEWEST - 1])]
    store.activities.write(
        [each._replace(row=each.row._replace(id=str(uuid4()), site="mastodon", fingerprint=None)) for each in few]
    )
    assert {messages[0].site for messages in apart(rows(store)).values()} == {"linkedin"}


def wrote(person: Person, number: int, *, site: str = "linkedin", **how: Any) -> Arrival:
    """A message that somebody sent me, each on a day of its own."""
    received: dict[str, Any] = {"actor": person, "to": [Person("me")], "site": site} | how
    return act(number, BEGIN + timedelta(days=number), Type.CREATE, object=Object(ObjectType.MESSAGE), **received)


@pytest.mark.parametrize("addressed", [[Person("me"), CANDIDATES[-1]], "Public", "Followers"])
def test_who_wrote_for_others_to_read_is_somebody(store: Store, addressed: Any) -> None:
    """Whoever else was to read it knows when each of them wrote, and how often."""
    few = range(MESSAGES[-1])
    everybody = CANDIDATES[:FEWEST]
    store.activities.write([wrote(person, number, to=addressed) for person in everybody for number in few])
    assert apart(rows(store)) == {}
    assert {len(row.period) for row in rows(store)} == {len("2026-02-08")}
    store.activities.write([wrote(person, 100 + number) for person in everybody for number in few])
    found = apart(rows(store))
    assert len(found) == FEWEST
    assert {row.audience for messages in found.values() for row in messages} == {"person"}


def second(person: Person, site: str = "linkedin") -> tuple[str, str]:
    """Where somebody goes by another id."""
    return site, f"{person.id}-again"


def test_a_person_with_two_ids_on_a_site_has_one_pseudonym_there(store: Store) -> None:
    """Under neither id they wrote enough for one."""
    half = MESSAGES[-1] // 2
    for person in CANDIDATES[:FEWEST]:
        ids = [person, Person(second(person)[1], person.name)]
        store.activities.write([wrote(one, n + half * place) for place, one in enumerate(ids) for n in range(half)])
    assert apart(rows(store)) == {}
    for person in CANDIDATES[:FEWEST]:
        store.same.answer(("linkedin", person.id), second(person), True)
    assert [len(messages) for messages in apart(rows(store)).values()] == [MESSAGES[-1]] * FEWEST
    assert b"person-" not in shared(store, "as2"), "which ids are one person is told where ids are"


def test_a_person_with_two_ids_on_a_site_counts_once(store: Store) -> None:
    """Fewer than ten people are too few, however many ids they have."""
    for person in CANDIDATES[: FEWEST - 1]:
        ids = [person, Person(second(person)[1], person.name)]
        store.activities.write([wrote(one, n) for one in ids for n in range(MESSAGES[-1])])
        store.same.answer(("linkedin", person.id), second(person), True)
    assert apart(rows(store)) == {}


def test_an_export_does_not_show_that_somebody_is_on_two_sites(store: Store) -> None:
    sites = ("linkedin", "mastodon")
    for person in CANDIDATES[:FEWEST]:
        for place, site in enumerate(sites):
            one = person if site == "linkedin" else Person(second(person, site)[1], person.name)
            store.activities.write([wrote(one, n + 100 * place, site=site) for n in range(MESSAGES[-1])])
        store.same.answer(("linkedin", person.id), second(person, "mastodon"), True)
    found = apart(rows(store))
    of_each = Counter(frozenset(row.site for row in messages) for messages in found.values())
    assert of_each == {frozenset({site}): FEWEST for site in sites}


@pytest.mark.parametrize("one", CANDIDATES[:2])
def test_nobody_is_found_by_the_language_that_they_alone_write(store: Store, one: Person) -> None:
    """In public everybody sees who writes Finnish; of a private message that is told of nobody, whether it has a
    pseudonym or a day."""
    number = MESSAGES[-1] + 2
    for person in CANDIDATES[:FEWEST]:
        language = "fi" if person is one else "en"
        for each in range(number):
            arrival = wrote(person, each)
            store.activities.write([arrival._replace(row=arrival.row._replace(language=language, words=40))])
    told = rows(store)
    assert len(apart(told)) == FEWEST
    assert {row.language for row in told if row.subject.startswith("message")} == {None}


@pytest.mark.parametrize(("people", "told"), [(FEWEST - 1, "other"), (FEWEST, "unicorn")])
def test_nobody_is_found_by_how_few_react(store: Store, people: int, told: str) -> None:
    note = Object(ObjectType.NOTE, id="urn:post:1")
    for place, person in enumerate(CANDIDATES[:people] * 2):
        how: dict[str, Any] = {"actor": person, "to": [Person("me")], "detail": Detail(reaction="unicorn")}
        store.activities.write([act(place, BEGIN + timedelta(days=place), Type.LIKE, object=note, **how)])
    shown = {msgspec.json.decode(row.detail)["reaction"] for row in rows(store) if row.detail}
    assert shown == {told}


def test_the_export_shows_the_languages_of_the_owners_public_acts(store: Store) -> None:
    written = [
        act(n, BEGIN + timedelta(days=n), Type.CREATE, object=Object(ObjectType.NOTE), to="Public") for n in range(12)
    ]
    store.activities.write([each._replace(row=each.row._replace(language="fi")) for each in written])
    assert {row.language for row in rows(store)} == {"fi"}


def test_nothing_of_another_person_is_in_it(engine: Engine, store: Store) -> None:
    other = store_of(engine, "other")
    liked = [act(n, BEGIN + timedelta(days=n), Type.LIKE, object=Object(ObjectType.NOTE)) for n in range(FEWEST)]
    other.activities.write([each._replace(row=each.row._replace(language="de")) for each in liked])
    store.activities.write([act(90, BEGIN, Type.ANNOUNCE, object=Object(ObjectType.NOTE))])
    assert [row.type for row in rows(store)] == ["Announce"]
    assert len(rows(other)) == FEWEST


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"to": [CANDIDATES[0]]}, ("me", [{"id": SOMEBODY}])),
        ({"actor": CANDIDATES[0], "to": [Person("me")]}, ({"id": SOMEBODY}, [{"id": "me"}])),
        ({"actor": CANDIDATES[0], "to": [Person("me"), CANDIDATES[1]]}, ({"id": SOMEBODY}, [{"id": "me"}])),
        ({"to": "Public"}, ("me", "Public")),
        ({"to": "Followers"}, ("me", "Followers")),
    ],
)
def test_the_export_shows_direction_and_audience_without_names(store: Store, how: dict[str, Any], told: Any) -> None:
    store.activities.write([act(1, BEGIN, Type.CREATE, object=Object(ObjectType.MESSAGE), **how)])
    (item,) = msgspec.json.decode(shared(store, "as2"))["orderedItems"]
    assert (item["actor"], item["to"]) == told


def test_rare_values_and_all_texts_are_left_out(store: Store) -> None:
    at = BEGIN
    details = [Detail(reaction="LIKE")] * 12 + [Detail(reaction="a rare one")] * 2
    batch = [
        act(n, at + timedelta(hours=n), Type.LIKE, object=Object(ObjectType.NOTE), detail=detail)
        for n, detail in enumerate(details)
    ]
    batch += [
        act(90, at, Type.VIEW, object=Object(ObjectType.PAGE), duration=71.5, detail=Detail(purpose="my own words")),
        act(91, at, Type.UPDATE, object=Object(ObjectType.PROFILE), detail=Detail(profile=Profile(skills=3))),
        act(92, at, Type.VIEW, object=Object(ObjectType.COLLECTION), detail=Detail(exposure=Exposure(network=3))),
        act(93, at, Type.CREATE, object=Object(ObjectType.NOTE, content="Das ist ein deutscher Satz, ganz allein")),
    ]
    store.activities.write(batch)
    told = rows(store)
    shown: list[dict[str, Any]] = [msgspec.json.decode(row.detail) for row in told if row.detail]
    reactions = Counter(detail["reaction"] for detail in shown if "reaction" in detail)
    assert reactions == {"LIKE": 12, "other": 2}
    assert [detail for detail in shown if "reaction" not in detail] == [{"exposure": {"network": 3}}]
    assert {row.duration for row in told} == {None, 60.0}
    assert {row.language for row in told} == {None}
    assert {row.words for row in told} == {None, 5}


def test_acts_of_an_account_that_is_not_mine_are_not_shared(store: Store) -> None:
    note = Object(ObjectType.NOTE)
    of = [("in/mine", Type.LIKE), ("in/mine", Type.LIKE), ("in/cousin", Type.ANNOUNCE)]
    store.activities.write(
        [act(n, BEGIN + timedelta(days=n), kind, object=note, account=name) for n, (name, kind) in enumerate(of)]
    )
    for mine, shown in ((True, {"Like", "Announce"}), (False, {"Like"})):
        for account in store.accounts.all():
            store.accounts.answer(account, mine=mine or account.is_called("in/mine"))
        assert {row.type for row in rows(store)} == shown


def test_a_shared_export_can_be_read_as_activities(store: Store, lived: list[tuple[Person, Arrival]]) -> None:
    items = msgspec.json.decode(shared(store, "as2"))["orderedItems"]
    assert len(items) == len(lived)
    read = [msgspec.convert(item, Activity, strict=False) for item in items]
    assert {each.published.strftime("%H:%M:%S") for each in read} == {"00:00:00"}
    assert all(each.detail and each.detail.day_only for each in read)
