"""Removes from the person's answers whatever names erased people, activities or sites."""

from collections.abc import Collection

import msgspec

from auditor.activities.letters import folded
from auditor.answers.expectations import Expectations
from server.store.choosing import Choice, Naming

#: Fields of answers that hold ids of activities.
OF_ACTIVITIES = ("answered_elsewhere", "needs_no_answer", "thanked_elsewhere", "protected_sources", "not_hype")

#: Fields of answers that hold ids of people.
OF_PEOPLE = ("not_this_person", "kept_apart", "not_apart")

#: Fields of answers in the person's own words.
IN_OWN_WORDS = ("definition_words", "definition_origin", "own_experience", "liked_event", "liked_place", "nicknames")


def stripped(stored: str, choice: Choice, names: Collection[str], gone: Collection[str], naming: Naming) -> str:
    """The stored answers without what was chosen; ``gone`` are ids of erased activities. Answers of another version of
    the program, which cannot be read, become empty if they name anyone erased."""
    try:
        given = msgspec.json.decode(stored, type=Expectations)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return "{}" if naming(stored) or any(id_ in stored for id_ in gone) else stored
    ids = {id_ for _, id_ in choice.people}
    called = {folded(name) for name in names}
    planned = {site: minutes for site, minutes in given.planned_minutes_a_week.items() if site != choice.site}
    left = msgspec.structs.replace(
        given,
        inner_circle=tuple(
            one
            for one in given.inner_circle
            if folded(one.name) not in called
            and (one.site, one.id) not in choice.people
            and (choice.site is None or one.site != choice.site)
        ),
        relevant={id_: yes for id_, yes in given.relevant.items() if id_ not in gone},
        readings={id_: each for id_, each in given.readings.items() if id_ not in gone},
        consented={id_: yes for id_, yes in given.consented.items() if id_ not in gone},
        **{field: tuple(id_ for id_ in getattr(given, field) if id_ not in gone) for field in OF_ACTIVITIES},
        **{field: tuple(id_ for id_ in getattr(given, field) if id_ not in ids) for field in OF_PEOPLE},
        died={id_: so for id_, so in given.died.items() if id_ not in ids and id_ not in gone},
        planned_minutes_a_week=planned,
        **{field: None for field in IN_OWN_WORDS if naming(getattr(given, field))},
    )
    for field in ("goal", "further_goal"):
        goal = getattr(given, field)
        if goal and naming(goal.audience):
            left = msgspec.structs.replace(left, **{field: msgspec.structs.replace(goal, audience=None)})
    if given.referral_group:
        members = tuple(id_ for id_ in given.referral_group.members if id_ not in ids)
        group = msgspec.structs.replace(given.referral_group, members=members)
        left = msgspec.structs.replace(left, referral_group=group)
    return stored if left == given else msgspec.json.encode(left).decode()
