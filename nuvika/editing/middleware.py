"""What becomes of a form of the Admin that is sent after the session ended."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nuvika.editing.views import kept_form

TAB = "_tab"  # every form that somebody writes in has it


class KeepWordsMiddleware:
    """Instead of a bare sign-in, which would forget what was posted: a page that holds it until somebody signed in.

    Stands before whatever leads to the sign-in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        leads_to_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("admin:login"))
        if not leads_to_sign_in or request.method != "POST" or TAB not in request.POST:
            return response
        if request.headers.get("Sec-Fetch-Dest") == "empty":
            return response  # a script asked, and keeps the words itself
        return kept_form(request, "admin/editing/signed_out.html", 401)
