"""What a reading found: the deck, and every problem at its line."""

from dataclasses import dataclass

from carousels.deck import Deck
from carousels.findings import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    severity: Severity
    line: int  # counted from 1 in the reading's source
    message: str  # a sentence for a copywriter

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Reading:
    """`deck` is there whenever one can be shown; it may be saved only where `ok`."""

    deck: Deck | None
    problems: tuple[Problem, ...]
    source: str = ""  # the decoded text with line feeds, as the problems count its lines
    claimed: int | None = None  # how many slides the brief says it has

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def ok(self) -> bool:
        return not self.errors
