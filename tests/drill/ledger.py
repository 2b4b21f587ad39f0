"""What was promised, and whether it was kept."""

import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Ledger:
    """Counts of one drill. `lost` and `half` name what broke a promise; `fivehundreds` what broke altogether."""

    confirmed: Counter[str] = field(default_factory=Counter)
    refused: int = 0  # answered below 500, and told so
    unanswered: int = 0  # the site was killed meanwhile
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    fivehundreds: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def confirm(self, what: str) -> None:
        with self.lock:
            self.confirmed[what] += 1

    def answer(self, what: str, status: int) -> None:
        """An answer that confirmed nothing."""
        with self.lock:
            if status == 0:
                self.unanswered += 1
            elif status >= 500:
                self.fivehundreds.append(f"{what}: {status}")
            else:
                self.refused += 1

    def read(self, what: str, status: int) -> None:
        """A reader's request: it has to be answered."""
        with self.lock:
            if status == 200:
                self.confirmed["pages read"] += 1
            elif status >= 500:
                self.fivehundreds.append(f"{what}: {status}")

    def expect(self, *kinds: str) -> None:
        """A drill shows nothing of a kind of work that was never confirmed."""
        self.lost += [f"no {kind} was confirmed at all" for kind in kinds if not self.confirmed[kind]]

    @property
    def kept(self) -> bool:
        return not (self.lost or self.half or self.fivehundreds)
