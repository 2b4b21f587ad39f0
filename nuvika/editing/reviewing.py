"""Asking for a review and answering it. An answer is to exactly the words that were shown to whoever gives it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from nuvika.editing.actions import RefusedError
from nuvika.editing.history import recorded
from nuvika.editing.models import Review
from nuvika.editing.notices import approvers, tell
from nuvika.editing.people import called
from nuvika.editing.permissions import may_approve, may_change, require_that
from nuvika.editing.publication import State
from nuvika.editing.reviews import open_review
from nuvika.editing.waiting import proposed_digest, waiting_of


def submit(thing: Any, *, by: Any, note: str = "") -> Review:
    """Ask for a review of the words as they stand; an earlier request that is still open is replaced."""
    require_that(may_change(by, thing), "submit", thing)
    with transaction.atomic():
        row = _locked(thing)
        if row.state == State.PUBLISHED and waiting_of(row) is None:
            raise RefusedError(f"No changes of “{thing}” wait: there is nothing to review.")
        _close(row, Review.Answer.WITHDRAWN, by)
        review = Review.objects.create(
            thing=row, title=str(row)[:200], digest=proposed_digest(row), note=note, requested_by=by
        )
        _move(row, State.DRAFT, State.REVIEW, by, "Submitted for review")
        tell(
            approvers(row, without=by),
            f"For review: {row}",
            [f"{called(by)} asks you to look at “{row}”.", note],
            row,
        )
    _bring_up_to_date(thing, row)
    return review


def withdraw(thing: Any, *, by: Any) -> None:
    """Take a request back."""
    require_that(may_change(by, thing), "change", thing)
    with transaction.atomic():
        row = _locked(thing)
        _close(row, Review.Answer.WITHDRAWN, by)
        _move(row, State.REVIEW, State.DRAFT, by, "Taken back from review")
    _bring_up_to_date(thing, row)


def approve(thing: Any, *, by: Any, digest: str, reply: str = "") -> Review:
    """Let exactly these words be published; `digest` is of what was read. Raises RefusedError for others."""
    return _answer(thing, Review.Answer.APPROVED, by, digest, reply)


def ask_for_changes(thing: Any, *, by: Any, digest: str, reply: str) -> Review:
    """Send it back, with what should be changed."""
    if not reply.strip():
        raise RefusedError("Say what should be changed.")
    return _answer(thing, Review.Answer.CHANGES, by, digest, reply)


def _answer(thing: Any, answer: Review.Answer, by: Any, digest: str, reply: str) -> Review:
    require_that(may_approve(by, thing), "review", thing)
    with transaction.atomic():
        row = _locked(thing)
        review = open_review(row)
        if review is None:
            raise RefusedError(f"Nobody waits for an answer about “{thing}” any more.")
        if digest != proposed_digest(row):
            raise RefusedError(f"“{thing}” was changed while you read it. Look at it again, then answer.")
        review.digest, review.answer, review.reply = digest, answer, reply
        review.answered_by, review.answered_at = by, timezone.now()
        review.save()
        if answer == Review.Answer.CHANGES:
            _move(row, State.REVIEW, State.DRAFT, by, "Changes asked for")
        told = "is approved: it may be published" if answer == Review.Answer.APPROVED else "needs changes"
        tell([review.requested_by], f"{answer.label}: {row}", [f"“{row}” {told}, says {called(by)}.", reply], row)
    _bring_up_to_date(thing, row)
    return review


def _locked(thing: Any) -> Any:
    return type(thing).objects.select_for_update().get(pk=thing.pk)


def _close(row: Any, answer: Review.Answer, by: Any) -> None:
    Review.objects.about(row).open().update(answer=answer, answered_by=by, answered_at=timezone.now())


def _move(row: Any, before: State, after: State, by: Any, comment: str) -> None:
    """Of what readers do not see the state tells where it is; what they see stays published."""
    if row.state == before:
        with recorded(by, comment):
            row.state = after
            row.save(update_fields=["state", "updated_at"])


def _bring_up_to_date(thing: Any, row: Any) -> None:
    thing.state, thing.updated_at = row.state, row.updated_at
