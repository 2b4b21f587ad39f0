"""What a change form's browser asks beside saving; and what becomes of a form that could not be taken."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nuvika.editing.models import WorkingCopy
from nuvika.editing.people import called

MOST_TABS = 50  # that are asked about at once
FIELD_NAMES = ("csrfmiddlewaretoken",)  # of a form that is sent again: these are made anew


@require_safe
@never_cache
@staff_member_required
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in, the token that a form of theirs needs, and which of the open forms in ?tab= were saved."""
    tabs = request.GET.getlist("tab")[:MOST_TABS]
    saved = WorkingCopy.objects.buffers().filter(user=request.user.pk, tab__in=tabs, saved_at__isnull=False)
    return JsonResponse(
        {"name": called(request.user), "token": get_token(request), "saved": list(saved.values_list("tab", flat=True))}
    )


@require_safe
@staff_member_required
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where the sign-in of a second tab ends: it tells the first one, and closes itself."""
    context = {**admin.site.each_context(request), "title": "You are signed in"}
    return render(request, "admin/editing/signed_in.html", context)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token. One of our own pages gets it back with its words, to be sent again.

    What another site sent is never handed back with a token: that would be the attack that the token prevents.
    """
    del reason  # it is in the log
    return kept_form(request, "403_csrf.html", 403)


def kept_form(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that holds what was posted, word for word, and sends it again."""
    context: dict[str, Any] = {"address": request.get_full_path(), "fields": []}
    if came_from_here(request):
        context["fields"] = [
            (name, value) for name, values in request.POST.lists() if name not in FIELD_NAMES for value in values
        ]
    return render(request, template, context, status=status)


def came_from_here(request: HttpRequest) -> bool:
    """Whether a browser vouches that one of our own pages sent it; without its word it is held for a stranger's."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
