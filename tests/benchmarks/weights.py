"""Learn how far words speak for acts: `python -m tests.benchmarks.weights [--write]`.

By logistic regression, a language and an act at a time, from messages that no cue was written from (`learnt_from/`), in
which what cues find is as it will be in life, and from those that cues were written from, in which it is left out. An
act is weighed where that reads it better than cues alone on parts of `learnt_from/` that were left out of the learning:
from where on a sum counts, and for which acts, is decided there, in all languages together, with the constants below.
Nothing is learnt from `unseen/` and `unmet/`, on which the product's precision is measured, beside how others were read
when they were met for the first time; but that refusals and questions have bounds of their own (``SURE_OF``), and that
questions are weighed, was settled with the figures of the former in sight.
"""

import argparse
from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import sqrt
from typing import NamedTuple

import numpy as np
import scipy  # whose parts are loaded where they are used, which tests of this do not
from scipy.sparse import csr_matrix

from auditor.activities.acts import ACTS, Act
from auditor.language.lexicon import lexicon
from auditor.language.reading import read_by_cues
from auditor.language.text import own_words
from auditor.language.weighing import SAID_SHORTLY, features, is_short, shapes
from tests.benchmarks.language import LABELLED, LANGUAGES, OWN, ROOT, Message, labelled

WEIGHTS = ROOT / "auditor/language/weights"
LEXICONS = ROOT / "auditor/language/lexicons"
MET = ("development", "test", "widened_by")  # labelled for every act; cues were written with them in mind
MET_IN_ENGLISH = ("written_from", "held_out")
#: Acts that are left to their cues, because they count how often promises of riches are made.
UNWEIGHED = Act.HYPE
PARTS = 4  # that are held out in turn
BLOCK = 25  # messages that stay together, because neighbours may answer each other
HELD_BACK = 30.0  # how far weights may move from 0: the inverse of the penalty on their squares
#: The precision that a weighed act should have, or else the lower one, with at least this recall. It is higher for
#: pitches and refusals: a source or a curious colleague taken for a seller would be missing among those who wait, and
#: a false refusal would end a promise. It is lower for questions, because an overlooked question is not answered.
SURE, LIKELY, RECALL = 0.86, 0.7, 0.3
SURE_OF = {Act.PITCH: 0.9, Act.DECLINE: 0.88, Act.QUESTION: 0.78}
#: The act that is only reported if a phrase says so.
NEEDS_CUE = Act.OUTCOME_QUESTION
#: By how much weighing must improve the harmonic mean of precision and recall; if cues are right too seldom for an
#: audit to rest on them, weighing only has to be no worse.
BETTER, DOUBTED = 0.03, 0.8
LEAST = 80  # messages with an act in all languages; with fewer, it is left to its cues
SMALL = 0.6  # the smallest weight of words that makes a difference; smaller ones are left out
SEEN = 2  # messages in which a word or pair must occur to have a weight


class Example(NamedTuple):
    """A message to learn from: its words and pairs, the acts that cues find (0 if the cues were written with it in
    mind), its shapes, and its labels. ``only``: the only act for which it is labelled, unless None."""

    words: frozenset[str]
    cues: int
    shapes: tuple[str, ...]
    acts: frozenset[str]
    met: bool
    only: Act | None


def examples(language: str) -> list[Example]:
    """All messages of a language to learn from, first those from which no cue was written."""
    known = lexicon(language)
    assert known is not None
    met = [*(f"{part}/{language}" for part in MET), *(MET_IN_ENGLISH if language == "en" else ())]

    def example(message: Message, *, of_cues: bool = True, only: Act | None = None) -> Example:
        own = known.spelled(own_words(message.text))
        cues = 0 if of_cues else read_by_cues(own, known)
        return Example(frozenset(features(own)), cues, tuple(shapes(own)), frozenset(message.acts), of_cues, only)

    found = [example(message, of_cues=False) for message in labelled(f"learnt_from/{language}")]
    found += [example(message) for name in met for message in labelled(name)]
    for act, (part, _) in OWN.items():
        found += [example(message, only=Act[act.upper()]) for message in labelled(f"{part}/{language}")]
    return found


class Design:
    """The columns of a regression, with their names, and the rows of examples."""

    def __init__(self, learnt_from: Sequence[Example]) -> None:
        seen: dict[str, int] = {}
        for example in learnt_from:
            for word in example.words:
                seen[word] = seen.get(word, 0) + 1
        kept = sorted(word for word, times in seen.items() if times >= SEEN)
        self._rare = {word: np.log((1 + len(learnt_from)) / (1 + seen[word])) + 1 for word in kept}
        self.names = [
            *(("words", word) for word in kept),
            *(("cue", str(act.name).lower()) for act in ACTS),
            *(("shape", shape) for shape in sorted({shape for example in learnt_from for shape in example.shapes})),
        ]
        self._columns = {name: column for column, name in enumerate(self.names)}

    def scaled(self, column: int) -> float:
        """The factor of a column, which lets rare words have more influence."""
        kind, name = self.names[column]
        return self._rare[name] if kind == "words" else 0.5

    def rows(self, of: Sequence[Example]) -> csr_matrix:
        """One row per example, with a last column of ones."""
        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        for example in of:
            root = sqrt(len(example.words)) or 1.0
            told = [(("words", word), 1 / root) for word in example.words]
            told += [(("cue", str(act.name).lower()), 1.0) for act in ACTS if example.cues & act]
            told += [(("shape", shape), 1.0) for shape in example.shapes]
            for name, value in told:
                if (column := self._columns.get(name)) is not None:
                    columns.append(column)
                    values.append(value * self.scaled(column))
            columns.append(len(self.names))
            values.append(1.0)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(of), len(self.names) + 1))


def learn(act: Act, of: Sequence[Example], rows: csr_matrix) -> np.ndarray:
    """One weight per column, by logistic regression; examples with and without the act have the same total weight."""
    told = np.array([example.only in (None, act) for example in of])
    rows, there = rows[told], labels(of, act)[told]
    each = np.where(there, len(there) / (2 * max(1, there.sum())), len(there) / (2 * max(1, (~there).sum())))
    signs = np.where(there, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (rows @ weights)
        wrong = 1 / (1 + np.exp(np.clip(margins, -30, 30)))
        penalised = np.append(weights[:-1], 0.0)
        total = HELD_BACK * (each * np.logaddexp(0, -margins)).sum() + (penalised**2).sum() / 2
        return float(total), penalised - HELD_BACK * (rows.T @ (each * signs * wrong))

    start = np.zeros(rows.shape[1])
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x)


def left_out(of: Sequence[Example]) -> dict[Act, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    """By act, for held-out examples: the sums, whether the act is there, whether cues find it, and whether they do so
    in a message so short that this decides. Only examples from which no cue was written are used."""
    fresh = [example for example in of if not example.met]
    part = np.arange(len(fresh)) // BLOCK % PARTS
    sums = {act: np.zeros(len(fresh)) for act in ACTS}
    for number in range(PARTS):
        inside = [example for example, of_part in zip(fresh, part, strict=True) if of_part != number]
        inside += [example for example in of if example.met]
        outside = [example for example, of_part in zip(fresh, part, strict=True) if of_part == number]
        design = Design(inside)
        rows, others = design.rows(inside), design.rows(outside)
        for act in ACTS:
            sums[act][part == number] = others @ learn(act, inside, rows)
    cues = {act: np.array([bool(example.cues & act) for example in fresh]) for act in ACTS}
    short = np.array([is_short(example.shapes) for example in fresh])
    said = {act: cues[act] & short & bool(act & SAID_SHORTLY) for act in ACTS}
    return {act: (sums[act], labels(fresh, act), cues[act], said[act]) for act in ACTS}


def labels(of: Sequence[Example], act: Act) -> np.ndarray:
    """Whether each example was labelled with the act."""
    return np.array([str(act.name).lower() in example.acts for example in of])


class Read(NamedTuple):
    """How well an act is read: precision, recall, and their harmonic mean."""

    precision: float
    recall: float
    mean: float


class Chosen(NamedTuple):
    """The smallest sum at which an act counts, whether a cue must have found it too, and how well it is then read."""

    start: float
    needs_cue: bool
    read: Read


def choose(act: Act, sums: np.ndarray, there: np.ndarray, cues: np.ndarray, said: np.ndarray) -> Chosen:
    """What reads best in addition to what a set phrase alone has ``said``: sums alone, or only sums of messages in
    which a cue found the act."""
    rest = np.where(said, -np.inf, sums)
    with_cue = np.where(cues, rest, -np.inf)
    sure = SURE_OF.get(act, SURE)
    with_phrase = _from(with_cue, there, said, sure, needs_cue=True)
    if act & NEEDS_CUE:
        return with_phrase
    return max(_from(rest, there, said, sure, needs_cue=False), with_phrase, key=lambda choice: choice.read.mean)


def _from(sums: np.ndarray, there: np.ndarray, said: np.ndarray, sure: float, *, needs_cue: bool) -> Chosen:
    """The smallest sum at which what is found besides what is said is right often enough, or else the sum that reads
    best; and how well all of it is read."""
    order = np.argsort(-sums)[: int(np.isfinite(sums).sum())]
    found, right = np.arange(1, len(order) + 1), np.cumsum(there[order])
    every = int((said & there).sum()) + right
    precision, recall = every / (int(said.sum()) + found), every / max(1, there.sum())
    mean = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    enough = (np.nonzero((right / found >= least) & (recall >= RECALL))[0] for least in (sure, LIKELY))
    at = next((int(places[-1]) for places in enough if len(places)), int(mean.argmax()))
    return Chosen(float(sums[order[at]]), needs_cue, Read(float(precision[at]), float(recall[at]), float(mean[at])))


def by_cues(there: np.ndarray, cues: np.ndarray) -> Read:
    """How well cues alone read an act."""
    right = int((cues & there).sum())
    precision, recall = right / max(1, int(cues.sum())), right / max(1, int(there.sum()))
    return Read(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def digest() -> str:
    """A digest of the messages and lexicons from which the weights are learnt."""
    names = [
        *(
            f"{part}/{language}"
            for part in ("learnt_from", *MET, *(first for first, _ in OWN.values()))
            for language in LANGUAGES
        ),
        *MET_IN_ENGLISH,
    ]
    files = [*(LABELLED / f"{name}.jsonl" for name in names), *sorted(LEXICONS.glob("*.toml"))]
    return sha256(b"".join(file.read_bytes() for file in files if file.is_file())).hexdigest()


def with_examples(languages: Iterable[str] = LANGUAGES) -> list[str]:
    """The languages with messages to learn from; others are read by cues alone."""
    return [language for language in languages if labelled(f"learnt_from/{language}")]


def table(of: Sequence[Example], chosen: dict[Act, Chosen]) -> str:
    """The weights of a language, learnt from all its examples: one line per sign, one column per act."""
    design = Design(of)
    rows = design.rows(of)
    learnt = {act: learn(act, of, rows) for act in chosen}
    start = [learnt[act][-1] - choice.start for act, choice in chosen.items()]
    lines = [["kind", "of", *(str(act.name).lower() for act in chosen)], ["start", "", *map(_told, start)]]
    lines.append(["start", "needs its cue", *("1" if choice.needs_cue else "" for choice in chosen.values())])
    for column, (kind, name) in enumerate(design.names):
        weights = [float(learnt[act][column]) * design.scaled(column) for act in chosen]
        least = SMALL if kind == "words" else SMALL / 10
        told = [_told(weight) if abs(weight) >= least else "" for weight in weights]
        if any(told):
            lines.append([kind, name, *told])
    head = "# Learnt by python -m tests.benchmarks.weights from what has this digest:"
    return "\n".join([f"{head} {digest()}", *("\t".join(line) for line in lines)]) + "\n"


def _told(weight: float) -> str:
    return f"{weight:.1f}" if abs(weight) >= 0.1 else f"{weight:.2f}"


def main() -> None:
    """Print how each act is read by cues and by weights, and which acts are weighed; store the weights if told to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help=f"store the weights in {WEIGHTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    known = {language: examples(language) for language in with_examples()}
    apart = {language: left_out(of) for language, of in known.items()}
    chosen = {}
    print(f"{'act':18} there   cues: P   R   F   weighed: P   R   F")
    for act in ACTS:
        parts = [np.concatenate([each[act][place] for each in apart.values()]) for place in range(4)]
        choice, cues = choose(act, *parts), by_cues(parts[1], parts[2])
        least = cues.mean + (0 if cues.precision < DOUBTED else BETTER)
        better = choice.read.mean > least and parts[1].sum() >= LEAST and act not in UNWEIGHED
        said = "  ".join("  ".join(f"{value:4.0%}" for value in of) for of in (cues, choice.read))
        kept = ("", "weighed", "weighed where a cue found it")[better * (1 + choice.needs_cue)]
        print(f"{str(act.name).lower():18} {int(parts[1].sum()):5}   {said}   {kept}")
        if better:
            chosen[act] = choice
    if arguments.write:
        for language, of in known.items():
            file = WEIGHTS / f"{language}.tsv"
            file.write_text(table(of, chosen), "utf-8")
            print(f"written: {file.relative_to(ROOT)} ({file.stat().st_size / 1000:.0f} kB)")


if __name__ == "__main__":
    main()
