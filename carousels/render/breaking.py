"""Where a word that is longer than its line is parted: at its own hyphens, as its language does it, or anywhere."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

import pyphen

from carousels.marks import Run
from carousels.render.chunks import Chunk, chunk_of
from carousels.render.phrases import has_no_spaces, signs

_JOINTS = re.compile(r"[^-/_.?&=@·]*[-/_.?&=@·]+|[^-/_.?&=@·]+")
_WORD = re.compile(r"[^\W\d_]{5,}")
_REGIONAL = range(0x1F1E6, 0x1F200)
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)

Cut = tuple[str, bool]  # a piece, and whether a hyphen shows that its word goes on


def broken(chunk: Chunk, fits: Callable[[str], bool], language: str) -> list[Chunk]:
    """The chunk in pieces that fit, in order; no larger break than is needed, and no sign is lost."""
    made: list[Chunk] = []
    place = 0
    for word in chunk.text.split(" "):
        cuts = [(word, False)] if fits(word) else list(_pieces(word, fits, language))
        for number, (text, hyphen) in enumerate(cuts):
            tight = number > 0 or (place == 0 and chunk.tight)
            runs = _within(chunk.runs, place, place + len(text))
            made.append(chunk_of(text, runs, tight=tight, hyphen=hyphen))
            place += len(text)
        place += 1
    return [piece for piece in made if piece.text]


def _pieces(word: str, fits: Callable[[str], bool], language: str) -> Iterator[Cut]:
    for part in _JOINTS.findall(word):
        if fits(part):
            yield part, False
            continue
        for text, hyphen in _hyphenated(part, language):
            if fits(text + "-" if hyphen else text):
                yield text, hyphen
            else:
                yield from ((sign, False) for sign in (signs(text) if has_no_spaces(text) else clusters(text)))


def _hyphenated(word: str, language: str) -> list[Cut]:
    dictionary = _dictionary(language)
    if dictionary is None or not _WORD.fullmatch(word.rstrip(".,;:!?)-")):
        return [(word, False)]
    places = [0, *dictionary.positions(word), len(word)]
    return [(word[start:end], end < len(word)) for start, end in pairwise(places)]


@lru_cache(maxsize=16)
def _dictionary(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None


def clusters(text: str) -> list[str]:
    """What is seen as one sign: with its accents, skin tone, flag's other half, and what it is joined with."""
    if text.isascii():
        return list(text)
    made: list[str] = []
    for sign in text:
        if made and _continues(made[-1], sign):
            made[-1] += sign
        else:
            made.append(sign)
    return made


def _continues(before: str, sign: str) -> bool:
    point = ord(sign)
    if unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf") or before.endswith(_JOINER) or point in _SKIN:
        return True
    return point in _REGIONAL and len(before) == 1 and ord(before) in _REGIONAL


def _within(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs' part between two places of their text."""
    made: list[Run] = []
    place = 0
    for run in runs:
        text = run.text[max(0, start - place) : max(0, end - place)]
        if text:
            made.append(Run(text, run.strong, run.emphasis, run.code, run.href))
        place += len(run.text)
    return tuple(made)
