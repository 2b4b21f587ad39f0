"""How a text is cut into the words that are searched for: once for both databases, so that both find the same."""

import re
import unicodedata
from itertools import accumulate, islice

LONGEST = 64  # characters of a word; what is longer is no word that anybody types
MOST_BYTES = 400_000  # of one text: PostgreSQL keeps at most 1 MB of words a row
MOST_OF_A_SIGN = 4  # bytes
FEW, SHORTEST = 3, 4  # words that stand for a text, and letters of each
MOST_TERMS = 8  # of one question

# Letters and digits, with the signs that tell C from C++ and C#. Ideographs are words of one sign.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+(?:\+\+|#)?")


class Unaccented(dict[int, int | None]):
    """For `str.translate`: what becomes of a sign, found out when it is first met."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.category(chr(sign)) == "Mn" else sign
        return self[sign]


_unaccented = Unaccented()


def folded(text: str) -> str:
    """Without case and without accents: “Élan” is “elan”."""
    if text.isascii():  # most texts: nothing of it can have an accent
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_unaccented).casefold()


def words_of(text: str) -> list[str]:
    return [word[:LONGEST] for word in WORD.findall(folded(text))]


def bounded(words: list[str]) -> list[str]:
    """As many as a row of the index can hold."""
    if sum(map(len, words)) * MOST_OF_A_SIGN + len(words) <= MOST_BYTES:
        return words
    ends = accumulate(len(word.encode()) + 1 for word in words)
    return list(islice(words, sum(1 for end in ends if end <= MOST_BYTES)))


def telling(question: str) -> tuple[str, ...]:
    """The few longest of its words: they tell the most, where something like it is looked for."""
    terms = [term for term in terms_of(question) if len(term) >= SHORTEST]
    return tuple(sorted(terms, key=len, reverse=True)[:FEW])


def terms_of(question: str) -> tuple[str, ...]:
    """The words asked for, each once, in their order."""
    return tuple(dict.fromkeys(words_of(question[:1_000])))[:MOST_TERMS]
