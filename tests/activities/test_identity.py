"""Ids of acts that two accounts tell alike."""

from datetime import UTC, datetime
from uuid import RFC_4122, UUID

from auditor.activities.identity import derived_id, id_of_account

MOMENT = datetime(2025, 3, 3, 12, tzinfo=UTC)


def test_an_act_of_another_account_has_an_id_of_the_same_moment_and_kind() -> None:
    kept = [str(derived_id(MOMENT, number)) for number in range(200)]
    own = [id_of_account(each, account) for each in kept for account in ("one", "two")]
    assert len({*own, *kept}) == 600
    assert own == [id_of_account(each, account) for each in kept for account in ("one", "two")]
    for each in map(UUID, own):
        assert (each.version, each.variant) == (7, RFC_4122)
        assert each.int >> 80 == round(MOMENT.timestamp() * 1000)
