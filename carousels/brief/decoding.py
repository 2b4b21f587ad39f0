"""From bytes to text: the encodings that a brief comes in."""

import codecs

from carousels.later import later

MAX_BYTES = 1024 * 1024  # a brief of 300 full slides has a fifth of it
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotABriefError(ValueError):
    """The bytes are no text that could be a brief; `args[0]` says why and what to do."""


def decode(data: bytes, filename: str = "") -> str:
    """Raises NotABriefError for what is too large, binary, undecodable, or a Word file that cannot be opened."""
    if len(data) > MAX_BYTES:
        raise NotABriefError(f"this has {len(data):,} bytes. A brief has at most {MAX_BYTES:,}.")
    if data.startswith(b"PK\x03\x04") or filename.lower().endswith(".docx"):
        try:
            return check_text(later("read_word")(data))
        except ValueError as error:
            raise NotABriefError(f"this Word file cannot be opened: {error}") from error
    return check_text(_decoded(data))


def check_text(text: str) -> str:
    """Raises NotABriefError for a text with signs that no text has."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise NotABriefError(f"this is longer than a brief may be: at most {MAX_BYTES:,} bytes.")
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise NotABriefError("this is not text. Paste the words, or save the file as .txt, .md or .docx.")
    return text.removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    encodings = [name for mark, name in _MARKS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotABriefError("this is not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8 text.")
