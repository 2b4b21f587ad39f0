"""HTML that somebody pastes, from Google Docs, Word or a page, as Markdown. Nothing of it is kept but words."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import nh3
from lxml import etree, html
from markdownify import ATX, MarkdownConverter

from nuvika.lib import pasted_lists

MAX_LENGTH = 2_000_000  # characters: a long article with Word's styles has a tenth of it
MAX_DEPTH = 80  # elements within elements; real documents have twenty
BOLD_FROM = 600
MONO = ("courier", "consolas", "menlo", "monaco", "mono")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KEPT = {
    *HEADINGS,
    *("p", "blockquote", "hr", "pre", "br", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "b", "strong", "em", "i", "code", "del", "s"),
}
GONE = {"script", "style", "head", "title", "template", "svg", "math", "iframe", "object", "noscript", "textarea"}


class NotReadableError(ValueError):
    """The HTML is no document that can be read; its plain text is what there is."""


@dataclass(frozen=True, slots=True)
class Pasted:
    markdown: str
    pictures_left_out: int  # a paste names pictures by addresses that are not ours


def to_markdown(source: str, *, keep_pictures: bool = False) -> Pasted:
    """Raises NotReadableError where it is empty, too long or nested without end.

    `keep_pictures` leaves pictures in with the addresses they have, for who knows what to do with these.
    """
    if len(source) > MAX_LENGTH:
        raise NotReadableError
    root = _parsed(source)
    pictures = len(root.xpath("//img"))
    for element in list(root.iter(etree.Element)):
        _make_plain(element)
    pasted_lists.from_word(root)
    pasted_lists.nest(root)
    clean = nh3.clean(
        html.tostring(root, encoding="unicode"),
        tags=KEPT | {"img"} if keep_pictures else KEPT,
        clean_content_tags=GONE,
        attributes={"a": {"href"}, "ol": {"start"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Pasted(_tidy(_converter.convert(clean)), 0 if keep_pictures else pictures)


def _parsed(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(source.replace("\0", "").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise NotReadableError from problem
    if any(sum(1 for _ in element.iterancestors()) > MAX_DEPTH for element in root.iter(etree.Element)):
        raise NotReadableError
    return root


def _make_plain(element: html.HtmlElement) -> None:
    """What a style says becomes an element that says it; what a link is wrapped in comes off."""
    style = _style(element)
    weight, weightless = style.get("font-weight", ""), style.get("font-weight") in ("normal", "400")
    if element.tag in ("b", "strong", "i", "em") and (weightless or style.get("font-style") == "normal"):
        element.tag = "span"  # Google Docs wraps everything in a <b> that is not bold
    if element.tag == "a":
        element.set("href", _target(element.get("href", "")))
    if element.tag != "span" or any(parent.tag in HEADINGS for parent in element.iterancestors()):
        return
    _wrap_as(element, "code", any(name in style.get("font-family", "").lower() for name in MONO))
    _wrap_as(element, "del", "line-through" in style.get("text-decoration", style.get("text-decoration-line", "")))
    _wrap_as(element, "em", style.get("font-style") == "italic")
    _wrap_as(element, "strong", weight == "bold" or (weight.isdigit() and int(weight) >= BOLD_FROM))


def _style(element: html.HtmlElement) -> dict[str, str]:
    parts = (part.partition(":") for part in element.get("style", "").split(";"))
    return {name.strip().lower(): value.strip() for name, _colon, value in parts}


def _wrap_as(element: html.HtmlElement, tag: str, wanted: bool) -> None:
    if not wanted or not "".join(element.itertext()).strip():
        return
    inner = html.Element(tag)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def _target(address: str) -> str:
    """Google Docs leads every link through google.com/url?q=…"""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
        return next(iter(parse_qs(parts.query).get("q", [])), address)
    return address


_converter = MarkdownConverter(
    heading_style=ATX,
    bullets="-",
    escape_misc=False,
    table_infer_header=True,
    autolinks=False,
    keep_inline_images_in=["td", "th", *HEADINGS],
)


def _tidy(text: str) -> str:
    text = text.replace("\u00a0", " ").replace("\u200b", "")
    text = re.sub(r"[ \t]+(?=\n)", lambda found: "  " if found[0] == "  " else "", text)
    text = re.sub(r"(?m)^[ \t]+$", "", text).replace("  \n\n", "\n\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n ")
