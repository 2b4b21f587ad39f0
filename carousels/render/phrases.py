"""Chinese, Japanese and Thai have no spaces between words: what makes a phrase, and where it may break after all."""

import re
from functools import lru_cache

import budoux

# No line begins with one of these, and none ends with one of those: the rules that Japanese calls kinsoku.
_NEVER_FIRST = "、。，．：；？！）」』】〕〉》”ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
_NEVER_LAST = "（「『【〔〈《“"
_HAN = "\u2e80-\u2fdf\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_THAI = re.compile("[\u0e01-\u0e7f]")
# A vowel that is written before its consonant, the consonant, and what is written above, below and after it.
_THAI_PIECE = "[\u0e40-\u0e44]?[\u0e01-\u0e2e](?:[\u0e30-\u0e3a\u0e45-\u0e4e\u0e2f])*"
_WITHOUT_SPACES = re.compile(f"[\u0e01-\u0e7f{_HAN}、。，．：；？！（）「」『』【】〔〕〈〉《》]")
_KANA = re.compile("[\u3041-\u30ff]")
_OTHER = f"[^\u0e01-\u0e7f{_HAN}{_NEVER_FIRST}{_NEVER_LAST}]+|[\u0e01-\u0e7f]"
_PIECE = re.compile(f"[{_NEVER_LAST}]*(?:{_THAI_PIECE}|[{_HAN}]|{_OTHER})?[{_NEVER_FIRST}]*", re.DOTALL)
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


def has_no_spaces(text: str) -> bool:
    return bool(_WITHOUT_SPACES.search(text))


def phrases(text: str, language: str) -> list[str]:
    """The text in phrases, as a reader would pause; `language` is a BCP 47 tag."""
    parser = _parser(_script_of(text, language.lower()))
    made: list[str] = []
    for phrase in parser.parse(text):
        # What the model does not know about marks, the rules do.
        if made and (phrase[0] in _NEVER_FIRST or made[-1][-1] in _NEVER_LAST):
            made[-1] += phrase
        else:
            made.append(phrase)
    return made


def signs(text: str) -> list[str]:
    """The text in its smallest parts: sign by sign, each with the marks that may not be parted from it."""
    return [piece for piece in _PIECE.findall(text) if piece]


def _script_of(text: str, language: str) -> str:
    if _THAI.search(text):
        return "th"
    return "ja" if _KANA.search(text) or not language.startswith("zh") else language


@lru_cache(maxsize=8)
def _parser(language: str) -> budoux.Parser:
    if language == "th":
        return budoux.load_default_thai_parser()
    if language.startswith(_TRADITIONAL):
        return budoux.load_default_traditional_chinese_parser()
    if language.startswith("zh"):
        return budoux.load_default_simplified_chinese_parser()
    return budoux.load_default_japanese_parser()
