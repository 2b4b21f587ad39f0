"""Where the parts of each slide came to stand, as the typesetter says, and what is wrong about it. All in px."""

from dataclasses import dataclass

from carousels.deck import Deck
from carousels.findings import Finding, Severity
from carousels.render.fit import Plan

NEAR = 0.5  # px: rounding
WORDS = ("headline", "body", "subline", "label", "link")

Place = tuple[int, str, str, float, float]  # slide, field, "top" or "bottom", x, y


@dataclass(frozen=True, slots=True)
class Part:
    """A field's words, from the top of their first line to the foot of their last."""

    field: str
    left: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A slide as it was set: its plan, and its parts in reading order."""

    slide: int  # counted from 1
    plan: Plan
    parts: tuple[Part, ...]

    @property
    def surplus(self) -> float:
        """By how much the words are taller than their room; 0 where they fit."""
        lowest = max((part.bottom for part in self.parts), default=0.0)
        over = max(lowest - (self.plan.room.top + self.plan.room.height), self._over())
        return over if over > NEAR else 0.0

    def _over(self) -> float:
        return self.plan.parts.height(self.plan.room) - self.plan.room.height


def pages_of(plans: dict[int, Plan], places: list[Place]) -> tuple[Page, ...]:
    """From what the templates leave as metadata: two places a part. `plans` are by the slide's number."""
    parts: dict[int, list[Part]] = {}
    for (number, field, _top, x, y), (*_, bottom) in zip(places[::2], places[1::2], strict=True):
        parts.setdefault(number, []).append(Part(field, x, y, bottom))
    return tuple(Page(number, plan, tuple(parts.get(number, ()))) for number, plan in plans.items())


def overflows(deck: Deck, pages: tuple[Page, ...]) -> list[Finding]:
    """A finding for each slide whose words do not fit, at its longest field."""
    return [_overflow(deck, page) for page in pages if page.surplus]


def _overflow(deck: Deck, page: Page) -> Finding:
    slide = deck.slides[page.slide - 1]
    field = max(WORDS, key=lambda name: len(getattr(slide, name)))
    share = page.surplus / (page.plan.room.height + page.surplus)
    surplus = max(1, round(len(getattr(slide, field)) * share))
    message = f"text does not fit: about {surplus} characters too many. Shorten it, or split the slide."
    return Finding(Severity.ERROR, message, page.slide, field)
