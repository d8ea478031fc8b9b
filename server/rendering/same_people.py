"""Pairs that may be one person, in words."""

from auditor.activities.sites import title
from auditor.ego_network import Alike
from auditor.translatable import visible
from server.same_people import Said
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
        case "name":
            said = gettext("You and both wrote to each other, and nobody else there has the name.")
    return " ".join((said, gettext("Ids: %(one)s and %(other)s.", one=visible(one), other=visible(other))))


def told(said: Said) -> str:
    """What was said of two."""
    both = _both(said.names, (said.one[0], said.other[0]))
    if said.same:
        return gettext("One person: %(both)s", both=both)
    return gettext("Two people: %(both)s", both=both)


def _both(names: tuple[str, str], sites: tuple[str, str]) -> str:
    (one, other), (here, there) = names, sites
    return gettext(
        "%(one)s (%(here)s) and %(other)s (%(there)s)", one=one, other=other, here=title(here), there=title(there)
    )
