"""What a benchmark found, as values: a printer and a report show the same."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure is to reach: a ratio to the baseline, or ours by itself."""

    limit: float
    of_ratio: bool = True
    least: bool = False  # the figure is to be no less, where it is else to be no more

    def holds(self, ours: float, baseline: float | None) -> bool:
        figure = ours / baseline if self.of_ratio and baseline else ours
        return figure >= self.limit if self.least else figure <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g}{' ×' if self.of_ratio else ''}"


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    ours: float  # the median
    baseline: float | None = None
    unit: str = "ms"
    goal: Goal | None = None

    @property
    def ratio(self) -> str:
        return f"{self.ours / self.baseline:.3g}" if self.baseline else ""

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return f"{self.goal} {'holds' if self.goal.holds(self.ours, self.baseline) else 'MISSED'}"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    about: str  # what was done, and what the baseline is
    baseline: str  # heads its column; empty where there is none
    rows: tuple[Row, ...]


def show(section: Section) -> None:
    """A table on standard output."""
    lines = ["", section.title, "", f"  {'':<44}{'Nuvika':>12}{section.baseline:>16}{'ratio':>8}  goal"]
    lines += [
        f"  {row.name:<44}{figure(row.ours, row.unit):>12}{figure(row.baseline, row.unit):>16}{row.ratio:>8}  "
        f"{row.verdict}"
        for row in section.rows
    ]
    _write(lines)


def figure(value: float | None, unit: str) -> str:
    """What was counted is whole, what was measured has one decimal."""
    return "" if value is None else f"{value:,} {unit}" if isinstance(value, int) else f"{value:,.1f} {unit}"


def _write(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(line.rstrip() for line in lines) + "\n")
    sys.stdout.flush()
