"""The audit log: everything that matters, in a table that the Admin shows and in the log.

Listens to what Django, axes and reversion tell; whatever they cannot know calls `record`.
"""

import logging
import sys
from typing import Any

from axes.signals import user_locked_out
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.signals import got_request_exception
from django.db import DatabaseError, transaction
from django.db.models import F
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from reversion import is_registered
from reversion.signals import post_revision_commit

from nuvika.front.models import AuditEntry, ErrorCount
from nuvika.lib import requests

log = logging.getLogger("nuvika.audit")
VERBS = {ADDITION: "added", CHANGE: "changed", DELETION: "deleted"}


def record(action: str, *, by: Any = None, name: str = "", thing: str = "", details: str = "") -> None:
    """`by` is None for the command line, or where only a name is known."""
    current = requests.current()
    who = by.get_username() if by else name
    extra = {"who": who or "command line", "thing": thing, "details": details}
    level = logging.DEBUG if current is requests.NOBODY else logging.INFO  # a command says itself what it does
    transaction.on_commit(lambda: log.log(level, "%s", action, extra=extra))
    AuditEntry.objects.create(
        user=by,
        name=who[:150],
        action=action[:200],
        thing=thing[:300],
        details=details[:1000],
        address=current.address,
        request_id=current.id if current is not requests.NOBODY else "",
    )


@receiver(user_logged_in)
def _signed_in(user: Any, **_: Any) -> None:
    record("signed in", by=user)


@receiver(user_logged_out)
def _signed_out(user: Any, **_: Any) -> None:
    if user is not None:
        record("signed out", by=user)


@receiver(user_login_failed)
def _refused(credentials: dict[str, Any], **_: Any) -> None:
    """In the log alone: the table is not for strangers to fill."""
    log.warning("sign-in refused", extra={"who": str(credentials.get("username", ""))[:150]})


@receiver(user_locked_out)
def _locked_out(username: str, **_: Any) -> None:
    record("sign-in locked for a while", name=str(username or ""))


@receiver(post_save, sender=User)
def _password_set(instance: User, created: bool, **_: Any) -> None:
    if created:
        record("account made", thing=instance.get_username())
    elif instance._password is not None:  # type: ignore[attr-defined]  # set since it was read
        record("password set", thing=instance.get_username())


@receiver(post_save, sender=LogEntry)
def _done_in_the_admin(instance: LogEntry, **_: Any) -> None:
    """Deletions, and changes of things that have no history of their own."""
    model = instance.content_type.model_class() if instance.content_type else None
    if model and is_registered(model) and instance.action_flag != DELETION:
        return
    kind = f" {instance.content_type.name}" if instance.content_type else ""
    action = VERBS.get(instance.action_flag, "did something to") + kind
    record(action, by=instance.user, thing=instance.object_repr, details=instance.get_change_message())


@receiver(post_revision_commit)
def _revision_made(revision: Any, versions: Any, **_: Any) -> None:
    first = next(iter(versions), None)
    thing = f"{first.content_type.name} “{first.object_repr}”" if first else ""
    record("saved a version", by=revision.user, thing=thing, details=revision.get_comment())


@receiver(got_request_exception)
def _broken(request: HttpRequest | None = None, **_: Any) -> None:
    """Count what broke; where the database is what broke, the log has to do."""
    match = request.resolver_match if request else None
    kind = type(sys.exception()).__name__[:200]
    seen: dict[str, Any] = {
        "day": timezone.localdate(),
        "view": match.view_name[:200] if match else "-",
        "error": kind,
    }
    try:
        with transaction.atomic():
            ErrorCount.objects.get_or_create(**seen)
            ErrorCount.objects.filter(**seen).update(
                count=F("count") + 1, last_at=timezone.now(), last_request=requests.current().id
            )
    except DatabaseError:
        log.warning("an error could not be counted", extra=seen)
