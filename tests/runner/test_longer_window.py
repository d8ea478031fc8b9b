"""What an audit lacks, and that a longer window is advised only where it can hold more of it."""

from auditor.audits.audit import Audit
from auditor.report import Missing
from tests.runner.test_runner import audit, share, story


def test_no_longer_window_is_advised_where_none_can_hold_more() -> None:
    def lacking(made: Audit, days: int = 90) -> Missing:
        told = story()
        told.days = days
        found = told.audit(made).missing
        assert found
        return found

    facts = ("messages",)
    assert "with a longer window" in lacking(audit(share(3, 3), facts=facts)).remedy
    everything = lacking(audit(share(3, 3), facts=facts), days=401)
    assert everything.what.startswith("This needs 4 cases; there are 3 so far.")
    assert "longer window" not in everything.remedy
    of_its_own = lacking(audit(share(1, 1), facts=facts, period=60))
    assert of_its_own.what.startswith("This needs 4 cases; in the last 60 days there is 1.")
    assert of_its_own.remedy.startswith("It looks at days of its own, whichever window is chosen")
    assert "window, or" not in of_its_own.remedy
    assert "Your answers" in lacking(audit(share(3, 3))).remedy, "nothing but answers is read there"
