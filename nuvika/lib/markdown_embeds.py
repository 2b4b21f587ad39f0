"""Addresses in a text become links, and so does a film of another site: nothing of theirs is loaded into a page."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]{1,1000}")
CLOSING = {")": "(", "]": "["}
FRAME = re.compile(r'<iframe\b[^<>]{0,1000}?\bsrc="(https?://[^"<>\s]{1,1000})"[^<>]{0,1000}></iframe>\s*')
YOUTUBE = re.compile(r"https?://(?:www\.)?(?:youtube(?:-nocookie)?\.com/embed/|youtu\.be/)([\w-]{1,40})")
VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d{1,20})")


def link_addresses(state: StateCore) -> None:
    """An address that stands in a text as it is becomes a link, without the sentence's own signs at its end."""
    for block in state.tokens:
        if block.type == "inline" and block.children and "://" in block.content:
            block.children = list(_linked(block.children))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "text" or depth:
            yield token
            continue
        at = 0
        for found in ADDRESS.finditer(token.content):
            address = _trimmed(found[0])
            yield _text(token.content[at : found.start()])
            yield Token("link_open", "a", 1, attrs={"href": address}, info="auto")
            yield _text(address)
            yield Token("link_close", "a", -1, info="auto")
            at = found.start() + len(address)
        yield _text(token.content[at:])


def _trimmed(address: str) -> str:
    """Without full stops and the like at its end; a bracket stays where it closes one of the address."""
    while address[-1] in ".,;:!?'*_~…”’)]":
        opened = CLOSING.get(address[-1])
        if opened and address.count(opened) >= address.count(address[-1]):
            return address
        address = address[:-1]
    return address


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def make_embeds(state: StateCore) -> None:
    """A paragraph that is only an address, or only the code for a frame, becomes a link that names its site."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "paragraph_open" or opening.hidden or inline.type != "inline":
            continue
        address = _address(inline)
        if address:
            opening.attrSet("class", "embed")
            inline.children = _link(_page_of(address))


def _address(inline: Token) -> str:
    children = [child for child in inline.children or [] if child.type != "text" or child.content]
    if len(children) == 3 and children[0].type == "link_open" and children[0].info == "auto":
        return str(children[0].attrGet("href") or "")
    found = FRAME.fullmatch(inline.content) if inline.content.startswith("<iframe") else None
    return found[1] if found else ""


def _page_of(address: str) -> str:
    """The page for people of what is meant to be framed."""
    film = YOUTUBE.match(address)
    if film:
        start = parse_qs(urlsplit(address).query).get("start", [""])[0]
        return f"https://www.youtube.com/watch?v={film[1]}" + (f"&t={start}s" if start.isdigit() else "")
    film = VIMEO.match(address)
    return f"https://vimeo.com/{film[1]}" if film else address


def _link(address: str) -> list[Token]:
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    rest = f"{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}"
    return [
        Token("link_open", "a", 1, attrs={"href": address}),
        Token("embed_host_open", "span", 1, attrs={"class": "embed-host"}),
        _text(host),
        Token("embed_host_close", "span", -1),
        _text(f" {rest}" if rest else ""),
        Token("link_close", "a", -1),
    ]
