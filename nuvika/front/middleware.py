"""Answers that concern every address."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils.http import escape_leading_slashes

from nuvika.front.access import Rule, rule_for

log = logging.getLogger(__name__)


class TrailingSlashMiddleware:
    """A public address with a slash at its end answers 301 to the one without, query kept.

    The Admin and files keep theirs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path
        if path == "/" or not path.endswith("/") or path.startswith(("/admin/", "/static/", "/media/")):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        bare = escape_leading_slashes(path.rstrip("/") or "/")
        return HttpResponsePermanentRedirect(bare + (f"?{query}" if query else ""))


class AccessMiddleware:
    """Holds every request to the table in `access.py`, before its view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """None lets the view run. Raises Http404 for an undeclared view, PermissionDenied for a lacking permission."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = rule_for(name)
        if rule is None:
            log.error("The view %s is closed: nothing in nuvika/front/access.py says who may ask for it.", name)
            raise Http404
        if not rule.is_public and (refusal := _refusal(request, rule)):
            return refusal
        if request.method not in (*rule.methods, *(("HEAD",) if "GET" in rule.methods else ())):
            return HttpResponseNotAllowed(rule.methods)
        return None


def _refusal(request: HttpRequest, rule: Rule) -> HttpResponse | None:
    user = request.user
    if not (rule.lets_in(user) and admin.site.has_permission(request)):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if rule.permits(user):
        return None
    sentence = f"This takes a permission that your account lacks: {rule.who}. Ask an administrator."
    if rule.json:
        return JsonResponse({"error": sentence}, status=403)
    raise PermissionDenied(sentence)
