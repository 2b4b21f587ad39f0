"""The front page, what probes and crawlers ask, and pages for when something is wrong."""

from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client, override_settings

from tests import factories

pytestmark = pytest.mark.django_db


def test_home_shows_the_newest_posts_without_a_cookie(client: Client) -> None:
    factories.make_post(title="Fresh news")
    page = client.get("/")
    assert "Fresh news" in page.content.decode()
    assert not page.cookies


def test_home_takes_a_fixed_number_of_queries(client: Client, django_assert_num_queries: object) -> None:
    for _ in range(9):
        factories.make_post(author=factories.make_author())
    with django_assert_num_queries(7):  # type: ignore[operator]  # what changed last, frame, links, posts, tags, covers, carousels
        client.get("/")


def test_probes_are_answered(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "up"}
    assert client.get("/readyz").json()["status"] == "ready"


def test_a_database_that_is_away_is_not_ready(client: Client) -> None:
    with patch("nuvika.front.health.connection.cursor", side_effect=DatabaseError("secret")):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "secret" not in answer.content.decode()


def test_robots_stay_out_of_the_admin(client: Client) -> None:
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()


def test_what_is_not_there_is_said_in_the_site_s_design(client: Client) -> None:
    page = client.get("/nothing-here")
    assert page.status_code == 404
    assert "This page is not here." in page.content.decode()


def test_an_error_has_a_page_that_needs_nothing() -> None:
    client = Client(raise_request_exception=False)
    with patch("nuvika.front.views.Post.objects.live", side_effect=RuntimeError("secret")):
        page = client.get("/")
    assert page.status_code == 500
    assert "Something broke on our side" in page.content.decode()
    assert "secret" not in page.content.decode()


@override_settings(DEBUG=False)
def test_a_stale_form_is_explained() -> None:
    page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert page.status_code == 403
    assert "This form was open for too long" in page.content.decode()
