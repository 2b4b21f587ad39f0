"""What is wrong with a deck, as values: which slide, which field, how bad, in a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # blocks an export unless forced
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    severity: Severity
    message: str  # a sentence that says what to do
    slide: int | None = None  # counted from 1; None: the deck as a whole
    field: str = ""  # a field of Slide or Deck

    def __str__(self) -> str:
        where = f"slide {self.slide}" if self.slide else "carousel"
        return f"{where}{', ' + self.field if self.field else ''}: {self.severity}: {self.message}"
