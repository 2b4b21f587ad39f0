"""The first pass over a brief: which lines belong to the header and to which slide, field by field."""

import re
from dataclasses import dataclass, field

from carousels.brief import names
from carousels.brief.normalise import LINE_ENDS, trim

_QUOTED = re.compile(r"\s*>\s?")


@dataclass(slots=True)
class Value:
    """A field as it stands: its key, the line of its name, and its lines of text."""

    key: str
    name: str
    line: int
    lines: list[str] = field(default_factory=list)
    quoted: bool = False  # the line of its name began with “>”, so its other lines may too

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class Section:
    """The header, or one slide with its heading. The first value, without a key, holds text before any field."""

    line: int
    heading: names.Heading | None = None
    values: list[Value] = field(default_factory=list)
    begun: bool = False  # text stands in it that is no field's name


def split(text: str) -> list[Section]:
    """The header first, then the slides in their order."""
    lines = without_quoting(LINE_ENDS.sub("\n", text).split("\n"))
    rules = _rules_between_slides(lines)
    sections = [Section(1, None, [Value("", "", 1)])]
    for number, line in enumerate(lines, 1):
        if number - 1 in rules:
            continue
        heading = names.heading_of(line)
        if heading:
            sections.append(Section(number, heading, [Value("", "", number + 1)]))
            continue
        _take(sections[-1], line, number)
    return sections


def without_quoting(lines: list[str]) -> list[str]:
    """A brief that was quoted as a whole, without its marks."""
    if all(_QUOTED.match(line) for line in lines if line.strip()) and any(line.strip() for line in lines):
        return [_QUOTED.sub("", line, count=1) for line in lines]
    return lines


def _take(section: Section, line: str, number: int) -> None:
    if not trim(line):
        section.values[-1].lines.append("")
        return
    found = names.slide_field(line) if section.heading else _header_field(section, line)
    if found:
        quoted = bool(_QUOTED.match(line))
        section.values.append(Value(found.key, found.name, number, [found.value], quoted))
        return
    section.begun = True
    value = section.values[-1]
    if value.quoted:
        line = _QUOTED.sub("", line, count=1)
    value.lines.append(names.unescaped(line))


def _header_field(section: Section, line: str) -> names.Field | None:
    """The title's name counts on the first line; after it “Carousel: …” is only text."""
    titled = section.begun or len(section.values) > 1
    return names.header_field(line) or (None if titled else names.title_field(line))


def _rules_between_slides(lines: list[str]) -> set[int]:
    """Indices of ***, --- and ___ lines that only part a slide from the next, or end the text."""
    rules: set[int] = set()
    pending: list[int] = []
    for index, line in enumerate(lines):
        if names.is_rule(line):
            pending.append(index)
        elif trim(line):
            if names.heading_of(line):
                rules.update(pending)
            pending = []
    return rules | set(pending)
