"""Readings that the person checked: what they say of a message stands in place of what was read, and how often the
reading was right decides what may be scored for this person."""

from collections import Counter
from collections.abc import Mapping

from auditor.activities.acts import Act
from auditor.answers.expectations import Checked, Expectations

#: Of an act, so many findings must be checked before the person's own figure may lower what is known of it, and so many
#: before it stands by itself (our conventions, grade E): of 20, an 80 % interval is about a quarter wide.
FEW, MANY = 5, 20
#: What a person is asked about: what people know by name and audits, the list of those who wait, or tips rest on.
OFFERED = (
    Act.QUESTION,
    Act.ASK,
    Act.TO_INTRODUCE,
    Act.OFFER,
    Act.PROMISE,
    Act.INTRODUCTION,
    Act.THANKS,
    Act.PITCH,
    Act.DECLINE,
)
_ALL_OFFERED = Act(sum(OFFERED))


def acts_of(names: tuple[str, ...]) -> Act:
    """The acts of these names; one that is not known any more is left out."""
    found = Act(0)
    for name in names:
        found |= Act.__members__.get(name.upper(), Act(0))
    return found


def names_of(acts: int) -> tuple[str, ...]:
    """The names of these acts, as they are kept."""
    return tuple(str(act.name).lower() for act in Act if acts & act)


def checked(read: Act, ticked: Act) -> Checked:
    """What stands of a message in which some acts were read and others ticked. What nobody was asked about stays as it
    was read, but for what hangs on an act that was not ticked."""
    kept = read & ~_ALL_OFFERED
    if Act.ASK not in ticked:
        kept &= ~Act.CLEAR_ASK
    return Checked(names_of(read), names_of(ticked & _ALL_OFFERED | kept))


def is_right(mark: Checked) -> bool:
    """Whether a message was read as the person says, as far as they were asked."""
    return acts_of(mark.read) & _ALL_OFFERED == acts_of(mark.acts) & _ALL_OFFERED


def for_this_person(measured: Mapping[Act, float], expectations: Expectations) -> dict[Act, float]:
    """How often each act that was found is there, 0 to 1: as ``measured`` of others; but no better than this person
    found, once they checked a few of it, and just what they found, once they checked many."""
    found, right = Counter[Act](), Counter[Act]()
    for each in expectations.readings.values():
        read, said = acts_of(each.read), acts_of(each.acts)
        found.update(act for act in OFFERED if act in read)
        right.update(act for act in OFFERED if act in read & said)
    known = dict(measured)
    for act, count in found.items():
        own = right[act] / count
        if count >= MANY:
            known[act] = own
        elif count >= FEW:
            known[act] = min(own, known.get(act, 0.0))
    return known
