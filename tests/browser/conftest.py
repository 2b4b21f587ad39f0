"""An editor at a desk: signed in, in a browser that complains when a script or the policy does."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page


@pytest.fixture
def desk(live_server, open_page) -> Iterator[Callable[..., Page]]:
    """Opens an Admin page as an administrator: `desk("carousels/carousel/add/", width=768)`.

    Fails at the end where the browser's console held an error.
    """
    complaints: list[str] = []

    def opened(path: str, *, user: User | None = None, **options) -> Page:
        page = open_page(**{"reduced_motion": "reduce", **options})
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, live_server.url, user or administrator())
        page.goto(f"{live_server.url}/admin/{path}")
        return page

    yield opened
    assert complaints == []


def is_complaint(message: ConsoleMessage) -> bool:
    """Web fonts are built by `make run`; tests do without."""
    return message.type == "error" and "/fonts/" not in message.location["url"]


def administrator() -> User:
    return User.objects.filter(username="ada").first() or User.objects.create_superuser("ada", password="x")


def sign_in(page: Page, address: str, user: User) -> None:
    """By a session of our own: the sign-in page is for other tests."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
