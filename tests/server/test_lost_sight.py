"""Whom one lost sight of: nobody who may be in touch under another id."""

import msgspec

from auditor.ego_network import Alike
from server.demonstration import report_of
from server.rendering.lost_sight import of_report
from tests.golden import NOON


def test_who_may_be_in_touch_under_another_id_is_not_worth_a_line() -> None:
    plain = report_of("corporate", NOON)
    assert plain.network
    before = of_report(plain, {})
    silent = [tie for tie, _ in before.silent]
    talking = next(tie for tie in plain.network.ties if tie not in silent)
    asleep, *others = before.dormant
    pair = Alike((asleep.site, talking.site), (asleep.person, talking.person), (asleep.name, talking.name), "name")
    network = msgspec.structs.replace(plain.network, alike=(pair,))
    assert of_report(msgspec.structs.replace(plain, network=network), {}).dormant == others
