"""How a thing stands, in one badge: the same words and colours in lists, on change pages and in the calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nuvika.editing.publication import Status

SHOWN = (Status.LIVE, Status.SCHEDULED, Status.EXPIRED)  # what was published, whose changes may wait


@dataclass(frozen=True, slots=True)
class Badge:
    key: str  # names its colours: status-live
    label: str
    when: str = ""  # the moment that matters, with its zone


def badge_of(thing: Any, *, waits: bool = False) -> Badge:
    """The status of a Publishable, with the time at which that begins or ended; `waits`: changes of it do."""
    status = thing.status
    moment = {
        Status.SCHEDULED: thing.published_at,
        Status.EXPIRED: thing.expires_at,
        Status.TRASHED: thing.trashed_at,
    }.get(status)
    label = f"{status.label}, changes waiting" if waits and status in SHOWN else str(status.label)
    return Badge(status.value, label, spoken(moment) if moment else "")


def spoken(moment: datetime) -> str:
    """“3 Mar 2026, 10:00 CET”: in the site's time zone, which is named."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j M Y, H:i')} {local.tzname()}"


def render(badge: Badge) -> SafeString:
    when = format_html(' <span class="status-when">{}</span>', badge.when) if badge.when else ""
    return format_html('<span class="status status-{}">{}</span>{}', badge.key, badge.label, when)
