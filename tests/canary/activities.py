"""Activities of every kind on the wire, with canary words in every text they can hold, as their structures declare."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from typing import Any, get_args, get_type_hints
from uuid import uuid4

from msgspec import inspect

from auditor.activities.activity import Activity, ObjectType, Source, Type
from tests.canary.kept import KEPT
from tests.canary.words import Canaries

VIA: tuple[str, ...] = get_args(get_type_hints(Source)["via"])
BEGIN = datetime(2026, 3, 1, 8, tzinfo=UTC)  # so long ago that none of many is of a day to come
_numbers = count(1)


def activities(canaries: Canaries) -> Iterator[dict[str, Any]]:
    """Each type done to each kind of thing, by me and by others, to a person, to a group and to all."""
    vias = cycle(VIA)
    for kind in Type:
        for thing in ObjectType:
            for mine in (True, False):
                for audience in range(3):
                    number = next(_numbers)
                    made = _filled(inspect.type_info(Activity), "", canaries, number)
                    yield made | {
                        "id": str(uuid4()),
                        "type": kind.value,
                        "published": (BEGIN + timedelta(minutes=20 * number)).isoformat(),
                        "site": ("linkedin", "mastodon", "bluesky")[number % 3],
                        "actor": "me" if mine else _person(number),
                        "object": made["object"] | {"type": thing.value},
                        "to": ([{"id": "me"} if not mine else _person(number)], [_person(1), _person(2)], "Public")[
                            audience
                        ],
                        "source": {"via": next(vias), "version": "1"},
                        "detail": made["detail"] | {"undoes": "Like", "promoted": False, "spam": False},
                    }


def _person(number: int) -> dict[str, str]:
    return {"id": f"person-{number % 40}", "name": f"Person {number % 40}"}


def _filled(kind: inspect.Type, place: str, canaries: Canaries, number: int) -> Any:
    """A value of a declared type: texts are canary words, unless the field they stand in is kept by design."""
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            return {
                field.encode_name: _filled(field.type, f"{cls.__name__}.{field.name}", canaries, number)
                for field in fields
            }
        case inspect.UnionType(types=types):
            return _filled(next(one for one in types if not isinstance(one, inspect.NoneType)), place, canaries, number)
        case inspect.StrType():
            return f"kept {number % 40}" if place in KEPT else canaries.text(place, number)
        case inspect.BoolType():
            return True
        case inspect.IntType() | inspect.FloatType():
            return number % 50
        case inspect.DateType():
            return "2026-02-08"
        case inspect.DateTimeType():
            return BEGIN.isoformat()
        case inspect.UUIDType():
            return str(uuid4())
        case inspect.EnumType(cls=cls):
            return next(iter(cls)).value
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            return [_filled(item, place, canaries, number)]
    raise NotImplementedError(f"{place}: {kind}; tell here how such a field is filled")


def unfit(canaries: Canaries) -> Iterator[Any]:
    """What is refused: its words must not stay either."""
    for number, made in enumerate(activities(canaries)):
        if number >= 12:
            return
        say = canaries.text(f"refused {number}", number)
        yield (
            made | {say: say},
            made | {"site": say},
            made | {"id": say},
            made | {"published": say},
            made | {"type": say},
            made | {"object": {"type": say, "content": say}},
            made | {"object": {"type": "Note", "content": say * 4_000}},
            made | {"to": say},
            made | {"detail": {"plan": say}},
            made | {"published": "2099-01-01T00:00:00Z", "object": {"type": "Note", "content": say}},
            made | {"object": {"type": "Note", "content": f"{say}\ud800"}},
            say,
        )[number]
