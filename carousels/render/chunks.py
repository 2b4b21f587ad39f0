"""Words as a typesetter wants them: which belong together on a line, and how each of their runs is marked."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from carousels.marks import Run, is_marked, runs
from carousels.render.phrases import has_no_spaces, phrases

MAX_GLUED = 24  # characters; what is longer may break after all
WIDOW = 14  # characters: a last word shorter than this keeps the one before it
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]")  # nothing that could be drawn
_NUMBER = re.compile(r"[~≈±+−-]?[\d.,:/×%€$£]*\d[\d.,:/×%€$£]*")
_MARK = re.compile(r"[—–\-→⇒|/&·•:;,.!?…)\]»”’]+")
_ONE_LETTER = re.compile(r"[^\W\d_]")
_PARTS = re.compile(r"(\s+)")
# Lao, Burmese and Khmer break between words that only a dictionary knows: those lines are left to the typesetter.
_BY_DICTIONARY = re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stays on one line."""

    text: str
    runs: tuple[Run, ...]
    tight: bool = False  # no space before it, where it does not begin a line
    hyphen: bool = False  # where a line ends after it, it ends with a hyphen
    plain: bool = True  # no run is marked


def chunk_of(text: str, runs: tuple[Run, ...], *, tight: bool = False, hyphen: bool = False) -> Chunk:
    marked = any(run.strong or run.emphasis or run.code or run.href for run in runs)
    return Chunk(text, runs, tight, hyphen, not marked)


def is_seen(text: str) -> bool:
    """Whether there is anything to draw: a heading of spaces and control signs would be no heading."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def needs_dictionary(text: str) -> bool:
    return bool(_BY_DICTIONARY.search(text))


@lru_cache(maxsize=1024)
def chunks(line: str, widow: int = WIDOW, language: str = "en") -> tuple[Chunk, ...]:
    """A line's chunks, in order; they hold every word of it. `widow`: see WIDOW; `language` is a BCP 47 tag."""
    line = CONTROL.sub("", line)
    if is_marked(line):
        groups = _grouped(list(_words(line)), widow)
        return tuple(chunk for group in groups for chunk in _chunks_of(group, language))
    return tuple(chunk for group in _joined(line.split(), widow) for chunk in _plain_chunks(group, language))


def _joined(words: list[str], widow: int) -> list[str]:
    """Words without marks, with those that belong together in one."""
    groups: list[str] = []
    for place, word in enumerate(words):
        last = place == len(words) - 1 and place > 2 and len(word) < widow
        if groups and _belongs(groups[-1], word, last):
            groups[-1] = f"{groups[-1]} {word}"
        else:
            groups.append(word)
    return groups


def _grouped(words: list[list[Run]], widow: int) -> list[list[Run]]:
    """The same for words of several runs."""
    groups: list[list[Run]] = []
    for place, word in enumerate(words):
        last = place == len(words) - 1 and place > 2 and len(_text(word)) < widow
        if groups and _belongs(_text(groups[-1]), _text(word), last):
            groups[-1] = [*groups[-1], Run(" "), *word]
        else:
            groups.append(word)
    return groups


@lru_cache(maxsize=4096)
def _plain_chunks(text: str, language: str) -> tuple[Chunk, ...]:
    return tuple(_chunks_of([Run(text)], language))


def _words(line: str) -> Iterator[list[Run]]:
    """Words between spaces; a word may be of several runs, as in **bo**ld."""
    word: list[Run] = []
    for run in runs(line):
        for part in _PARTS.split(run.text):
            if part.isspace():
                if word:
                    yield word
                word = []
            elif part:
                word.append(Run(part, run.strong, run.emphasis, run.code, run.href))
    if word:
        yield word


def _chunks_of(group: list[Run], language: str) -> Iterator[Chunk]:
    text = _text(group)
    if text.isascii() or not has_no_spaces(text):
        yield chunk_of(text, tuple(group))
        return
    for run in group:
        for place, phrase in enumerate(phrases(run.text, language)):
            yield chunk_of(phrase, (replace(run, text=phrase),), tight=bool(place) or run is not group[0])


def _text(word: list[Run]) -> str:
    return word[0].text if len(word) == 1 else "".join(run.text for run in word)


def _is_sign(word: str) -> bool:
    """An emoji, alone or joined: it says something about the word before it."""
    return not word.isascii() and not any(sign.isalnum() for sign in word) and unicodedata.category(word[0]) == "So"


@lru_cache(maxsize=4096)
def _belongs(before: str, word: str, last: bool) -> bool:
    """A dash or mark with the word before it, a number with its unit, one letter with what follows, the last two."""
    if len(before) + len(word) >= MAX_GLUED:
        return False
    tail = before.rsplit(" ", 1)[-1]
    if _MARK.fullmatch(word) or _is_sign(word):
        return True
    if _NUMBER.fullmatch(tail) and word[0].isalpha() and len(word) < 9:
        return True
    return bool(_ONE_LETTER.fullmatch(tail)) or last
