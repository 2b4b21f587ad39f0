"""Pictures in Markdown: whatever a system writes for one becomes `![words](address)`. Code is left as it is."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

# The address of a picture, its words and its line give address and words that it has here; None where it has none.
Resolve = Callable[[str, str, int], tuple[str, str] | None]

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
PICTURE = re.compile(
    r"""
    (?P<code>(?P<ticks>`+)(?!`).{0,2000}?(?<!`)(?P=ticks)(?!`))          # stays
  | !\[\[(?P<wiki>[^\]|]{1,300})(?:\|(?P<wikialt>[^\]]{0,500}))?\]\]            # Obsidian
  | !\[(?P<alt>(?:[^\]\\]|\\.){0,1000})\]\(\s*
      <?(?P<address>[^\s)>]{1,1000}(?:\ [^\s)>"']{1,200}){0,20})>?
      (?P<title>\s+["'(].{0,300}?["')])?\s*\)
  | (?P<html><img\s[^>]{0,3000}>)
  | \{\{[<%]\s*figure\s(?P<figure>[^}]{0,1000}?)/?\s*[>%]\}\}              # Hugo
    """,
    re.VERBOSE,
)
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*["“]([^"”]*)["”]""")
REFERENCE = re.compile(r"^( {0,3}\[[^\]]+\]:\s*)<?([^\s>]+\.(?:png|jpe?g|gif|webp))>?", re.IGNORECASE)
LEFT = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|<(?:iframe|script|video|div|span|table|p)\b")
LONGEST_LINE = 20_000  # characters: what is longer holds data, no prose
MOST_SIGNS = 20_000  # that may begin something: what has more is no article, and is left as it is


def with_pictures(body: str, resolve: Resolve) -> str:
    """`resolve` gets an address, the words, and the line counted from 0."""
    if sum(map(body.count, ("![", "<", "`", "{{"))) > MOST_SIGNS:
        return body
    return "\n".join(
        _line(line, number, resolve) if is_prose and len(line) <= LONGEST_LINE else line
        for number, line, is_prose in _lines(body)
    )


def foreign_parts(body: str) -> Iterator[tuple[int, str]]:
    """What another system would have made something of, and stays as it is written: its line from 0, and what."""
    for number, line, is_prose in _lines(body):
        if is_prose and len(line) <= LONGEST_LINE and (found := LEFT.search(re.sub(r"`[^`]*`", "", line))):
            yield number, found[0]


def _lines(body: str) -> Iterator[tuple[int, str, bool]]:
    """Each line, and whether it is prose."""
    fence = ""
    for number, line in enumerate(body.split("\n")):
        mark = FENCE.match(line)
        inside = bool(fence)
        if mark and not fence:
            fence, inside = mark[1], True
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        yield number, line, not inside


def _line(line: str, number: int, resolve: Resolve) -> str:
    def replaced(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        address, alt, title = _parts(found)
        here = resolve(address, alt, number) if address else None
        return f"![{here[1]}]({here[0]}{title})" if here else found[0]

    def referred(found: re.Match[str]) -> str:
        here = resolve(found[2], "", number)
        return found[1] + (here[0] if here else found[2])

    return REFERENCE.sub(referred, PICTURE.sub(replaced, line))


def _parts(found: re.Match[str]) -> tuple[str, str, str]:
    """The address, the words and the title."""
    if found["wiki"]:
        words = found["wikialt"] or ""
        return found["wiki"].strip(), "" if words.isdecimal() else words, ""
    if found["address"]:
        return found["address"], found["alt"], found["title"] or ""
    about = _attributes(found["html"]) if found["html"] else dict(ATTRIBUTE.findall(found["figure"]))
    return about.get("src", ""), escaped(about.get("alt") or about.get("caption") or ""), ""


def escaped(words: str) -> str:
    """Words that can stand between the brackets of a picture."""
    return " ".join(words.replace("[", r"\[").replace("]", r"\]").split())


class _Attributes(HTMLParser):
    found: dict[str, str]

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def _attributes(tag: str) -> dict[str, str]:
    reader = _Attributes()
    reader.found = {}
    reader.feed(tag)
    return reader.found
