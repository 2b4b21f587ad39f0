"""Words as a typesetter wants them: which belong together on a line, and which may have to be broken."""

import re
import unicodedata

MAX_GLUED = 24  # characters; what is longer may break after all
LONG = 14  # characters; from here on a word may be longer than a line
_NUMBER = re.compile(r"[~≈±+−-]?[\d.,:/×%€$£]*\d[\d.,:/×%€$£]*")
_MARK = re.compile(r"[—–\-→⇒|/&·•:;,.!?…)\]»”’]+")
_ONE_LETTER = re.compile(r"[^\W\d_]")

Chunk = dict[str, str | bool]


_POINT = re.compile(r"\s*(?:[-*•]|(\d{1,3}[.)]))\s+(.*)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # nothing that could be drawn
WIDOW = 14  # characters: a last word shorter than this keeps the one before it


def paragraphs(text: str, widow: int = WIDOW) -> list[list[list[Chunk]]]:
    """Paragraphs of lines of chunks. The words are the text's own, in its order."""
    parts = [part for part in text.split("\n\n") if is_seen(part)]
    return [[chunks(line, widow) for line in part.split("\n")] for part in parts]


def is_seen(text: str) -> bool:
    """Whether there is anything to draw: a heading of spaces and control signs would be no heading."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def points(text: str) -> list[dict[str, str | list[Chunk]]]:
    """The points of a list: each line's words, and its number where it has one."""
    found = [(line, _POINT.fullmatch(line)) for line in text.split("\n") if is_seen(line)]
    return [
        {"mark": point[1] or "", "words": chunks(point[2])} if point else {"mark": "", "words": chunks(line)}
        for line, point in found
    ]


def chunks(line: str, widow: int = WIDOW) -> list[Chunk]:
    words = CONTROL.sub("", line).split()
    groups: list[str] = []
    for place, word in enumerate(words):
        if groups and _belongs(groups[-1], word, last=place == len(words) - 1 and place > 2 and len(word) < widow):
            groups[-1] += f" {word}"
        else:
            groups.append(word)
    return [{"t": group, "g": " " in group or "-" in group, "l": len(group) >= LONG} for group in groups]


def _belongs(before: str, word: str, *, last: bool) -> bool:
    """A dash or mark with the word before it, a number with its unit, one letter with what follows, the last two."""
    if len(before) + len(word) >= MAX_GLUED:
        return False
    tail = before.rsplit(" ", 1)[-1]
    if _MARK.fullmatch(word):
        return True
    if _NUMBER.fullmatch(tail) and word[0].isalpha() and len(word) < 9:
        return True
    return bool(_ONE_LETTER.fullmatch(tail)) or last
