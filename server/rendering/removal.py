"""What erasing a part of the history takes along, in words."""

from collections.abc import Mapping

from auditor.activities.sites import title
from auditor.translatable import plain_name
from server.rendering.accounts import named
from server.store.accounts import Account
from server.store.choosing import Choice, Person
from server.store.removing import Removed
from server.translations import gettext, ngettext
from server.translations.cldr import day, listed


def chosen(choice: Choice, names: Mapping[Person, str], account: Account | None = None) -> str:
    """What was chosen; ``names`` are those of the people by site and id, ``account`` is the one that was chosen."""
    if account is not None:
        return gettext("all of %(account)s", account=named(account))
    if choice.site is not None:
        return title(choice.site)
    if choice.first is not None and choice.last is not None:
        return gettext("%(first)s to %(last)s", first=day(choice.first), last=day(choice.last))
    if choice.activities:
        count = len(choice.activities)
        return ngettext("%(num)s single activity", "%(num)s single activities", count)
    return listed([f"{names.get((site, id_)) or plain_name(id_)} ({title(site)})" for site, id_ in choice.people])


def parts(would: Removed) -> list[str]:
    """How much of each kind goes, but for kinds of which there is nothing."""
    told = {
        ngettext("%(num)s activity", "%(num)s activities", would.activities): would.activities,
        ngettext("%(num)s person", "%(num)s people", would.people): would.people,
        ngettext("%(num)s kept text", "%(num)s kept texts", would.texts): would.texts,
        ngettext("%(num)s report that rests on it", "%(num)s reports that rest on it", would.reports): would.reports,
    }
    return [words for words, number in told.items() if number]


def in_words(choice: Choice, would: Removed, names: Mapping[Person, str], account: Account | None = None) -> str:
    """Both in a sentence."""
    what = chosen(choice, names, account)
    return gettext("%(chosen)s: this erases %(parts)s.", chosen=what, parts=listed(parts(would)))
