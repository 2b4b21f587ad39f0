"""Who has a thing open in a form: a browser that does calls every few seconds."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from nuvika.editing.models import Presence, kind_of

FORGOTTEN = timedelta(hours=1)  # after which a row that nobody renewed is swept away


def come(thing: Any, user: Any) -> None:
    """The account has the thing open now."""
    now, about = timezone.now(), {"content_type": kind_of(type(thing)), "object_id": thing.pk, "user": user}
    if Presence.objects.filter(**about, seen_at__gt=now - FORGOTTEN).update(seen_at=now):
        return
    Presence.objects.filter(seen_at__lte=now - FORGOTTEN).delete()
    try:
        with transaction.atomic():
            Presence.objects.create(**about)
    except IntegrityError:
        pass  # another tab of the same person came at the same moment


def leave(thing: Any, user: Any) -> None:
    Presence.objects.about(thing).filter(user=user).delete()


def others(thing: Any, user: Any) -> list[Presence]:
    """Who else has it open, longest first."""
    present = Presence.objects.about(thing).now().exclude(user=user)
    return list(present.select_related("user").order_by("since"))
