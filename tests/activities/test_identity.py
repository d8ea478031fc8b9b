"""Ids of acts that two accounts tell alike, and what of an act nobody can guess who has not the installation's key."""

from datetime import UTC, datetime
from uuid import RFC_4122, UUID

import pytest

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id, id_of_account
from auditor.history.ingest import Record, receive

MOMENT = datetime(2025, 3, 3, 12, tzinfo=UTC)


def test_an_act_of_another_account_has_an_id_of_the_same_moment_and_kind() -> None:
    kept = [str(derived_id(MOMENT, number)) for number in range(200)]
    own = [id_of_account(each, account) for each in kept for account in ("one", "two")]
    assert len({*own, *kept}) == 600
    assert own == [id_of_account(each, account) for each in kept for account in ("one", "two")]
    for each in map(UUID, own):
        assert (each.version, each.variant) == (7, RFC_4122)
        assert each.int >> 80 == round(MOMENT.timestamp() * 1000)


ANA = Person("in/ana")
MESSAGE = Object(ObjectType.MESSAGE, id="as a page names it: See you at eight?", content="See you at eight?")


@pytest.mark.parametrize(
    ("kind", "thing", "members"),
    [
        (Type.CREATE, MESSAGE, {"actor": "me", "to": [ANA]}),
        (Type.CREATE, MESSAGE, {"actor": ANA, "to": [Person("me")]}),
        (Type.CREATE, Object(ObjectType.NOTE, content="See you at eight?"), {"actor": "me", "to": "Public"}),
        (Type.CREATE, Object(ObjectType.MESSAGE), {"actor": "me", "to": [ANA]}),
        (Type.ACCEPT, Object(ObjectType.RELATIONSHIP), {"actor": ANA, "to": [Person("me")]}),
        (Type.LIKE, Object(ObjectType.NOTE, id="17"), {"actor": "me", "detail": Detail("clap")}),
    ],
)
def test_what_is_made_of_an_act_is_another_under_another_key(
    kind: Type, thing: Object, members: dict[str, object]
) -> None:
    """Else whoever reads it could try which text it was made of."""
    act = Activity(
        id=derived_id(MOMENT, "See you at eight?"),
        type=kind,
        published=MOMENT,
        site="linkedin",
        source=Source("archive", "1"),
        object=thing,
        **members,  # type: ignore[arg-type]
    )
    one, other = (receive(act, key=key * 32, zone=UTC, derived=True).row for key in (b"a", b"b"))
    assert one.fingerprint
    alike = {name for name in Record._fields if getattr(one, name) == getattr(other, name) is not None}
    assert not alike & {"id", "fingerprint", "sketch"}
    assert "eight" not in str(one)
    assert thing is not MESSAGE or "object_id" not in alike
