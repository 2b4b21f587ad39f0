"""What strangers send. A sample with `make test`, all of it with `make fuzz` (FUZZ=full)."""

import os

FULL = os.environ.get("FUZZ") == "full"


def some(things: list, every: int) -> list:
    """Every so-many-th of a corpus, all of it where there is time."""
    return things if FULL else things[::every]


def examples(many: int, few: int) -> int:
    return many if FULL else few
