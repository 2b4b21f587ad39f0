"""How long something takes, whatever else the machine has to do meanwhile."""

import time
from collections.abc import Callable

YARDSTICK = 0.03  # seconds of an idle core of the slowest machine that we have in mind, for what `_yardstick` does


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that it would take on an idle core: a yardstick is timed before and after."""
    before = _yardstick()
    started = time.process_time()
    work()
    spent = time.process_time() - started
    return spent / max(1, max(before, _yardstick()) / YARDSTICK)


def _yardstick() -> float:
    started = time.process_time()
    total, kept = 0, {}
    for number in range(300_000):
        total += number % 7
        kept[number & 1023] = total
    return time.process_time() - started
