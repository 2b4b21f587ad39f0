"""A form that cannot be taken, for want of a session or of a token, comes back with every word."""

import pytest
from django.test import Client
from lxml import html

from blog.models import Post
from tests import factories
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db

FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}
WORDS = "Two lines,\n\n<b>kept</b> & “whole”."


def sent_again(page: bytes) -> dict[str, str]:
    (form,) = html.fromstring(page.decode()).forms
    return {name: value.removeprefix("\n") for name, value in form.form_values()}


def test_after_the_session_ended_the_page_holds_the_form_until_somebody_signed_in() -> None:
    ada, client = factories.make_publisher(), Client()
    client.force_login(ada)
    post = factories.make_draft()
    address = f"/admin/blog/post/{post.pk}/change/"
    form = {**open_form(client, address), "body": WORDS}
    client.logout()
    answer = client.post(address, form, headers=FROM_HERE)
    assert answer.status_code == 401
    assert "You were signed out" in answer.content.decode()
    assert Post.objects.get().body != WORDS
    client.force_login(ada)
    again = sent_again(answer.content)
    assert client.post(address, again, headers=FROM_HERE).status_code == 302
    assert Post.objects.get().body == WORDS


def test_a_form_without_its_token_comes_back_to_be_sent_again() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_publisher())
    post = factories.make_draft()
    address = f"/admin/blog/post/{post.pk}/change/"
    form = {**open_form(client, address), "body": WORDS}
    refused = client.post(address, {**form, "csrfmiddlewaretoken": "old"}, headers=FROM_HERE)
    assert refused.status_code == 403
    assert Post.objects.get().body != WORDS
    again = sent_again(refused.content)
    assert client.post(address, again, headers=FROM_HERE).status_code == 302
    assert Post.objects.get().body == WORDS


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_what_another_site_sent_is_never_handed_back(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_publisher())
    answer = client.post("/admin/blog/post/add/", {"title": "Evil", "_tab": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "Evil" not in answer.content.decode()
    assert "<form" not in answer.content.decode()


def test_a_script_that_asks_is_led_to_the_sign_in_as_ever() -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
    assert Client().post("/admin/blog/post/add/buffer/", {"_tab": "x"}, headers=headers).status_code == 302
