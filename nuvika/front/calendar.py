"""The editorial calendar in the Admin, a month at a time, and its feed for calendars elsewhere."""

from calendar import Calendar
from datetime import date, timedelta
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from nuvika.editing.actions import RefusedError
from nuvika.front import planning
from nuvika.front.overview import sees_anything
from nuvika.lib import ical

SALT = "nuvika.calendar"
BEFORE, AFTER = timedelta(days=60), timedelta(days=365)  # what the feed holds
YEARS = (2000, 2100)
NOTHING = planning.Day([])


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    _allow(request)
    first = _first_of(request.GET.get("month", ""))
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    whole = _day(request.GET.get("whole", "")[:20])
    by_day = planning.days(request.user, weeks[0][0], weeks[-1][-1], whole)
    context = {
        **admin.site.each_context(request),
        "title": "Editorial calendar",
        "first": first,
        "weeks": [[(day, by_day.get(day, NOTHING)) for day in week] for week in weeks],
        "names": [f"{day:%A}" for day in weeks[0]],
        "today": timezone.localdate(),
        "before": first - timedelta(days=1),
        "after": (first + timedelta(days=31)).replace(day=1),
        "feed": urljoin(settings.SITE_URL, reverse("front:calendar_feed", args=[token_of(request.user)])),
    }
    return render(request, "admin/calendar.html", context)


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """A thing to another day: asked by a script, answered as JSON; by a form, led back."""
    _allow(request)
    script = request.headers.get("Sec-Fetch-Dest") == "empty"
    day, number = _day(_short(request, "day")), _short(request, "thing")
    if day is None or not number.isdecimal():
        return _told(request, script, "Choose a day, like 2027-01-31.", 400)
    try:
        said = planning.move(request.user, _short(request, "kind"), int(number), day)
    except LookupError as error:
        raise Http404("There is no such thing.") from error
    except RefusedError as error:
        return _told(request, script, str(error), 409)
    return _told(request, script, said, 200)


@require_safe
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """What the account sees, for a calendar elsewhere: no session is there, the address is the key."""
    user = _user_of(token)
    if user is None:
        raise Http404("This calendar has ended, or never was.")
    today = timezone.localdate()
    events = [_event(entry) for entry in planning.entries(user, today - BEFORE, today + AFTER)]
    response = HttpResponse(ical.calendar("Editorial calendar", events), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _allow(request: HttpRequest) -> None:
    if not sees_anything(request.user):
        raise PermissionDenied("The calendar is for those who see posts or carousels.")


def token_of(user: Any) -> str:
    """Ends with the account's password: a new one makes a new address."""
    return signing.dumps([user.pk, _mark(user)], salt=SALT)


def _user_of(token: str) -> Any:
    try:
        number, mark = signing.loads(token[:300], salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = get_user_model()._default_manager.filter(pk=number, is_active=True, is_staff=True).first()
    return user if user is not None and constant_time_compare(mark, _mark(user)) else None


def _mark(user: Any) -> str:
    return salted_hmac(SALT, user.password).hexdigest()[:16]


def _event(entry: planning.Entry) -> ical.Event:
    thing = entry.thing
    noun = str(thing._meta.verbose_name).capitalize()
    return ical.Event(
        uid=f"{entry.kind}-{thing.pk}@{settings.SITE_URL.partition('://')[2]}",
        title=f"{noun}: {thing} ({entry.label})",
        start=entry.at or entry.day,
        changed=thing.updated_at,
        address=urljoin(settings.SITE_URL, entry.address),
    )


def _first_of(text: str) -> date:
    """The first day of the month that is named, like 2027-01; of this one otherwise."""
    return _day(f"{text}-01") or timezone.localdate().replace(day=1)


def _day(text: str) -> date | None:
    """None for what is no day, or in none of YEARS."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and YEARS[0] <= day.year < YEARS[1] else None


def _short(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")[:20]


def _told(request: HttpRequest, script: bool, said: str, status: int) -> HttpResponse:
    if script:
        return JsonResponse({"said": said} if status == 200 else {"error": said}, status=status)
    (messages.success if status == 200 else messages.error)(request, said)
    month_of = _short(request, "day")[:7]
    return HttpResponseRedirect(f"{reverse('admin:calendar')}?month={month_of}")
