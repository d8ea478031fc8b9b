"""messages.csv: every message and InMail, of all eras of its header."""

from collections.abc import Callable

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Subject, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import LeftOut, Problem, Unusable
from auditor.archives.linkedin.dates import moment
from auditor.archives.linkedin.files import LONGEST_LINK, LONGEST_TEXT, SITE, SOURCE, Export, file
from auditor.archives.linkedin.people import HIDDEN, ME, People, hidden, told_by_presence
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

OWNER_UNKNOWN = lazy_gettext(
    "it cannot be told which of the people in it is you, so no message was taken. "
    "Import the whole archive, or put Profile.csv or Invitations.csv beside it"
)
_COLUMNS = ("CONVERSATION ID", "FROM", "TO", "DATE", "CONTENT")
_ADDRESSES = ("SENDER PROFILE URL", "RECIPIENT PROFILE URLS")
_CAMPAIGN = '<p class="spinmail-quill-editor'
_YES = frozenset({"Yes", "YES", "yes", "True", "TRUE", "true"})
_CREATE, _MESSAGE = Type.CREATE, ObjectType.MESSAGE
_SPAM, _PROMOTED, _BOTH = Detail(spam=True), Detail(promoted=True), Detail(spam=True, promoted=True)


def meet(table: Table, people: People) -> None:
    """Learn who is who where addresses do not say it already: before mid-2023 recipients have none."""
    people.settle()
    name, address, to, addresses = table.columns("FROM", _ADDRESSES[0], "TO", _ADDRESSES[1])
    if people.my_slug and addresses >= 0:
        return
    rows = (row for row in table if not isinstance(row, Problem))
    told_by_presence(((row[name], row[address], row[to], row[addresses]) for row in rows), people)


@file("messages.csv", *_COLUMNS, subjects=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED), meet=meet)
def messages(table: Table, export: Export) -> Callable[[list[str]], Activity]:
    """Create of a Message."""
    people = export.people
    if not people.owner_known:
        raise Unusable(OWNER_UNKNOWN)
    conversation_at, name_at, to_at, date_at, content_at = table.columns(*_COLUMNS)
    address_at, addresses_at, folder_at, subject_at = table.columns(*_ADDRESSES, "FOLDER", "SUBJECT")
    draft_at, unsent_at = table.columns("IS MESSAGE DRAFT", "IS CONVERSATION DRAFT")
    senders: dict[tuple[str, str], Person] = {}
    recipients: dict[tuple[str, str], list[Person]] = {}
    to_me = [ME]

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
        published = moment(row[date_at])
        conversation, name, content = row[conversation_at], row[name_at], row[content_at]
        if len(content) > LONGEST_TEXT:
            table.remark(
                lazy_gettext("texts longer than %(number)s characters were read up to there", number=LONGEST_TEXT)
            )
            content = content[:LONGEST_TEXT]
        address = row[address_at]
        actor = senders.get((name, address)) or sender(name, address, conversation)
        mine = actor is ME
        key = (row[to_at], row[addresses_at])
        to = recipients.get(key)
        if to is None:
            to = others(*key, conversation)
        if not mine:
            to = [ME, *(person for person in to if person is not actor)] if to else to_me
        # By position, in the order of Activity: by name it takes thrice the time, and there are a million of these.
        return Activity(
            derived_id(published, SITE, conversation, mine, content),
            _CREATE,
            published,
            SITE,
            "me" if mine else actor,
            SOURCE,
            Object(_MESSAGE, content=content or row[subject_at] or None),
            to,
            conversation[:LONGEST_LINK] or None,
            None,
            None if mine else _filed(row[folder_at], content),
        )

    return message


def _filed(folder: str, content: str) -> Detail | None:
    if content.startswith(_CAMPAIGN):
        return _BOTH if folder == "SPAM" else _PROMOTED
    return _SPAM if folder == "SPAM" else None
