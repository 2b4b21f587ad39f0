"""What a brief says of its post: the slug in its address, and a first draft of its body."""

import re

from carousels.deck import Deck, Kind, Slide
from carousels.marks import Run, is_marked, runs

_ADDRESS = re.compile(r"(?:https?://)?[^/\s?#]*/blog/posts/([^/\s?#]+)/?(?:[?#]\S*)?", re.I)
_SLUG = re.compile(r"[a-z0-9_-]{1,200}")
_AT_RISK = re.compile(r"([\\`*_\[\]<>|~])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|=+\s*$|-+\s*$|:)", re.M)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.M)


def slug_of_address(address: str) -> str:
    """The path's part after /blog/posts/, in lower case; empty where the address has another shape."""
    found = _ADDRESS.fullmatch(address.split(maxsplit=1)[0] if address.split() else "")
    slug = found[1].lower() if found else ""
    return slug if _SLUG.fullmatch(slug) else ""


def post_body(deck: Deck) -> str:
    """Markdown for an author to write from: each label and headline a heading, each body its paragraphs."""
    own = slug_of_address(deck.blog_post)
    return "\n\n".join(part for slide in deck.slides for part in _parts(slide, own)) + "\n"


def _parts(slide: Slide, own_slug: str) -> list[str]:
    heading = ": ".join(_written(text) for text in (slide.label, slide.headline) if text)
    parts = [f"## {' '.join(heading.split())}"] if heading else []
    if slide.subline:
        parts.append(_written(slide.subline))
    if slide.body:
        parts.append(f"```\n{slide.body}\n```" if slide.kind is Kind.CODE else _body(slide))
    if slide.link and slug_of_address(slide.link) != own_slug:
        parts.append(_plain(slide.link))
    return parts


def _body(slide: Slide) -> str:
    if slide.kind is not Kind.LIST:
        return _written(slide.body)
    points = [re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line) for line in slide.body.split("\n") if line.strip()]
    return "\n".join(f"- {_written(point)}" for point in points)


def _written(text: str) -> str:
    """The words with the marks of a slide, which mean the same in an article."""
    return _unbroken("".join(map(_run, runs(text)))) if is_marked(text) else _plain(text)


def _run(run: Run) -> str:
    if run.code:
        written = f"`` {run.text} ``" if "`" in run.text else f"`{run.text}`"
    else:
        written = _AT_RISK.sub(r"\\\1", run.text)
    for mark in ("*" * run.emphasis, "**" * run.strong):
        written = f"{mark}{written}{mark}"
    return f"[{written}]({run.href})" if run.href else written


def _plain(text: str) -> str:
    """The words as they stand, with what Markdown would take for a mark made plain."""
    return _unbroken(_AT_RISK.sub(r"\\\1", text))


def _unbroken(escaped: str) -> str:
    """No line begins something else than it did on a slide."""
    escaped = _LINE_START.sub(r"\1\\\2", escaped)
    return _NUMBERED.sub(r"\1\\\2", escaped)
