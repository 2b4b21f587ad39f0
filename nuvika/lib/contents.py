"""The headings of an article, for a table of contents."""

import re
from dataclasses import dataclass
from html import unescape

HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)<a class="anchor"', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    name: str  # its id
    words: str
    within: tuple["Heading", ...] = ()


def contents(html: str, *, least: int = 4) -> tuple[Heading, ...]:
    """Second-level headings with the third-level ones under each; nothing for a text with fewer than `least`.

    Reads what `markdown.render` wrote.
    """
    found: list[tuple[Heading, list[Heading]]] = []
    for level, name, inner in HEADING.findall(html):
        heading = Heading(unescape(name), " ".join(unescape(TAG.sub("", inner)).split()))
        if level == "2":
            found.append((heading, []))
        elif found:
            found[-1][1].append(heading)
    if len(found) < least:
        return ()
    return tuple(Heading(top.name, top.words, tuple(within)) for top, within in found)
