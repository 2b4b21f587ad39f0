"""What changed between two texts, word by word, as plain values: for showing, never for putting together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added", "gap"]

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
MOST = 3_000  # tokens on a side that are compared word by word; of more, the lines are, and of more lines nothing is
SHOWN = 160  # characters of what stayed the same that are shown beside a change
ALIKE = 0.3  # of the words of the longer text: where fewer stayed, the whole is shown as replaced
FOLDED = 3 * SHOWN  # where more stayed the same, the middle is left out


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. Of a "gap", `text` is empty: words that stayed the same are left out there."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Run]:
    """Runs that, read without the added ones, tell the text before; without the removed ones, the text after.

    Long stretches without a change are folded. Bounded in time whatever the texts are.
    """
    return list(_folded(_joined(_runs(before, after))))


def together(base: str, one: str, other: str) -> str | None:
    """Both changes of a text in one; None where they touch, or are too much to be sure of."""
    tokens, ours, theirs = (TOKEN.findall(text) for text in (base, one, other))
    if max(len(tokens), len(ours), len(theirs)) > MOST:
        tokens, ours, theirs = (text.splitlines(keepends=True) for text in (base, one, other))
    if max(len(tokens), len(ours), len(theirs)) > MOST:
        return None
    edits = sorted([*_edits(0, tokens, ours), *_edits(1, tokens, theirs)], key=lambda edit: (edit.start, edit.end))
    made, done = [], 0
    for earlier, edit in zip([None, *edits], edits, strict=False):
        between = tokens[done : edit.start]
        if earlier and earlier.side != edit.side and not any(token[0].isalnum() for token in between):
            return None  # the two touch: what stands beside a changed word may have been written for it
        made += [*between, *edit.new]
        done = edit.end
    return "".join([*made, *tokens[done:]])


@dataclass(frozen=True, slots=True)
class _Edit:
    """One side left the base from `start` to `end`, and has something else there."""

    side: int
    start: int
    end: int
    new: list[str]


def _edits(side: int, base: list[str], text: list[str]) -> list[_Edit]:
    codes = SequenceMatcher(None, base, text).get_opcodes()
    return [_Edit(side, start, end, text[new:new_end]) for kind, start, end, new, new_end in codes if kind != "equal"]


def _runs(before: str, after: str) -> Iterator[Run]:
    one, other = TOKEN.findall(before), TOKEN.findall(after)
    if max(len(one), len(other)) <= MOST:
        yield from _compared(one, other)
        return
    old_lines, new_lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if max(len(old_lines), len(new_lines)) > MOST:
        yield from _replaced([before], [after])
        return
    for kind, lines, others in _blocks(old_lines, new_lines):
        if kind == "equal":
            yield Run("same", "".join(lines))
            continue
        one, other = TOKEN.findall("".join(lines)), TOKEN.findall("".join(others))
        if max(len(one), len(other)) <= MOST:
            yield from _compared(one, other)
        else:
            yield from _replaced(lines, others)


def _compared(one: list[str], other: list[str]) -> Iterator[Run]:
    if not _alike(one, other):
        yield from _replaced(one, other)
        return
    for kind, old, new in _blocks(one, other):
        if kind == "equal":
            yield Run("same", "".join(old))
        else:
            yield from _replaced(old, new)


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether enough words stayed for the difference to be read between them; else it is another text."""
    old, new = ([token for token in tokens if token[0].isalnum()] for tokens in (one, other))
    stayed = sum(block.size for block in SequenceMatcher(None, old, new).get_matching_blocks())
    return not old or not new or stayed >= ALIKE * max(len(old), len(new))


def _replaced(old: list[str], new: list[str]) -> Iterator[Run]:
    if old:
        yield Run("removed", "".join(old))
    if new:
        yield Run("added", "".join(new))


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    for kind, start, end, other_start, other_end in SequenceMatcher(None, one, other).get_opcodes():
        yield kind, one[start:end], other[other_start:other_end]


def _joined(runs: Iterator[Run]) -> list[Run]:
    """A space between two changed words is part of the change: “two new words” is read as one."""
    joined: list[Run] = []
    pending: list[Run] = []  # of one change: what is removed and added, in the order in which it came
    for run in runs:
        if run.kind == "same" and (run.text.strip() or not pending):
            joined += [*_change(pending), run]
            pending = []
        else:
            pending.append(run)
    if pending and pending[-1].kind == "same":
        last = pending.pop()
        return [*joined, *_change(pending), last]
    return joined + _change(pending)


def _change(runs: list[Run]) -> list[Run]:
    tail = [runs.pop()] if runs and runs[-1].kind == "same" else []
    if not {"removed", "added"} <= {run.kind for run in runs}:
        return runs + tail
    removed = "".join(run.text for run in runs if run.kind != "added")
    added = "".join(run.text for run in runs if run.kind != "removed")
    return [Run("removed", removed), Run("added", added), *tail]


def _folded(runs: list[Run]) -> Iterator[Run]:
    for place, run in enumerate(runs):
        if run.kind != "same" or len(run.text) <= FOLDED or len(runs) == 1:
            yield run
            continue
        if place > 0:
            yield Run("same", _until_space(run.text[:SHOWN]))
        yield Run("gap", "")
        if place < len(runs) - 1:
            yield Run("same", _from_space(run.text[-SHOWN:]))


def _until_space(text: str) -> str:
    head, space, _ = text.rpartition(" ")
    return head + space if space else text


def _from_space(text: str) -> str:
    _, space, tail = text.partition(" ")
    return space + tail if space else text
