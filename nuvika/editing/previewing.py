"""Preview links: a signed address for people without an account; it ends at a time, or when somebody revokes it."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone

from nuvika.editing.content import overlaid
from nuvika.editing.models import PreviewLink
from nuvika.editing.permissions import may_change, require_that
from nuvika.editing.waiting import proposed_words

SALT = "nuvika.preview"
DAYS = (1, 7, 30)  # for which a link may be valid
LONGEST_TOKEN = 200  # characters


def make_link(thing: Any, *, by: Any, days: int, note: str = "") -> PreviewLink:
    """Raises ValueError for a number of days that is not offered."""
    require_that(may_change(by, thing), "share", thing)
    if days not in DAYS:
        raise ValueError(f"A preview link is valid for {', '.join(map(str, DAYS))} days, not for {days}.")
    until = timezone.now() + timedelta(days=days)
    link: PreviewLink = PreviewLink.objects.create(thing=thing, created_by=by, note=note[:120], expires_at=until)
    return link


def revoke_link(thing: Any, number: int, *, by: Any) -> None:
    """From now on it leads nowhere; one that is none of this thing's is left alone."""
    require_that(may_change(by, thing), "share", thing)
    with transaction.atomic():
        found = PreviewLink.objects.about(thing).filter(pk=number, revoked_at__isnull=True)
        found.update(revoked_at=timezone.now())


def links_of(thing: Any) -> list[PreviewLink]:
    """Those that still lead to it."""
    return list(PreviewLink.objects.about(thing).valid().select_related("created_by"))


def token_of(link: PreviewLink) -> str:
    return signing.dumps(link.pk, salt=SALT)


def shown_by(token: str) -> Any:
    """The thing as it would be published now, in memory alone; None where the token leads nowhere."""
    try:
        number = signing.loads(token[:LONGEST_TOKEN], salt=SALT)
    except signing.BadSignature:
        return None
    link = PreviewLink.objects.valid().filter(pk=number).first()
    thing: Any = link.thing if link else None
    if thing is None or thing.trashed_at is not None:
        return None
    shown = overlaid(thing, proposed_words(thing))
    shown.published_at = shown.published_at or timezone.now()  # a date stands on its page
    return shown
