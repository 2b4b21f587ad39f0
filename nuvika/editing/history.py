"""Revisions: every change is recorded as one of the whole thing, by django-reversion."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import reversion
from django.db import transaction


@contextmanager
def recorded(by: Any, comment: str) -> Iterator[None]:
    """What is saved within is one transaction and one revision. One thing each: several would be reverted together."""
    with transaction.atomic(), reversion.create_revision():
        reversion.set_comment(comment)
        if by is not None:
            reversion.set_user(by)
        yield
