"""Facts of real people's messages, as networkx and pandas find them. Both are skipped where they are not installed, and
so is the public material where it is not."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from auditor import window
from auditor.activities.activity import Activity, Object, ObjectType, Person, Type
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Expectations
from auditor.facts import Families, derive
from auditor.facts.ties import partners
from auditor.history.history import History
from tests.material import outside
from tests.story import ME, SOURCE

Message = tuple[int, int, int]
_FILES = {"email-Eu-core-temporal.txt": (6, 90), "dnc-temporalGraph.txt": (37, 185)}
_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
_SPAN_DAYS = 400


@pytest.fixture(scope="module", params=[(name, me) for name, people in _FILES.items() for me in people])
def told(request: pytest.FixtureRequest) -> tuple[int, list[Message], Families]:
    """One person, their messages with whole seconds from the first of all on, and their facts."""
    name, me = request.param
    listed = outside(f"material/interactions/{name}").read_text("ascii")
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    last = max(second for *_, second in rows)
    seen = sorted(
        {(w, r, s - last + _SPAN_DAYS * 86_400) for w, r, s in rows if w != r and me in (w, r)}, key=lambda row: row[2]
    )
    mail = [(w, r, s) for w, r, s in seen if s >= 0]
    activities = [_activity(number, message, me) for number, message in enumerate(mail)]
    span = window(None, first=_BEGIN.date(), last=(_BEGIN + timedelta(days=_SPAN_DAYS + 1)).date())
    return me, mail, derive(History.of(activities), span, Expectations())


def _activity(number: int, message: Message, me: int) -> Activity:
    writer, reader, second = message
    at = _BEGIN + timedelta(seconds=second)
    return Activity(
        id=derived_id(at, number),
        type=Type.CREATE,
        published=at,
        site="linkedin",
        actor="me" if writer == me else Person(str(writer)),
        object=Object(ObjectType.MESSAGE),
        to=[Person(str(reader))] if writer == me else [ME],
        source=SOURCE,
    )


def _pandas(mail: Sequence[Message], me: int) -> Any:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(mail, columns=["writer", "reader", "second"])
    frame["mine"] = frame.writer == me
    frame["partner"] = frame.reader.where(frame.mine, frame.writer).astype(str)
    return frame


def test_partners_are_the_neighbours_in_the_graph(told: tuple[int, list[Message], Families]) -> None:
    networkx = pytest.importorskip("networkx")
    me, mail, families = told
    graph = networkx.MultiDiGraph()
    graph.add_edges_from((writer, reader) for writer, reader, _ in mail)
    found = {who: (sent, received) for _, who, sent, received, *_ in partners(families["dealings"]).iter_rows()}
    assert len(found) > 20
    assert found == {
        str(who): (graph.number_of_edges(me, who), graph.number_of_edges(who, me))
        for who in set(graph.successors(me)) | set(graph.predecessors(me))
    }
    both = {who for who, (sent, received) in found.items() if sent and received}
    mutual = networkx.DiGraph(graph).to_undirected(reciprocal=True)
    assert both == {str(who) for who in mutual.neighbors(me)}


def test_counts_by_person_and_day_are_those_of_a_group_by(told: tuple[int, list[Message], Families]) -> None:
    me, mail, families = told
    frame = _pandas(mail, me)
    frame["day"] = frame.second // 86_400
    by_day = frame[frame.mine].groupby(["partner", "day"]).size()
    lines = families["dealings"]
    mine = lines.filter("mine").group_by("partner", "day").len()
    assert {(who, (day - _BEGIN.date()).days): n for who, day, n in mine.iter_rows()} == by_day.to_dict()
    last = frame.groupby("partner").second.max()
    start = round(_BEGIN.timestamp() * 1000)
    at = {who: (moment - start) // 1000 for _, who, *_, moment in partners(lines).iter_rows()}
    assert at == last.to_dict()


def test_answers_are_the_next_message_of_the_other_side(told: tuple[int, list[Message], Families]) -> None:
    me, mail, families = told
    frame = _pandas(mail, me)
    start = round(_BEGIN.timestamp() * 1000)
    pandas = pytest.importorskip("pandas")
    talks = families["conversations"]
    opened = pandas.DataFrame(
        {
            "partner": talks["partner"].to_list(),
            "second": [(at - start) // 1000 for at in talks["at"]],
            "mine": (~talks["started"]).to_list(),
            "answered": talks["answered"].to_list(),
        }
    )
    others = frame[["partner", "second", "mine"]].assign(answer=frame.second)
    next_word = pandas.merge_asof(
        opened.sort_values("second"), others.sort_values("second"), on="second", by=["partner", "mine"],
        direction="forward", allow_exact_matches=False,
    )  # fmt: skip
    within = (next_word.answer - next_word.second) <= 14 * 86_400
    assert len(next_word) > 30
    assert next_word.answered.tolist() == within.tolist()
