"""What was found wrong on the way, each with its file and line and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from carousels.findings import Severity
from nuvika.front.moving.limits import MAX_PROBLEMS


@dataclass(frozen=True, slots=True)
class Problem:
    severity: Severity
    file: str
    line: int  # counted from 1
    message: str  # a sentence

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"


class Problems:
    """A list that is written as things are read."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self.failed = False  # whether something was left out

    def __iter__(self) -> Iterator[Problem]:
        """By file and line."""
        yield from sorted(self._found, key=lambda problem: (problem.file, problem.line))

    def error(self, file: str, line: int, message: str) -> None:
        self.failed = True
        self._add(Problem(Severity.ERROR, file, line, message))

    def warn(self, file: str, line: int, message: str) -> None:
        self._add(Problem(Severity.WARNING, file, line, message))

    def _add(self, problem: Problem) -> None:
        if len(self._found) < MAX_PROBLEMS:
            self._found[problem] = None
