"""What is read wrongly in one case of five is said of nobody else by name."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.used.pitch_inbound_load import AUDIT
from auditor.report import State, Table
from tests.audits.test_pitch_inbound_load import told


@pytest.mark.parametrize(("precision", "state", "named"), [(0.9, State.SCORED, True), (0.7, State.INFORMATIVE, False)])
def test_who_pitched_is_named_only_where_pitches_are_read_rightly(
    monkeypatch: pytest.MonkeyPatch, precision: float, state: State, named: bool
) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, precision))
    result = told(60).audit(AUDIT)
    rows = [row.label for each in result.details if isinstance(each, Table) for row in each.rows]
    assert (result.state, any(label.startswith("p") for label in rows)) == (state, named)
