"""Word files as text: one paragraph a line, Word's own line breaks inside a paragraph as line breaks."""

import io
import zipfile

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import XMLSyntaxError

MAX_MEMBERS = 500
MAX_UNPACKED = 20 * 1024 * 1024  # bytes, all members together; a ZIP of 78 KB can hold gigabytes
MAX_PART = 8 * 1024 * 1024  # bytes of the XML that is parsed

# What the ZIP, XML and Word readers raise for files that are none.
_DAMAGED = (zipfile.BadZipFile, OpcError, KeyError, XMLSyntaxError, NotImplementedError, RuntimeError, OSError)


def read_word(data: bytes) -> str:
    """The text of a .docx. Raises ValueError, with a sentence, for anything else or a file made to be too large."""
    try:
        _check_size(data)
        document = docx.Document(io.BytesIO(data))
    except _DAMAGED as error:
        raise ValueError("it is damaged or no .docx. Save it again from Word, or paste the text.") from error
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise ValueError(f"it holds {len(members)} parts; at most {MAX_MEMBERS} are read. Paste the text instead.")
    unpacked = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    if unpacked > MAX_UNPACKED or largest > MAX_PART:
        raise ValueError(f"it unpacks to {unpacked:,} bytes, too many for a brief. Paste the text instead.")
