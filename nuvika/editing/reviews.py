"""What was asked about a thing's words, and what the answer is worth now."""

from typing import Any

from nuvika.editing.models import Review
from nuvika.editing.waiting import proposed_digest

ANSWERED = (Review.Answer.APPROVED, Review.Answer.CHANGES)


def open_review(thing: Any) -> Review | None:
    found: Review | None = Review.objects.about(thing).open().select_related("requested_by").first()
    return found


def last_answer(thing: Any) -> Review | None:
    """The latest answer, whatever became of the words since."""
    answered = Review.objects.about(thing).filter(answer__in=ANSWERED)
    found: Review | None = answered.select_related("requested_by", "answered_by").order_by("-answered_at").first()
    return found


def approval_of(thing: Any) -> Review | None:
    """The answer that lets exactly these words be published. One changed word, and there is none."""
    last = last_answer(thing)
    holds = last is not None and last.answer == Review.Answer.APPROVED and last.digest == proposed_digest(thing)
    return last if holds else None


def is_stale(review: Review, thing: Any) -> bool:
    """Whether the words were changed since it was asked for."""
    return review.digest != proposed_digest(thing)
