"""Lists in pasted HTML: Word writes them as paragraphs with signs, Google Docs puts lists beside their items."""

import re

from lxml import etree, html

_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d+)", re.I)
_NUMBERED = re.compile(r"^\s*(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
LISTS = ("ul", "ol")
DEEPEST = 9  # what Word offers


def from_word(root: html.HtmlElement) -> None:
    """Paragraphs in a row that Word marks as items become a list, nested by their levels."""
    current: list[html.HtmlElement] = []  # the open list of each level
    last = None
    for paragraph in list(root.iter("p")):
        level = _level(paragraph)
        if level is None:
            current, last = [], None
            continue
        if last is None or paragraph.getprevious() is not last:
            current = []
        ordered = _take_sign(paragraph)
        current = current[:level]
        while len(current) < level:
            current.append(_open(current, paragraph, "ol" if ordered else "ul"))
        paragraph.getparent().remove(paragraph) if current[0].getparent() is not paragraph else None
        paragraph.tag, paragraph.tail = "li", None
        current[-1].append(paragraph)
        last = current[0]


def _level(paragraph: html.HtmlElement) -> int | None:
    found = _LEVEL.search(paragraph.get("style", ""))
    return min(max(int(found[1]), 1), DEEPEST) if found else None


def _take_sign(paragraph: html.HtmlElement) -> bool:
    """Remove the typed bullet or number; whether it was a number."""
    sign = ""
    for span in paragraph.xpath(".//*[contains(translate(@style, 'IGNORE', 'ignore'), 'mso-list:ignore')]"):
        sign += "".join(span.itertext())
        span.drop_tree()
    return bool(_NUMBERED.match(sign))


def _open(current: list[html.HtmlElement], paragraph: html.HtmlElement, tag: str) -> html.HtmlElement:
    made = html.Element(tag)
    if not current:
        paragraph.addprevious(made)
        return made
    outer = current[-1]
    if not len(outer):
        etree.SubElement(outer, "li")
    outer[-1].append(made)
    return made


def nest(root: html.HtmlElement) -> None:
    """A list that stands directly in a list belongs to the item before it; an item needs no paragraph within."""
    for inner in list(root.iter(*LISTS)):
        parent = inner.getparent()
        if parent is None or parent.tag not in LISTS:
            continue
        before = inner.getprevious()
        if before is None:
            before = html.Element("li")
            inner.addprevious(before)
        before.append(inner)
    for item in root.iter("li"):
        paragraphs = item.findall("p")
        if len(paragraphs) == 1:
            paragraphs[0].drop_tag()
