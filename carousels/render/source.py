"""The words of a code slide in colours: lines of pieces, each with what it is in the language."""

from functools import lru_cache
from typing import Any

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String

from carousels.render.languages import guessed, named

MEANINGS = ((Comment, "comment"), (Keyword, "keyword"), (String, "string"), (Number, "number"))
NAMED = (Name.Function, Name.Class, Name.Decorator, Name.Tag)

Piece = tuple[str, str]


@lru_cache(maxsize=512)
def coloured(code: str, label: str) -> list[list[Piece]]:
    """Each line as pieces of words and their meaning; `label` may name the language."""
    lexer = _lexer(code, label)
    lines = _pieces(lexer, code) if lexer else []
    written = code.split("\n")
    # Not every lexer gives back all that it was given; a word that is lost is worse than one without a colour.
    if ["".join(words for words, _ in line) for line in lines] == written:
        return lines
    return [[(line, "")] for line in written]


def _pieces(lexer: Lexer, code: str) -> list[list[Piece]]:
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
    language = named(label) or guessed(code)
    return get_lexer_by_name(language, stripnl=False) if language else None


def _meaning(token: Any) -> str:  # a Pygments token holds those below it: `token in Keyword`
    if any(token in name for name in NAMED):
        return "name"
    return next((meaning for kind, meaning in MEANINGS if token in kind), "")
