"""messages.csv: every message and InMail, with any of the headers that it has had."""

from collections.abc import Callable, Iterator
from itertools import islice

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Subject, Type
from auditor.activities.called import Called
from auditor.activities.identity import derived_id
from auditor.archives.archive import LeftOut, OwnerUnknown, Problem
from auditor.archives.linkedin.dates import moment
from auditor.archives.linkedin.files import LONGEST_LINK, LONGEST_TEXT, SOURCE, Export, Said, file
from auditor.archives.linkedin.owner import ENOUGH, Row, presence, settle
from auditor.archives.linkedin.people import HIDDEN, ME, SITE, People, hidden, spaced
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

_COLUMNS = ("FROM", "TO", "DATE", "CONTENT")
_TELLING = ("CONVERSATION ID", "DIRECTION", "FOLDER", "SENDER PROFILE URL")
_ADDRESSES = ("SENDER PROFILE URL", "RECIPIENT PROFILE URLS")
_CAMPAIGN = '<p class="spinmail-quill-editor'
_MARKUP = ("<div", "<p", "<html", "<table", "<!DOCTYPE")
_PAGES = ("company/", "school/", "showcase/")
_YES = frozenset({"Yes", "YES", "yes", "True", "TRUE", "true"})
_WAYS = _OUT, _IN = "OUTGOING", "INCOMING"
#: For how many groups it is remembered by which names their messages would call me.
_MOST_GROUPS = 500
_CREATE, _MESSAGE = Type.CREATE, ObjectType.MESSAGE
_CALLED = Detail(mentioned=True)
_SPAM, _PROMOTED, _BOTH = Detail(spam=True), Detail(promoted=True), Detail(spam=True, promoted=True)


def meet(table: Table, people: People) -> None:
    """Learn who is who, and who I am. If another file said so and all addresses are present, a part is enough."""
    people.settle()
    name, address, to, addresses = table.columns("FROM", _ADDRESSES[0], "TO", _ADDRESSES[1])
    (direction,) = table.columns("DIRECTION")

    def rows() -> Iterator[Row]:
        for row in table:
            if isinstance(row, Problem):
                continue
            way = row[direction].strip().upper() if direction >= 0 else ""
            if way in _WAYS and (way == _OUT or ", " not in row[to]):
                people.directed = True
                people.my_names |= {mine} if (mine := spaced(row[name if way == _OUT else to])) else set()
            yield row[name], row[address], row[to], row[addresses]

    told = rows()
    if people.my_slug and addresses >= 0 and not people.told:
        first = presence(islice(told, ENOUGH), people)
        if first.often(people.my_slug):
            return
    found = presence(told, people)
    if not people.directed:
        settle(found, people)


@file(
    "messages.csv",
    *_COLUMNS,
    any_of=_TELLING,
    subjects=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    meet=meet,
)
def messages(table: Table, export: Export) -> Callable[[list[str]], Activity]:
    """Create of a Message."""
    people = export.people
    if not people.owner_known:
        raise OwnerUnknown(sum(not isinstance(row, Problem) for row in table), people.candidates or ())
    name_at, to_at, date_at, content_at = table.columns(*_COLUMNS)
    conversation_at, direction_at = table.columns("CONVERSATION ID", "DIRECTION")
    address_at, addresses_at, folder_at, subject_at = table.columns(*_ADDRESSES, "FOLDER", "SUBJECT")
    draft_at, unsent_at = table.columns("IS MESSAGE DRAFT", "IS CONVERSATION DRAFT")
    senders: dict[tuple[str, str], Person] = {}
    recipients: dict[tuple[str, str], list[Person]] = {}
    to_me = [ME]
    times, said, groups = export.times("DATE"), Said(), _Groups(people)

    def sender(name: str, address: str, conversation: str) -> Person:
        if (not name.strip() or name == HIDDEN) and not address:
            return hidden(conversation)
        person = senders[name, address] = people(name, address)
        return person

    def others(names: str, addresses: str, conversation: str) -> list[Person]:
        found = dict.fromkeys(people.recipients(names, addresses, conversation))
        known = [person for person in found if person is not ME]
        if not any(person.id.startswith("hidden:") for person in known):
            recipients[names, addresses] = known
        return known

    def message(row: list[str]) -> Activity:
        if row[draft_at] in _YES or row[unsent_at] in _YES:
            raise LeftOut(lazy_gettext("drafts that were never sent were left out"))
        date = row[date_at]
        published = moment(date) if date[19:] == " UTC" else times.read(date)[0]
        conversation, name, content = row[conversation_at], row[name_at], row[content_at]
        if len(content) > LONGEST_TEXT:
            table.remark(
                lazy_gettext("texts longer than %(number)s characters were read up to there", number=LONGEST_TEXT)
            )
            content = content[:LONGEST_TEXT]
        address = row[address_at]
        way = row[direction_at].strip().upper() if direction_at >= 0 else ""
        actor = ME if way == _OUT else senders.get((name, address)) or sender(name, address, conversation)
        mine, called = actor is ME and way != _IN, False
        key = (row[to_at], row[addresses_at])
        to = recipients.get(key)
        if to is None:
            to = others(*key, conversation)
        if not mine:
            actor = hidden(conversation) if actor is ME else actor
            among = () if way == _IN else tuple(person for person in to if person is not actor)
            called = bool(among) and groups.call_me((actor, *among), content)
            to = [ME, *among] if among else to_me
        other = conversation or (to[0].id if mine and to else actor.id)
        # By position, in the order of Activity: by name it takes three times as long, and there are a million of these.
        return Activity(
            derived_id(published, SITE, other, mine, said.before(published, other, mine, content)),
            _CREATE,
            published,
            SITE,
            "me" if mine else actor,
            SOURCE,
            Object(_MESSAGE, content=content or row[subject_at] or None),
            to,
            conversation[:LONGEST_LINK] or None,
            None,
            None if mine else _filed(row[folder_at], content, actor, address, called=called),
        )

    return message


class _Groups:
    """Decides whether messages of groups call me by name, if others of the group have the same name."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._known: dict[tuple[Person, ...], Called] = {}

    def call_me(self, others: tuple[Person, ...], content: str) -> bool:
        """Whether a message calls me, if one of ``others`` wrote it to the rest of them and me."""
        called = self._known.get(others)
        if called is None:
            if len(self._known) >= _MOST_GROUPS:
                self._known.clear()
            names = [person.name for person in others if person.name]
            called = self._known[others] = Called(self._people.my_names, names, self._people.nicknames)
        return called.by(content)


def _filed(folder: str, content: str, actor: Person, address: str, *, called: bool) -> Detail | None:
    if called:
        return Detail(mentioned=True, spam=True) if folder == "SPAM" else _CALLED
    paid = folder == "SPONSORED" or content.startswith(_CAMPAIGN) or actor.id.startswith(_PAGES)
    if paid or (not address and content.startswith(_MARKUP)):
        return _BOTH if folder == "SPAM" else _PROMOTED
    return _SPAM if folder == "SPAM" else None
