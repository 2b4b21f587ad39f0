"""Which sizes a slide takes: the largest at which its words fit, shared by content slides so that they match."""

from collections.abc import Mapping
from dataclasses import dataclass

from carousels.deck import Slide
from carousels.render.frames import Room, Sizes, ladder_of, room_of, stands_alone
from carousels.render.parts import Parts, parts_of
from carousels.render.setting import Setting

NEAR = 3  # steps: a slide that needs more than this beyond the middle of its deck goes its own way
FIRST = 3  # steps that are tried one by one
TIDY = 4  # steps that a slide gives up for a better headline
LAST_RESORT = 4  # steps before the last, at which words may be parted to keep them large


@dataclass(frozen=True, slots=True)
class Plan:
    """One slide as it will be drawn."""

    slide: Slide
    ground: dict[str, str]
    room: Room
    step: int
    sizes: Sizes
    parts: Parts
    last: bool  # whether type cannot become smaller

    @property
    def fits(self) -> bool:
        return self.parts.height(self.room) <= self.room.height


@dataclass(frozen=True, slots=True)
class _Trial:
    """A slide that looks for its step."""

    setting: Setting
    slide: Slide
    ground: dict[str, str]
    level: int
    room: Room
    ladder: list[Sizes]

    def at(self, step: int) -> Plan:
        sizes = self.ladder[step]
        parts = parts_of(self.setting, self.slide, self.ground, sizes, self.room, self.level)
        return Plan(self.slide, self.ground, self.room, step, sizes, parts, step == len(self.ladder) - 1)

    def largest(self, least: int) -> Plan:
        """The first step, from `least` on, at which all fits; the last where none does."""
        low, end = min(least, len(self.ladder) - 1), len(self.ladder)
        best = None
        tried = 0
        while low < end:
            # Most slides fit at one of the first steps; what fits at a step fits at all smaller ones.
            step = low if tried < FIRST else (low + end) // 2
            tried += 1
            plan = self.at(step)
            if plan.fits and plan.parts.whole:
                best, end = plan, step
            else:
                low = step + 1
        return self.tidied(best) if best else self.parted()

    def tidied(self, plan: Plan) -> Plan:
        """A slide that shares its size with no other gives up a little of it where its headline then breaks better."""
        if not stands_alone(self.slide) or plan.parts.tidy:
            return plan
        smaller = (self.at(step) for step in range(plan.step + 1, min(plan.step + TIDY, len(self.ladder) - 1) + 1))
        return next((one for one in smaller if one.parts.tidy), plan)

    def parted(self) -> Plan:
        """Nowhere is every word whole: some are parted, at the largest of the last sizes at which the lines fit."""
        plan = self.at(len(self.ladder) - 1)
        for step in range(max(0, len(self.ladder) - 1 - LAST_RESORT), len(self.ladder) - 1):
            larger = self.at(step)
            if larger.fits:
                return larger
        return plan


def planned(
    setting: Setting, slides: list[tuple[Slide, dict[str, str]]], least: Mapping[int, int], level_one: int
) -> list[Plan]:
    """`slides` come with the colours of their grounds. `least` holds, by place, the step from which a slide has to
    look; the slide at `level_one` has the document's first heading."""
    trials = [
        _Trial(
            setting,
            slide,
            ground,
            1 if place == level_one else 2,
            room_of(setting.look, setting.frame, slide, rtl=setting.rtl),
            ladder_of(setting.look, setting.frame, slide),
        )
        for place, (slide, ground) in enumerate(slides)
    ]
    plans = [trial.largest(least.get(place, 0)) for place, trial in enumerate(trials)]
    common = _shared([plan.step for plan in plans if not stands_alone(plan.slide)])
    return [
        plan if stands_alone(plan.slide) or plan.step >= common else trial.at(common)
        for trial, plan in zip(trials, plans, strict=True)
    ]


def _shared(steps: list[int]) -> int:
    """The largest step that fits all, but for the few that would make everybody else small."""
    if not steps:
        return 0
    middle = sorted(steps)[(len(steps) - 1) // 2]
    return max(step for step in steps if step <= middle + NEAR)
