"""Pages for what is not there, that lead on to what is."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from nuvika.front.frame import reading as frame
from nuvika.front.search.asking import similar

SUGGESTED = 4
NO_WORDS = {"blog", "posts", "post", "tags", "types", "authors", "years", "carousels", "html", "htm", "php", "index"}
FILE = re.compile(r"\.(?!html?$|php$)\w{1,5}$")  # nobody reads the page that answers for a picture


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """404, with a search for the words of the address and what it may have meant."""
    return render(request, "404.html", _suggestions(request), status=404)


def gone(request: HttpRequest) -> HttpResponse:
    """410: it was here, and was withdrawn."""
    return render(request, "410.html", _suggestions(request), status=410)


def broken(_request: HttpRequest) -> HttpResponse:
    """500, from what this process knows: the database may be what broke."""
    return HttpResponseServerError(render_to_string("500.html", {"site": frame.last_known()}))


def words_of_path(path: str) -> str:
    return " ".join(word for word in re.findall(r"[^\W_]+", path) if word.lower() not in NO_WORDS)[:100]


def _suggestions(request: HttpRequest) -> dict[str, object]:
    words = "" if FILE.search(request.path) else words_of_path(request.path)
    return {"question": words, "suggestions": similar(words, SUGGESTED)}
