"""Inline marks in the words of a slide: `**strong**`, `*emphasis*`, `` `code` `` and `[words](address)`.

What is not closed, or stands where nobody would mark anything, is plain text: "2 * 3 * 4", "**kwargs", "a*b*c".
"""

import re
from dataclasses import dataclass, replace

from carousels.links import href

_MARK = re.compile(
    r"`(?=[^`\n]*[^`\s])(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*\*(?P<strong>[^\s*](?:[^\n]{0,300}?[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<emphasis>[^\s*](?:[^*\n]*?[^\s*])?)\*(?![\w*])"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\)"
)
_SIGNS = frozenset("*`[")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `href` is an address that may be followed, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


def is_marked(text: str) -> bool:
    """Whether there is anything that may be a mark."""
    return not _SIGNS.isdisjoint(text)


def runs(text: str) -> list[Run]:
    """The text in runs, its marks taken off; in their order they hold every word."""
    if not is_marked(text):
        return [Run(text)] if text else []
    found: list[Run] = []
    place = 0
    for match in _MARK.finditer(text):
        marked = _marked(match)
        if marked is None:
            continue
        if match.start() > place:
            found.append(Run(text[place : match.start()]))
        found += marked
        place = match.end()
    return [*found, Run(text[place:])] if place < len(text) else found


def _marked(match: re.Match[str]) -> list[Run] | None:
    """The runs of one mark; None for an address that leads nowhere, which stays as it was typed."""
    if match["code"]:
        return [Run(match["code"], code=True)]
    if match["strong"]:
        return [replace(run, strong=True) for run in runs(match["strong"])]
    if match["emphasis"]:
        return [replace(run, emphasis=True) for run in runs(match["emphasis"])]
    address = href(match["address"])
    return [Run(match["words"], href=address)] if address else None


def plain(text: str) -> str:
    """The words without their marks: for alt texts, transcripts and titles."""
    return "".join(run.text for run in runs(text))
