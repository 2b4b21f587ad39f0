"""What the blog does when a picture was uploaded."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from blog import renditions
from blog.models import Picture

log = logging.getLogger(__name__)


@receiver(post_save, sender=Picture)
def make_renditions(instance: Picture, created: bool, raw: bool = False, **_: Any) -> None:
    """After the upload is saved: encoding takes its time, and the database waits for nobody."""
    if created and not raw:
        transaction.on_commit(partial(_make, instance))


def _make(picture: Picture) -> None:
    try:
        renditions.make(picture)
    except OSError:
        log.exception("The copies of %s could not be made; `make_renditions` tries again.", picture.file.name)
