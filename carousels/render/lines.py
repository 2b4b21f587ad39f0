"""Which boxes of words go on which line: plain arithmetic, in px."""

from typing import NamedTuple

LONELY = 0.12  # what it costs to end with one short word
MANY = 64  # boxes: longer texts are filled line by line, which nobody can tell from the best


class Box(NamedTuple):
    """Something that is not parted. Widths are px."""

    width: float
    space: float = 0.0  # before it, where it does not begin a line
    hyphen: float = 0.0  # what a hyphen adds, where a line ends after it
    cost: float = 0.0  # how bad it is to end a line after it; below 0 where it is good


Lines = list[tuple[int, int]]  # of each line its first box and the one after its last


def filled(boxes: list[Box], room: float) -> Lines:
    """Each line takes what goes on it. A box wider than the room has a line of its own."""
    made: Lines = []
    start, x = 0, 0.0
    for place, box in enumerate(boxes):
        wide = x + box.space + box.width if place > start else box.width
        if place > start and wide + box.hyphen > room:
            made.append((start, place))
            start, wide = place, box.width
        x = wide
    return [*made, (start, len(boxes))] if boxes else []


def balanced(boxes: list[Box], room: float) -> Lines:
    """As few lines as `filled` takes, as equal in length as they can be, with no lonely last word."""
    first = filled(boxes, room)
    if len(first) < 2 or len(boxes) > MANY:
        return first
    best: list[tuple[float, int]] = [(0.0, 0)]  # of each place: what the lines before it cost, where the last begins
    for end in range(1, len(boxes) + 1):
        best.append(_cheapest(boxes, room, best, end))
    made = _traced(best)
    return made if len(made) <= len(first) else first


def _cheapest(boxes: list[Box], room: float, best: list[tuple[float, int]], end: int) -> tuple[float, int]:
    """Over all lines that end there."""
    found = (float("inf"), end - 1)
    x = 0.0
    final = end == len(boxes)
    for start in range(end - 1, -1, -1):
        box = boxes[start]
        x += box.width if start == end - 1 else box.width + boxes[start + 1].space
        if start < end - 1 and x + boxes[end - 1].hyphen > room:
            break
        gap = max(0.0, 1 - x / room)
        cost = best[start][0] + gap * gap + (0 if final else boxes[end - 1].cost)
        if final and start == end - 1 and start > 0 and x < room / 3:
            cost += LONELY
        if cost < found[0]:
            found = (cost, start)
    return found


def _traced(best: list[tuple[float, int]]) -> Lines:
    made: Lines = []
    end = len(best) - 1
    while end:
        start = best[end][1]
        made.append((start, end))
        end = start
    return made[::-1]


def widest(boxes: list[Box], lines: Lines) -> float:
    """px of the longest line."""
    return max((_width(boxes, start, end) for start, end in lines), default=0.0)


def _width(boxes: list[Box], start: int, end: int) -> float:
    return sum(box.width for box in boxes[start:end]) + sum(box.space for box in boxes[start + 1 : end])
