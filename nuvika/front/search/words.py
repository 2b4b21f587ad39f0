"""How a text is cut into the words that are searched for: once for both databases, so that both find the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 64  # characters of a word; what is longer is no word that anybody types
MOST_BYTES = 400_000  # of one text: PostgreSQL keeps at most 1 MB of words a row
MOST_TERMS = 8  # of one question

# Letters and digits, with the signs that tell C from C++ and C#. Ideographs are words of one sign.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+(?:\+\+|#)?")


def folded(text: str) -> str:
    """Without case and without accents: “Élan” is “elan”."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if unicodedata.category(sign) != "Mn").casefold()


def words_of(text: str) -> list[str]:
    return [word[:LONGEST] for word in WORD.findall(folded(text))]


def bounded(words: Iterable[str]) -> Iterator[str]:
    """As many as a row of the index can hold."""
    room = MOST_BYTES
    for word in words:
        room -= len(word.encode()) + 1
        if room < 0:
            return
        yield word


def terms_of(question: str) -> tuple[str, ...]:
    """The words asked for, each once, in their order."""
    return tuple(dict.fromkeys(words_of(question[:1_000])))[:MOST_TERMS]
