"""The parts of a thing, like the slides of a carousel, and their order."""

from typing import Any

from django.db.models import F

# Positions are unique at every moment; on the way to a new order all of them stand above any that can be final.
ASIDE = 10_000


def put_in_order(whole: Any, parts: list[Any]) -> None:
    """Save these parts, all that the thing shall have, at the positions 1, 2, 3 …

    Runs in the caller's transaction. A part without a primary key is added.
    """
    step_aside(whole)
    order = _order(whole)
    for position, part in enumerate(parts, 1):
        setattr(part, part.WHOLE, whole)
        setattr(part, order, position)
        part.save()


def step_aside(whole: Any) -> None:
    """Move a thing's stored parts to positions that no order uses, so that new ones can be written."""
    order = _order(whole)
    getattr(whole, whole.PARTS).update(**{order: F(order) + ASIDE})


def _order(whole: Any) -> str:
    (order,) = getattr(whole, whole.PARTS).model._meta.ordering
    return str(order)
