"""Word files as text: one paragraph a line, Word's own line breaks inside a paragraph as line breaks."""

import io
import zipfile
import zlib
from collections.abc import Callable
from lzma import LZMAError
from typing import TypeVar

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import XMLSyntaxError

MAX_MEMBERS = 500
MAX_UNPACKED = 20 * 1024 * 1024  # bytes, all members together; a ZIP of 78 KB can hold gigabytes
MAX_PART = 8 * 1024 * 1024  # bytes of the XML that is parsed

# What the ZIP, XML and Word readers stumble over in files that are none.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, OpcError, XMLSyntaxError, NotImplementedError, RuntimeError, OSError),
    *(AttributeError, EOFError, IndexError, KeyError, TypeError, ValueError),
)
Found = TypeVar("Found")


def read_word(data: bytes) -> str:
    """The text of a .docx. Raises ValueError, with a sentence, for anything else or a file made to be too large."""
    _check_size(_understood(_members, data))
    return _understood(_text, data)


def _understood(read: Callable[[bytes], Found], data: bytes) -> Found:
    try:
        return read(data)
    except _DAMAGED as error:
        raise ValueError("it is damaged or no .docx. Save it again from Word, or paste the text.") from error


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.infolist()


def _text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise ValueError(f"it holds {len(members)} parts; at most {MAX_MEMBERS} are read. Paste the text instead.")
    unpacked = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    if unpacked > MAX_UNPACKED or largest > MAX_PART:
        raise ValueError(f"it unpacks to {unpacked:,} bytes, too many for a brief. Paste the text instead.")
