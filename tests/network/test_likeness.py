"""Whom to ask about: pairs that probably are one person, and none that merely have the name of another."""

import pytest
from msgspec.structs import replace

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Type
from auditor.activities.identity import derived_id
from auditor.activities.names import plain
from auditor.facts import derive
from auditor.history.identities import Identities, grouped
from auditor.network.likeness import likely
from auditor.report.ego_network import Alike
from server.rendering.same_people import why
from tests.story import ME, SOURCE, Story


def known(
    story: Story, site: str, id_: str, name: str, *, employer: str | None = None, connected: bool = False
) -> None:
    """Somebody who wrote once, and is perhaps connected."""
    story.site = site
    person = Person(id_, name)
    story.activities.append(
        _act(story, Type.CREATE, Object(ObjectType.MESSAGE, content="Good morning to you."), person)
    )
    if employer or connected:
        detail = Detail(employer=employer) if employer else None
        story.activities.append(_act(story, Type.ACCEPT, Object(ObjectType.RELATIONSHIP), person, detail, "connected"))


def _act(story: Story, kind: Type, thing: Object, by: Person, detail: Detail | None = None, more: str = "") -> Activity:
    at = story.at(400)
    return Activity(
        id=derived_id(at, kind, story.site, by.id, more),
        type=kind,
        published=at,
        site=story.site,
        actor=by,
        source=SOURCE,
        object=thing,
        to=[ME],
        detail=detail,
    )


def offered(story: Story, identities: Identities | None = None) -> list[tuple[str, ...]]:
    families = story.families()
    if identities is not None:
        families = derive(families.history.identified(identities), families.window, families.expectations)
    return [(each.by, min(each.people), max(each.people)) for each in likely(families)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Quist", "ANA QUIST"), ("Ana Quist", "Quist, Ana"), ("Zoë Ångström", "Zoe Angstrom"),
        ("Jörg Müller", "Joerg Mueller"), ("Dr. Ana Quist", "Ana Quist, PhD"), ("Bjørn Łuk", "Bjorn Luk"),
        ("Ana Quist (she/her)", "Ana Quist"),
    ],
)  # fmt: skip
def test_names_are_one_whatever_their_case_marks_order_and_titles(one: str, other: str) -> None:
    assert sorted(plain(one)) == sorted(plain(other))


def test_marks_that_make_another_letter_stay() -> None:
    assert plain("Сергей Иванов") != plain("Сергеи Иванов")
    assert plain("かな") != plain("がな")


def test_a_name_on_two_sites_is_not_enough() -> None:
    story = Story()
    known(story, "linkedin", "in/mika-lund", "Mika Lund")
    known(story, "mastodon", "walrus@far.example", "Mika Lund")
    assert offered(story) == []


def test_a_name_on_two_sites_is_asked_about_where_i_exchanged_words_with_both_or_with_one_and_am_connected() -> None:
    def asked(*sites: str, name: str = "Mika Lund", answered: int = 2, connected: str = "") -> list[tuple[str, ...]]:
        story = Story()
        for number, site in enumerate(sites):
            known(story, site, f"mika {number}", name, connected=site == connected)
            if number < answered:
                greeting = Object(ObjectType.MESSAGE, content="Good morning to you, too.")
                said = _act(story, Type.CREATE, greeting, Person(f"mika {number}"), more=f"to {number}")
                story.activities.append(replace(said, actor="me", to=[Person(f"mika {number}", name)]))
        return offered(story)

    assert asked("whatsapp", "linkedin") == [("name", "mika 0", "mika 1")]
    assert asked("whatsapp", "linkedin", answered=1) == []
    assert asked("whatsapp", "linkedin", answered=1, connected="linkedin") == [("name", "mika 0", "mika 1")]
    assert asked("whatsapp", "linkedin", answered=0, connected="linkedin") == [], "we never spoke"
    assert asked("whatsapp", "linkedin", answered=1, connected="whatsapp") == [], "who wrote there is unknown to me"
    assert asked("whatsapp", "linkedin", "linkedin", answered=1, connected="linkedin") == [], "two there have the name"
    assert asked("whatsapp", "linkedin", name="Mika") == []
    assert asked("whatsapp", "linkedin", "linkedin") == [], "two there have the name"


def heard_and_answered(story: Story, site: str, id_: str, name: str, *, answered: bool = True) -> None:
    known(story, site, id_, name)
    if answered:
        greeting = Object(ObjectType.MESSAGE, content="Good morning to you, too.")
        said = _act(story, Type.CREATE, greeting, Person(id_), more="to")
        story.activities.append(replace(said, actor="me", to=[Person(id_, name)]))


def test_why_two_are_asked_about_is_true_of_the_two() -> None:
    story = Story()
    heard_and_answered(story, "telegram", "user77", "Mika Lund")
    known(story, "facebook", "mika.lund.9", "Mika Lund", connected=True)
    heard_and_answered(story, "telegram", "user88", "Eva Roth")
    story.site = "mastodon"
    story.write(410, ("roth@far.example", "other@far.example"))
    known(story, "mastodon", "roth@far.example", "Eva Roth")
    heard_and_answered(story, "telegram", "user99", "Tom Hale")
    heard_and_answered(story, "facebook", "hale.9", "Tom Hale")
    told = {pair.names[0]: why(pair) for pair in likely(story.families())}
    assert told["Mika Lund"].startswith(
        "On Telegram you wrote to each other, and on Facebook you are connected. Nobody else there has the name."
    )
    assert told["Eva Roth"].startswith(
        "On Telegram you wrote to each other, and on Mastodon you stood in one conversation with others."
    )
    assert told["Tom Hale"].startswith("You wrote to each other with both. Nobody else there has the name.")
    assert told["Tom Hale"].endswith("Ids: hale.9 and user99.") or told["Tom Hale"].endswith("Ids: user99 and hale.9.")


def test_an_id_that_two_sites_have_is_told_once() -> None:
    told = why(Alike(("facebook", "instagram"), ("name:Tom Hale", "name:Tom Hale"), ("Tom Hale", "Tom Hale"), "name"))
    assert told.endswith("Id on both sites: Tom Hale.")


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("Mika Lund", "Mika Lund Olsen", True),
        ("Ana Costa", "Ana Ribeiro Costa", True),
        ("Mika Lund", "Mika Lund-Olsen", True),
        ("Mika Lund", "Mika Olsen-Lund", True),
        ("Jean-Luc Lund", "Jean Lund", False),
        ("Mika Lund", "Mika Lund Olsen Berg", False),
        ("Mika", "Mika Lund", False),
        ("Mika Lund", "Jonas Mika Lund", False),
        ("Mika Lund", "Mika Olsen", False),
        ("Mika Lund", "Mika Lund-Olsen", True),
        ("Mika Olsen", "Mika Lund-Olsen", True),
        ("Mika Lund", "Mika-Aino Lund", False),
    ],
)
def test_of_two_with_whom_i_wrote_one_may_bear_one_surname_more(one: str, other: str, *, asked: bool) -> None:
    def told(*more: tuple[str, str], answered: bool = True) -> list[str]:
        story = Story()
        heard_and_answered(story, "facebook", "fb 1", one)
        heard_and_answered(story, "telegram", "tg 1", other, answered=answered)
        for number, (site, name) in enumerate(more):
            known(story, site, f"more {number}", name)
        return [by for by, *_ in offered(story)]

    assert told() == (["surname"] if asked else [])
    assert told(answered=False) == []
    assert told(("telegram", one)) == told(("telegram", f"{one} Quist")) == []
    assert told(("facebook", f"{one} Quist")) == []


def labelled(
    label: str, name: str, *more: tuple[str, str], connected: bool = True, answered: bool = True
) -> list[tuple[str, ...]]:
    """In a messenger somebody is called by ``label``; elsewhere we are connected with somebody of a ``name``."""
    story = Story()
    heard_and_answered(story, "whatsapp", f"name:{label}", label, answered=answered)
    known(story, "linkedin", "in/their-own", name, connected=connected)
    for number, (site, called) in enumerate(more):
        known(story, site, f"name:{called}" if site == "whatsapp" else f"in/more-{number}", called)
    return offered(story)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Helga Strasser Chefin", "Helga Strasser"),
        ("Uli Maier Dialyse", "Ulli Maier"),
        ("Uli Maier Dialyse", "Uli Maier"),
        ("Bola Mwangi Ward Seven", "Bola Mwangi"),
        ("Strasser Helga Chefin", "Helga Strasser"),
        ("Ana Ribeiro Costa Plumber", "Ana Ribeiro Costa"),
    ],
)
def test_a_name_with_a_trade_or_a_ward_behind_it_may_be_whom_one_is_connected_with(label: str, name: str) -> None:
    same = label.split(maxsplit=1)[0] in name
    assert labelled(label, name) == ([("surname", "in/their-own", f"name:{label}")] if same else [])


def test_a_name_with_more_behind_it_is_asked_about_only_where_nobody_else_may_be_meant() -> None:
    assert labelled("Helga Strasser Chefin", "Helga Strasser", ("linkedin", "Helga Strasser")) == []
    assert labelled("Helga Strasser Chefin", "Helga Strasser", ("whatsapp", "Helga Strasser Labor")) == []
    assert labelled("Helga Strasser Chefin", "Helga Strasser", ("whatsapp", "Helga Strasser")) == []
    assert labelled("Helga Strasser Chefin", "Helga Strasser", connected=False) == [], "who wrote there is unknown"
    assert labelled("Helga Strasser Chefin", "Helga Strasser", answered=False) == [], "we never spoke"
    assert labelled("Helga Chefin", "Helga") == labelled("Helga Strasser Chefin", "Helga Chefin") == []
    assert labelled("Helga Strasser Chefin", "Helga Strasser", ("linkedin", "Eva Roth"))


def test_why_a_name_with_more_behind_it_is_asked_about_is_true() -> None:
    story = Story()
    heard_and_answered(story, "whatsapp", "name:Bola Mwangi Ward Seven", "Bola Mwangi Ward Seven")
    known(story, "linkedin", "in/bola", "Bola Mwangi", connected=True)
    (pair,) = likely(story.families())
    assert why(pair).startswith(
        "On WhatsApp you wrote to each other, and on LinkedIn you are connected. One name is the other with more "
        "behind it, and nobody else there may be meant by either."
    )


def test_the_same_employer_or_a_handle_of_their_own_is() -> None:
    story = Story()
    known(story, "linkedin", "in/mika-lund", "Mika Lund", employer="Orchard Works GmbH")
    known(story, "facebook", "fb-4711-x", "M. Lund", employer="Orchard Works")
    known(story, "reddit", "bluewalrus", "Ida Berg")
    known(story, "mastodon", "blue_walrus@far.example", "ida berg")
    assert sorted(offered(story)) == [
        ("employer", "fb-4711-x", "in/mika-lund"), ("handle", "blue_walrus@far.example", "bluewalrus"),
    ]  # fmt: skip


def test_the_employer_is_told_as_it_is_written() -> None:
    story = Story()
    known(story, "linkedin", "in/mika-lund", "Mika Lund", employer="Klinikum Auenwald")
    known(story, "facebook", "fb-4711-x", "M. Lund", employer="Klinikum Auenwald")
    (pair,) = likely(story.families())
    assert pair.shared == ("Klinikum Auenwald",)


def test_a_handle_that_is_merely_the_name_tells_nothing_where_others_have_the_surname() -> None:
    story = Story()
    known(story, "reddit", "janebaker", "Jane Baker")
    known(story, "mastodon", "janebaker@far.example", "Jane Baker")
    assert [by for by, *_ in offered(story)] == ["handle"]
    known(story, "linkedin", "in/tom-baker", "Tom Baker")
    assert offered(story) == []


def test_two_kinds_of_ids_on_a_site_are_asked_about_while_nobody_else_has_the_name() -> None:
    story = Story()
    known(story, "linkedin", "in/ana-quist", "Ana Quist", connected=True)
    known(story, "linkedin", "urn:li:member:77", "Ana Quist")
    known(story, "bluesky", "did:plc:abc", "Ida Berg")
    known(story, "bluesky", "ida.far.example", "Ida Berg")
    assert sorted(offered(story)) == [
        ("forms", "did:plc:abc", "ida.far.example"), ("forms", "in/ana-quist", "urn:li:member:77"),
    ]  # fmt: skip
    known(story, "linkedin", "in/ana-quist-2", "Ana Quist")
    assert [by for by, *ids in offered(story) if "in/ana-quist" in ids] == []


def test_what_speaks_against_it_ends_the_matter() -> None:
    story = Story()
    known(story, "linkedin", "in/ana-quist", "Ana Quist", employer="Orchard Works")
    known(story, "linkedin", "urn:li:member:77", "Ana Quist", employer="Harbour Pilots")
    assert offered(story) == []


def test_who_is_connected_to_me_twice_by_one_kind_of_id_is_two() -> None:
    story = Story()
    known(story, "linkedin", "in/blue-walrus", "Ana Quist")
    known(story, "linkedin", "in/bluewalrus", "Ana Quist", connected=True)
    assert offered(story) == []  # nobody is alone with the name
    story = Story()
    known(story, "linkedin", "in/blue-walrus", "A. Quist", connected=True)
    known(story, "linkedin", "in/bluewalrus", "Ana Quist")
    assert [by for by, *_ in offered(story)] == ["handle"]
    known(story, "linkedin", "in/bluewalrus", "Ana Quist", connected=True)
    assert offered(story) == []


def test_two_who_stood_in_one_message_are_two() -> None:
    story = Story()
    together = story.write(410, ("in/ana-quist", "urn:li:member:77"))
    known(story, "linkedin", "in/ana-quist", "Ana Quist")
    known(story, "linkedin", "urn:li:member:77", "Ana Quist")
    assert offered(story) == []
    story.activities.remove(together)
    assert offered(story)


def test_contacts_in_common_speak_for_one_person() -> None:
    story = Story()
    for site, id_ in (("linkedin", "in/mika-lund"), ("mastodon", "walrus@far.example")):
        story.site = site
        for friend in ("Tom Hale", "Eva Roth"):
            story.write(410, (id_, f"{site}-{friend}"))
            known(story, site, f"{site}-{friend}", friend)
        known(story, site, id_, "Mika Lund")
    assert offered(story) == [("contacts", "in/mika-lund", "walrus@far.example")]
    story.activities = [each for each in story.activities if "mastodon-Eva Roth" not in str(each)]
    assert offered(story) == []


def test_who_was_answered_about_is_asked_about_no_more() -> None:
    story = Story()
    known(story, "linkedin", "in/ana-quist", "Ana Quist")
    known(story, "linkedin", "urn:li:member:77", "Ana Quist")
    pair = (("linkedin", "in/ana-quist"), ("linkedin", "urn:li:member:77"))
    assert len(offered(story)) == 1
    assert offered(story, grouped([pair], {})) == []
    assert offered(story, grouped([], {}, [pair])) == []


def test_a_no_holds_for_every_id_of_the_two() -> None:
    ana, number, other = ("linkedin", "in/ana-quist"), ("linkedin", "urn:li:member:77"), ("mastodon", "ana@far.example")
    identities = grouped([(ana, number)], {}, [(number, other)])
    assert identities.distinct(ana, other)
    assert not identities.distinct(ana, number)


def test_thousands_who_share_a_name_are_looked_through_in_a_moment() -> None:
    story = Story()
    for number in range(2_000):
        known(story, "linkedin", f"in/li{'-wei' * (number % 2)}-{number:05}", "Li Wei", employer="Great Works")
    assert offered(story) == []


def test_each_name_of_somebody_who_is_known_by_several_is_compared() -> None:
    """Who is Rochat on the phone and Bovard elsewhere is asked about where the phone says Bovard too."""
    story = Story()
    places = ("whatsapp", "name:Aline Rochat"), ("linkedin", "in/aline"), ("whatsapp", "name:Aline Bovard")
    for (site, id_), name in zip(places, ("Aline Rochat", "Aline Bovard", "Aline Bovard"), strict=True):
        heard_and_answered(story, site, id_, name)
    assert offered(story, grouped([places[:2]], {places[0]: 9})) == [("name", "in/aline", "name:Aline Bovard")]


def exchanged(story: Story, site: str, id_: str, name: str, day: float = 400) -> None:
    """Somebody with whom I exchanged words."""
    story.site = site
    for mine in (True, False):
        said = Object(ObjectType.MESSAGE, content="The bread was very good, and the tea as well.")
        person = Person(id_, name)
        moment = story.at(day + (0.1 if mine else 0))
        story.activities.append(
            Activity(
                id=derived_id(moment, site, id_, str(mine)), type=Type.CREATE, published=moment, site=site,
                actor="me" if mine else person, source=SOURCE, object=said, to=[person if mine else ME],
            )
        )  # fmt: skip


MARRIED = ("linkedin", "in/anne-boysen-care", "Anne Lorenzen"), ("facebook", "name:Anne Boysen", "Anne Boysen")
CUT = ("x", "danawhit_", "danawhit_"), ("linkedin", "in/dw-4", "Dana Whitlock")
LETTER = ("x", "hbrandvold", "hbrandvold"), ("linkedin", "in/hb-77", "Hannah Brandvold")
INITIAL = ("whatsapp", "name:Ines V 🌻", "Ines V 🌻"), ("linkedin", "in/iv-3", "Inés Valdovinos")


@pytest.mark.parametrize(
    ("pair", "by", "rival"),
    [
        (MARRIED, "address", ("facebook", "name:Anne Boysen 2", "Anne Boysen")),
        (CUT, "address", ("linkedin", "in/other", "Dana Whitman")),
        (LETTER, "address", ("linkedin", "in/other", "Hugo Brandvold")),
        (INITIAL, "initial", ("linkedin", "in/other", "Ines Vargas")),
    ],
)
def test_a_part_of_a_name_is_asked_about_where_nobody_else_may_be_meant(
    pair: tuple[tuple[str, str, str], tuple[str, str, str]], by: str, rival: tuple[str, str, str]
) -> None:
    story = Story()
    for place in pair:
        exchanged(story, *place)
    assert [told[0] for told in offered(story)] == [by]
    (found,) = likely(story.families())
    assert "None" not in why(found) and why(found)
    exchanged(story, *rival)
    assert by not in [told[0] for told in offered(story)]


def test_an_address_of_the_same_name_or_of_another_first_name_is_nobody_else() -> None:
    story = Story()
    exchanged(story, "linkedin", "in/bert-boysen-care", "Anne Lorenzen")
    exchanged(story, "facebook", "name:Bert Boysen", "Bert Boysen")
    exchanged(story, "x", "kim", "kim")
    exchanged(story, "linkedin", "in/k", "Kim Marlow")
    assert offered(story) == []


def test_a_first_name_alone_is_asked_about_where_a_word_of_theirs_speaks_of_what_came_there() -> None:
    story = Story()
    exchanged(story, "facebook", "name:Gesa Ahlers", "Gesa Ahlers", day=420)
    exchanged(story, "instagram", "gesa.nord", "Gesa 🌊", day=400)
    exchanged(story, "facebook", "name:Gesa Alt", "Gesa Alt", day=300)
    assert offered(story) == []
    story.site = "instagram"
    story.activities.append(
        replace(
            _act(story, Type.CREATE, Object(ObjectType.MESSAGE, content="Hast du meine Nachricht bei fb gesehen?"),
                 Person("gesa.nord", "Gesa 🌊"), more="asks"),
            published=story.at(425),
        )
    )  # fmt: skip
    assert offered(story) == [("speaks", "gesa.nord", "name:Gesa Ahlers")]
    (found,) = likely(story.families())
    assert "a message on Instagram speaks of one on Facebook" in why(found)
    exchanged(story, "facebook", "name:Gesa Voss", "Gesa Voss", day=421)
    assert offered(story) == [], "either may be meant"
