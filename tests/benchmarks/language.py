"""How well and how fast messages are read: `python -m tests.benchmarks.language [--write]`.

Precision and recall of each act in each language on our labelled messages, microseconds a message, and how far we agree
with public sets whose label can be compared. `--write` stores what was measured on messages no cue was written from in
`auditor/language/precision.json`, which decides what audits may score. Counted in are messages of other hands as they
were read when they were met for the first time (`first_sight.json`), which are learnt from since: of those whose hands
nothing was learnt from, life holds more.
"""

import argparse
import csv
import re
import time
import timeit
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from auditor.activities.acts import ACTS, Act
from auditor.language import Measured, read, sketch

ROOT = Path(__file__).parents[2]
LABELLED = ROOT / "tests/language/labelled"
PUBLIC = ROOT.parent / "shared/material/messages"
FIRST_SIGHT = LABELLED / "first_sight.json"
STORED = ROOT / "auditor/language/precision.json"
LANGUAGES = ("en", "de", "es", "fr")
#: The sets that count for the product, one file per language; neither cues nor weights come from them. Others are
#: shown.
UNADAPTED = ("unseen", "unmet")
BY_LANGUAGE = ("development", "widened_by", "test", "learnt_from", "paid", *UNADAPTED)
#: Acts with messages labelled for nothing else; the second folder and `unmet` count for the product.
OWN = {"promise": ("promises_widened_by", "promises"), "to_introduce": ("introducing_widened_by", "introducing")}
SHOWN = (
    "written_from",
    "held_out",
    *(
        f"{part}/{language}"
        for part in (*BY_LANGUAGE, *(part for parts in OWN.values() for part in parts))
        for language in LANGUAGES
    ),
)

_Line = TypeVar("_Line")


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message and the names of the acts with which it was labelled."""

    scene: str
    acts: tuple[str, ...]
    text: str


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In how many messages an act was found, was there, and both (``right``)."""

    right: int
    found: int
    there: int


class Met(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many messages of a language were met for the first time, and how each act was then read in them."""

    messages: int
    acts: dict[str, Counted]


def first_sight() -> dict[str, Met]:
    """What was read at first sight, by language."""
    return msgspec.json.decode(FIRST_SIGHT.read_bytes(), type=dict[str, Met])


def labelled(name: str) -> list[Message]:
    """The messages of one of our own files."""
    return lines_of(name, Message)


def lines_of(name: str, kind: type[_Line]) -> list[_Line]:
    """The lines of one of our own files; none where a language has no such file yet."""
    file = LABELLED / f"{name}.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [msgspec.json.decode(line, type=kind) for line in lines]


def acts_of(text: str, *, public: bool = False) -> Act:
    """The acts read in a text; none for a text that cannot be read."""
    return read(text, public=public).acts or Act(0)


def measure(
    messages: Iterable[Message], measured_on: str, *, public: bool = False, before: Met | None = None
) -> dict[str, Measured]:
    """Precision and recall by act name, read as private messages or as ``public`` texts, including what was counted
    ``before``."""
    right, found, there = Counter[Act](), Counter[Act](), Counter[Act]()
    for message in messages:
        got = acts_of(message.text, public=public)
        for act in ACTS:
            is_there = str(act.name).lower() in message.acts
            there[act] += is_there
            found[act] += act in got
            right[act] += is_there and act in got
    for name, counted in before.acts.items() if before else ():
        act = Act[name.upper()]
        right[act] += counted.right
        found[act] += counted.found
        there[act] += counted.there
    return {
        str(act.name).lower(): Measured(
            precision=round(right[act] / found[act], 3) if found[act] else None,
            recall=round(right[act] / there[act], 3) if there[act] else None,
            n_positive=there[act],
            n_found=found[act],
            measured_on=measured_on,
        )
        for act in ACTS
    }


def measure_unadapted() -> dict[str, dict[str, dict[str, Measured]]]:
    """The measures that count for the product: read as private messages and as public texts, by language. There are no
    unused posts, so `unseen/` stands for them; sales talk in it is as plain as in posts."""
    return {
        "private": {language: _unadapted(language, UNADAPTED, public=False) for language in LANGUAGES},
        "public": {language: _unadapted(language, UNADAPTED[:1], public=True) for language in LANGUAGES},
    }


def _unadapted(language: str, parts: Sequence[str], *, public: bool) -> dict[str, Measured]:
    own = {act: measure_all((second, *parts[1:]), language, public=public)[act] for act, (_, second) in OWN.items()}
    return measure_all(parts, language, public=public) | own


def measure_all(parts: Sequence[str], language: str, *, public: bool) -> dict[str, Measured]:
    """Precision and recall by act name over several files of a language; for private ones including those at first
    sight."""
    messages = [message for part in parts for message in labelled(f"{part}/{language}")]
    files = " and ".join(f"{part}/{language}.jsonl" for part in parts)
    told = f"{len(messages)} messages of our own that nothing here was made from ({files})"
    before = None if public else first_sight().get(language)
    if before:
        told += f", and {before.messages} others when they were met for the first time"
    return measure(messages, told, public=public, before=before)


def as_stored(measures: dict[str, dict[str, dict[str, Measured]]]) -> bytes:
    """The content of `precision.json`."""
    return msgspec.json.format(msgspec.json.encode(measures), indent=2) + b"\n"


def _percent(value: float | None) -> str:
    return "   -" if value is None else f"{value:4.0%}"


def _print_languages(part: str) -> None:
    """Print precision and recall of each act, one column per language."""
    columns = [measure(labelled(f"{part}/{language}"), part) for language in LANGUAGES]
    print(f"\n{part}\n{'act':18}" + "".join(f"{language:>7}: P   R  there" for language in LANGUAGES))
    for name in columns[0]:
        cells = [column[name] for column in columns]
        print(
            f"{name:18}" + "".join(f"  {_percent(c.precision)} {_percent(c.recall)} {c.n_positive:5}  " for c in cells)
        )


def _print(title: str, measures: dict[str, Measured]) -> None:
    print(f"\n{title}\n{'act':18} precision  of found   recall  of there")
    for name, value in measures.items():
        precision, recall = _percent(value.precision), _percent(value.recall)
        print(f"{name:18} {precision:>9} {value.n_found:9} {recall:>8} {value.n_positive:9}")


def _compare(title: str, rows: Iterable[tuple[str, bool]], acts: Act) -> None:
    """Print how our acts agree with somebody else's label."""
    table = Counter((label, bool(acts_of(text) & acts)) for text, label in rows)
    found, there = table[True, True] + table[False, True], table[True, True] + table[True, False]
    precision = _percent(table[True, True] / found if found else None)
    recall = _percent(table[True, True] / there if there else None)
    print(f"{title}\n    precision {precision} of {found} found, recall {recall} of {there} labelled")


def _email_intent() -> list[tuple[str, bool]]:
    """Sentences of e-mails with the label whether they ask for or offer an action; from the set's own test part."""
    lines = (PUBLIC / "email_intent/testSet-qualifiedBatch-fixed.txt").read_text("utf-8", "replace").splitlines()
    return [(text, label == "Yes") for label, text in (line.split("\t", 1) for line in lines if "\t" in line)]


def _dialogues() -> list[tuple[str, int]]:
    """Utterances of DailyDialog's test part with their act: 1 inform, 2 question, 3 directive, 4 commissive."""
    folder = PUBLIC / "dailydialog"
    texts = (folder / "dialogues_test.txt").read_text("utf-8").splitlines()
    acts = (folder / "dialogues_act_test.txt").read_text("utf-8").splitlines()
    rows = []
    for text, labels in zip(texts, acts, strict=True):
        turns = [_detokenised(turn) for turn in text.split("__eou__") if turn.strip()]
        rows += list(zip(turns, map(int, labels.split()), strict=False))
    return rows


def _detokenised(turn: str) -> str:
    turn = re.sub(r" ?’ ?", "'", turn.strip())
    return re.sub(r" ([.,!?;:])", r"\1", turn)


def _requests(name: str) -> list[tuple[str, bool]]:
    with (PUBLIC / f"politeness/{name}.annotated.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        return [(row["Request"], True) for row in csv.DictReader(file)]


def compare_public() -> None:
    """Print the agreement with others' labels of real texts. None means exactly what ours means; each title says so."""
    print("\nPublic sets, labelled by others (no cue was written from these parts)")
    _compare(
        "e-mail intent, test: asks for or offers an action ~ ask or offer\n"
        "    (wider than ours: proposals to meet and any command to a reader count there)",
        _email_intent(),
        Act.ASK | Act.OFFER,
    )
    dialogues = _dialogues()
    _compare(
        "DailyDialog, test: question ~ question\n"
        "    (one label a turn: a turn that ends in a question may be labelled otherwise)",
        [(text, act == 2) for text, act in dialogues],
        Act.QUESTION,
    )
    _compare(
        "DailyDialog, test: directive ~ ask\n    (wider: suggestions, orders and proposals count there)",
        [(text, act == 3) for text, act in dialogues],
        Act.ASK,
    )
    _compare(
        "DailyDialog, test: commissive ~ offer or decline\n"
        "    (partly: accepting and promising count there, giving information does not)",
        [(text, act == 4) for text, act in dialogues],
        Act.OFFER | Act.DECLINE,
    )
    for name in ("wikipedia", "stack-exchange"):
        _compare(
            f"politeness, {name}: all are requests ~ ask or question\n    (so only recall can be told)",
            _requests(name),
            Act.ASK | Act.QUESTION,
        )


def time_strangers() -> None:
    """Print microseconds per real message that was never read before, as in an import."""
    texts = [text for name in ("wikipedia", "stack-exchange") for text, _ in _requests(name)]
    half = len(texts) // 2
    for name, part in (("first", texts[:half]), ("second", texts[half:])):
        started = time.process_time()
        words = sum(read(text).words for text in part)
        each = (time.process_time() - started) / len(part) * 1e6
        print(f"read, {name} {len(part)} requests never met ({words / len(part):.0f} words)   {each:6.1f}")


def time_reading() -> None:
    """Print microseconds per message, best of five: familiar texts take less time than new ones."""
    texts = [message.text for name in SHOWN for message in labelled(name)]
    words = sum(read(text).words for text in texts) / len(texts)
    forty = (
        "Hi Ana, hope you are doing well. I saw your talk on grid storage in Lisbon last month and wondered "
        "whether you would be willing to spend 15 minutes on a call next week about how your team picks vendors?"
    )

    def best(action: Callable[[], object], times: int, each: int) -> float:
        return min(timeit.repeat(action, number=times, repeat=5)) / times / each * 1e6

    print("\nMicroseconds a message")
    ours = best(lambda: [read(t) for t in texts], 1, len(texts))
    print(f"read, our messages ({words:.0f} words on average)   {ours:6.1f}")
    print(f"read, one of 40 words                       {best(lambda: read(forty), 2000, 1):6.1f}")
    sixty, key = forty + forty[:100], b"k" * 32
    print(f"sketch, one of 60 words                     {best(lambda: sketch(sixty, key), 2000, 1):6.1f}")


def main() -> None:
    """Print everything; store the measures if told to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help=f"store the measures in {STORED.relative_to(ROOT)}")
    arguments = parser.parse_args()
    for name in ("written_from", "held_out"):
        _print(f"{name}: {len(labelled(name))} messages", measure(labelled(name), name))
    for part in BY_LANGUAGE:
        _print_languages(part)
    for act, parts in OWN.items():
        for part in parts:
            _print(part, {language: measure(labelled(f"{part}/{language}"), part)[act] for language in LANGUAGES})
    if arguments.write:
        STORED.write_bytes(as_stored(measure_unadapted()))
        print(f"\nwritten: {STORED.relative_to(ROOT)}")
    time_reading()
    if PUBLIC.is_dir():
        time_strangers()
        compare_public()
    else:
        print(f"\npublic sets skipped: {PUBLIC} is not there")


if __name__ == "__main__":
    main()
