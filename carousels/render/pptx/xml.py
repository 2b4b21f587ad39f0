"""Elements of Office Open XML. Lengths come in px of the page and are written in EMU."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

Element = Any  # lxml's own; it publishes no types

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
}
EMU = 12_700  # a px of our pages is a pt
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Value = str | int | float | bool | None
Attributes = Mapping[str, Value]


def element(name: str, attributes: Attributes | None = None, *children: Element | str | None) -> Element:
    """`<prefix:name>`; attributes and children that are None are left out, and a text is its text."""
    made = etree.Element(_qualified(name), nsmap={part: NAMESPACES[part] for part in _prefixes(name)})
    for key, value in (attributes or {}).items():
        if value is not None:
            made.set(_qualified(key), _written(value))
    for child in children:
        if isinstance(child, str):
            made.text = clean(child)
        elif child is not None:
            made.append(child)
    return made


def clean(text: str) -> str:
    """The text without what no XML may hold."""
    return _FORBIDDEN.sub("", text)


def emu(px: float) -> int:
    return round(px * EMU)


def hundredths(px: float) -> int:
    """Sizes of type and distances of lines: hundredths of a pt."""
    return round(px * 100)


def share(part: float) -> int:
    """Thousandths of a percent."""
    return round(part * 100_000)


def _prefixes(name: str) -> tuple[str, ...]:
    prefix = name.partition(":")[0]
    return (prefix, "a", "r") if prefix == "p" else (prefix, "r")


def _qualified(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def _written(value: str | float) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return clean(value) if isinstance(value, str) else str(value)
