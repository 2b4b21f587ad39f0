"""The words of a code slide in colours: lines of pieces, each with what it is in the language."""

from functools import lru_cache
from typing import Any

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name, guess_lexer
from pygments.token import Comment, Keyword, Name, Number, String
from pygments.util import ClassNotFound

MEANINGS = ((Comment, "comment"), (Keyword, "keyword"), (String, "string"), (Number, "number"))
NAMED = (Name.Function, Name.Class, Name.Decorator, Name.Tag)
CERTAIN = 0.3  # of 1: how sure a guess must be; an unsure one colours words at random

Piece = tuple[str, str]


@lru_cache(maxsize=512)
def coloured(code: str, label: str) -> list[list[Piece]]:
    """Each line as pieces of words and their meaning; `label` may name the language, as in “Python”."""
    lexer = _lexer(code, label)
    if lexer is None:
        return [[(line, "")] for line in code.split("\n")]
    lines: list[list[Piece]] = [[]]
    for token, text in lexer.get_tokens(code):
        meaning = _meaning(token)
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append([])
            if part:
                lines[-1].append((part, meaning))
    return lines[: code.count("\n") + 1]


def _lexer(code: str, label: str) -> Lexer | None:
    options = {"stripnl": False, "ensurenl": False}
    try:
        return get_lexer_by_name(label.strip().lower() or "none", **options)
    except ClassNotFound:
        guess = guess_lexer(code, **options)
        return guess if guess.analyse_text(code) >= CERTAIN else None


def _meaning(token: Any) -> str:  # a Pygments token holds those below it: `token in Keyword`
    if any(token in name for name in NAMED):
        return "name"
    return next((meaning for kind, meaning in MEANINGS if token in kind), "")
