"""Many who ask at once share an answer, and none gets one that was put before they came."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import pytest

from nuvika.lib.coalescing import Coalesced


class Slow:
    """A question whose first answer comes when it is let go."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.is_put, self.may_end = Event(), Event()

    def __call__(self) -> int:
        number = next(self.numbers)
        if number == 1:
            self.is_put.set()
            assert self.may_end.wait(10)
        return number


def in_threads(pool: ThreadPoolExecutor, ask: Callable[[], int], slow: Slow, waiting: int) -> list[int]:
    first = pool.submit(ask)
    assert slow.is_put.wait(10)
    came = [Event() for _ in range(waiting)]

    def late(arrived: Event) -> int:
        arrived.set()
        return ask()

    others = [pool.submit(late, arrived) for arrived in came]
    assert all(arrived.wait(10) for arrived in came)
    Event().wait(0.1)  # between saying that they come and coming
    slow.may_end.set()
    return [one.result(10) for one in (first, *others)]


def test_who_comes_while_a_question_is_under_way_shares_the_next_one() -> None:
    slow = Slow()
    with ThreadPoolExecutor(6) as pool:
        assert in_threads(pool, Coalesced(slow), slow, 5) == [1, 2, 2, 2, 2, 2]


def test_who_is_stuck_holds_up_nobody_else() -> None:
    slow = Slow()
    ask = Coalesced(slow, patience=0.05)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(ask)
        assert slow.is_put.wait(10)
        others = [pool.submit(ask) for _ in range(2)]
        assert sorted(one.result(10) for one in others) == [2, 3]
        slow.may_end.set()
        assert first.result(10) == 1


def test_one_after_the_other_each_asks_anew() -> None:
    numbers = count(1)
    ask = Coalesced(lambda: next(numbers))
    assert [ask(), ask(), ask()] == [1, 2, 3]


def test_an_error_is_told_to_whom_it_met_and_the_next_asks_again() -> None:
    numbers = count(1)

    def question() -> int:
        number = next(numbers)
        if number == 1:
            raise OSError("away")
        return number

    ask = Coalesced(question)
    with pytest.raises(OSError, match="away"):
        ask()
    assert ask() == 2
