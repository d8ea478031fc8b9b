"""bridging-share: people I am in touch with who work elsewhere and whom few of my connections know."""

from auditor.audits.care.bridging_share import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story


def test_bridges_are_elsewhere_and_share_few_connections_and_what_is_unknown_is_left_out() -> None:
    story = Story()
    story.profile(400, employer="Pumps")
    for number in range(32):
        where = {"employer": "Elsewhere"} if number < 20 else {"employer": "pumps"} if number < 30 else {}
        story.connect(410, f"p{number}", mutuals=2, **where)
        story.exchange(430, f"p{number}")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 30)
    assert result.band is Band.WORKING
    table = result.details[-1]
    assert isinstance(table, Table)
    assert {row.label for row in table.rows} == {f"p{number}" for number in range(20)}
    assert table.rows[0].value == "2 connections in common"


def test_nobody_is_elsewhere_while_it_is_unknown_where_i_am() -> None:
    story = Story()
    for number in range(30):
        story.connect(410, f"p{number}", mutuals=2, employer="Pumps Ltd")
        story.exchange(430, f"p{number}")
    unknown = story.audit(AUDIT)
    assert unknown.state is State.NOT_ENOUGH_DATA and unknown.missing and "where you work" in unknown.missing.what
    story.profile(400, role=False)
    assert (free := story.audit(AUDIT)).value and free.value.k == 30
    story.profile(401, employer="PUMPS")
    assert (inside := story.audit(AUDIT)).value and (inside.value.k, inside.value.n) == (0, 30)
    assert inside.note and "site" in inside.note
    assert (other := story.audit(AUDIT, role=Role.CORP)).value and other.value.k == 30


def test_without_mutual_counts_it_is_told_what_would_give_them() -> None:
    story = Story()
    story.profile(400, employer="Pumps")
    for number in range(30):
        story.connect(410, f"p{number}", employer="Elsewhere")
        story.exchange(430, f"p{number}")
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA and result.missing and "extension" in result.missing.remedy
