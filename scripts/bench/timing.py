"""Medians of work that takes turns with its baseline, so that a noisy machine disturbs both alike."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from carousels.deck import Deck

RUNS = int(os.environ.get("RUNS", "21"))
Work = Callable[[], object]
Maker = Callable[[], Work]  # prepares a piece of work, which does not count
turn = count(1)


def changed(deck: Deck) -> Deck:
    """The deck with a word on every slide that no call has seen, since Typst remembers what it has set."""
    word = f" {next(turn)}"
    return replace(deck, slides=tuple(replace(slide, headline=slide.headline + word) for slide in deck.slides))


def milliseconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(maker: Maker, runs: int = RUNS) -> float:
    """Of some runs, after two that warm up."""
    return statistics.median([milliseconds(maker()) for _ in range(runs + 2)][2:])


def in_turns(ours: Maker, bare: Maker, runs: int = RUNS) -> tuple[float, float]:
    """Medians of both; each goes first every other time, for what runs second finds the machine warmer."""
    times: list[tuple[float, float]] = []
    for number in range(runs + 2):
        if number % 2:
            first = milliseconds(ours())
            times.append((first, milliseconds(bare())))
        else:
            second = milliseconds(bare())
            times.append((milliseconds(ours()), second))
    kept = times[2:]  # the first two warm up
    return statistics.median(pair[0] for pair in kept), statistics.median(pair[1] for pair in kept)
