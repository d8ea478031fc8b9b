"""Pairs that may be one person, in words."""

from auditor.activities.sites import title
from auditor.report.ego_network import Alike
from auditor.translatable import visible
from server.standing.same_people import Said
from server.translations import gettext
from server.translations.cldr import listed


def both(pair: Alike) -> str:
    """What the two are called, and where they are."""
    return _both(pair.names, pair.sites)


def why(pair: Alike) -> str:
    """What speaks for their being one, and the ids by which they can be told apart."""
    shared = visible(listed(list(pair.shared)))
    one, other = pair.people
    match pair.by:
        case "forms":
            said = gettext("One name, in two kinds of ids, and nobody else there has it.")
        case "employer":
            said = gettext("Both work at the same place (%(shared)s).", shared=shared)
        case "handle":
            said = gettext("Both go by %(shared)s.", shared=shared)
        case "contacts":
            said = gettext("You wrote with both in company of the same people (%(shared)s).", shared=shared)
        case "messages":
            said = gettext("Both chats hold the same messages at the same times (%(count)s).", count=shared)
        case "signed":
            said = gettext("A message from the number gives the name %(name)s.", name=visible(pair.names[1]))
        case "address":
            said = " ".join(
                (*_known(pair), gettext("The address %(address)s is made of the other name.", address=shared))
            )
        case "initial":
            said = " ".join(
                (*_known(pair), gettext("One name is the other with an initial, and nobody else there fits."))
            )
        case "speaks":
            here, there = map(title, pair.sites)
            said = gettext(
                "Both have one first name; a message on %(here)s speaks of one on %(there)s, and one had come there.",
                here=here,
                there=there,
            )
        case "name":
            said = " ".join((*_known(pair), gettext("Nobody else there has the name.")))
        case "surname":
            one_more = abs(len(pair.names[0].split()) - len(pair.names[1].split())) <= 1
            only = (
                gettext("One name is the other with one more, and nobody else there may be meant by either.")
                if one_more
                else gettext("One name is the other with more behind it, and nobody else there may be meant by either.")
            )
            said = " ".join((*_known(pair), only))
    if one == other:
        return " ".join((said, gettext("Id on both sites: %(id)s.", id=_shown(one))))
    return " ".join((said, gettext("Ids: %(one)s and %(other)s.", one=_shown(one), other=_shown(other))))


def _shown(person: str) -> str:
    """An id as people know it: of whom a site tells nothing but the name, that."""
    return visible(person.removeprefix("name:"))


def _known(pair: Alike) -> tuple[str, ...]:
    """How one knows the two, as a sentence; nothing where a report does not tell, as older ones."""
    sites = dict(zip(pair.known, map(title, pair.sites), strict=False))
    match sorted(set(pair.known)):
        case ["exchanged"]:
            return (gettext("You wrote to each other with both."),)
        case ["connected", "exchanged"]:
            return (
                gettext(
                    "On %(here)s you wrote to each other, and on %(there)s you are connected.",
                    here=sites["exchanged"],
                    there=sites["connected"],
                ),
            )
        case ["exchanged", "together"]:
            return (
                gettext(
                    "On %(here)s you wrote to each other, and on %(there)s you stood in one conversation with others.",
                    here=sites["exchanged"],
                    there=sites["together"],
                ),
            )
        case ["connected", "together"]:
            return (
                gettext(
                    "On %(here)s you wrote to each other among a few, and on %(there)s you are connected.",
                    here=sites["together"],
                    there=sites["connected"],
                ),
            )
        case ["together"]:
            return (gettext("You wrote with both among others."),)
    return ()


def told(said: Said) -> str:
    """What was said of two."""
    both = _both(said.names, (said.one[0], said.other[0]))
    if said.by_messages:
        return gettext("One person under a new name, as their messages are the same: %(both)s", both=both)
    if said.same:
        return gettext("One person: %(both)s", both=both)
    return gettext("Two people: %(both)s", both=both)


def _both(names: tuple[str, str], sites: tuple[str, str]) -> str:
    (one, other), (here, there) = names, sites
    return gettext(
        "%(one)s (%(here)s) and %(other)s (%(there)s)", one=one, other=other, here=title(here), there=title(there)
    )
