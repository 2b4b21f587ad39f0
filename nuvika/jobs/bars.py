"""The same work on a terminal: a bar while it goes on, a line for what was left out."""

from collections.abc import Callable

from tqdm import tqdm


class Bar:
    """Progress of `nuvika.jobs.kinds`, drawn where there is a terminal. Stopped by Ctrl-C, as every command is."""

    def __init__(self, unit: str, problems: Callable[[str], object]) -> None:
        self._unit, self._problems = unit, problems
        self._bar: tqdm[object] | None = None
        self.failed = 0

    def begin(self, total: int) -> None:
        self._bar = tqdm(total=total, unit=f" {self._unit}", leave=False, disable=None)

    def step(self, note: str = "") -> None:
        del note  # the bar says enough
        if self._bar is not None:
            self._bar.update()

    def left_out(self, problem: str) -> None:
        self.failed += 1
        self._problems(problem)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.close()
