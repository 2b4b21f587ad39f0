"""The yardstick of pages: Django with one view and no middleware, that answers with bytes which are there already."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

SIZE = int(os.environ.get("BARE_SIZE", "5000"))  # bytes, as many as the page it is beside
BODY = b"<!doctype html><title>Bare</title>" + b"x" * (SIZE - 34)


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("bare", page)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="x" * 50, LOGGING_CONFIG=None)
    django.setup(set_prefix=False)
application = get_wsgi_application()
