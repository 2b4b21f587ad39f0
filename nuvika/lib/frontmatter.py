"""Front matter: what is known about a text, as YAML or TOML between two lines before it."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import yaml

from nuvika.lib import plainyaml

FENCE = "---\n"
MAX_HEADER = 64 * 1024  # characters: what is known about an article has a hundredth of it
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_TOML_LINE = re.compile(r"at line (\d+)")


class FrontMatterError(ValueError):
    """Why the head of a file cannot be read and what to do, in a sentence; and at which line of the file."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Read:
    header: dict[str, Any]  # values are texts, None, lists and mappings of these
    body: str
    lines: dict[str, int] = field(default_factory=dict)  # of each name in the header, counted from 1 in the file
    body_line: int = 1


def write(header: dict[str, Any], body: str) -> str:
    about = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{FENCE}{about}{FENCE}\n{body}"


def read(text: str) -> Read:
    """What `write` wrote, or another system. A text without a head has an empty one. Raises FrontMatterError."""
    first, _, rest = text.partition("\n")
    fence = first.rstrip()
    if fence not in _ENDS:
        return Read({}, text)
    lines = rest.split("\n")
    end = next((number for number, line in enumerate(lines) if line.rstrip() in _ENDS[fence]), None)
    if end is None:
        raise FrontMatterError(f"What begins with {fence} has no end: put {fence} on a line of its own after it.", 1)
    head, below = "\n".join(lines[:end]), lines[end + 1 :]
    if len(head) > MAX_HEADER:
        raise FrontMatterError(f"The head has {len(head):,} signs. At most {MAX_HEADER:,} are read.", 1)
    header, where = _toml(head) if fence == "+++" else _yaml(head)
    skipped = 1 if below and not below[0].strip() else 0
    return Read(header, "\n".join(below[skipped:]), where, end + 3 + skipped)


def _yaml(head: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        values, lines = plainyaml.mapping(head)
    except plainyaml.NotYamlError as problem:
        raise FrontMatterError(f"The head is no YAML that can be read: {problem}.", problem.line + 1) from problem
    return values, {name: line + 1 for name, line in lines.items()}


def _toml(head: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        values = tomllib.loads(head)
        if "\\u0000" in head:
            raise tomllib.TOMLDecodeError("There is a NUL, which no text holds")
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        found = _TOML_LINE.search(str(problem))
        line = int(found[1]) if found else head.count("\n") + 1
        raise FrontMatterError(f"The head is no TOML that can be read: {problem}.", line + 1) from problem
    lines: dict[str, int] = {}
    for number, line_text in enumerate(head.split("\n"), 2):
        lines.setdefault(line_text.partition("=")[0].strip().strip("\"'"), number)
    return {name: _as_text(value) for name, value in values.items()}, lines


def _as_text(value: Any) -> Any:
    """As YAML gives it: every scalar is a text."""
    match value:
        case dict():
            return {str(name): _as_text(inner) for name, inner in value.items()}
        case list():
            return [_as_text(inner) for inner in value]
        case bool():
            return str(value).lower()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)
