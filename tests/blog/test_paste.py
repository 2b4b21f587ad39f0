"""Formatted text is pasted into the Markdown editor."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/markdown/paste/"


def test_html_becomes_markdown_and_pictures_are_counted(client: Client) -> None:
    client.force_login(factories.make_user("blog.change_post"))
    answer = client.post(ADDRESS, {"html": "<h2>Why</h2><p><b>Bold</b> <img src=x></p>"})
    assert answer.json() == {"markdown": "## Why\n\n**Bold**", "pictures": 1}


def test_what_cannot_be_read_is_refused_in_a_sentence(client: Client) -> None:
    client.force_login(factories.make_user("blog.change_post"))
    answer = client.post(ADDRESS, {"html": "<div>" * 200 + "x"})
    assert (answer.status_code, answer.json()) == (400, {"error": "This could only be pasted as plain text."})


def test_it_takes_a_post_of_who_may_write(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 302
    client.force_login(factories.make_user("blog.view_post"))
    assert client.post(ADDRESS).status_code == 403
    client.force_login(factories.make_user("blog.add_post"))
    assert client.get(ADDRESS).status_code == 405
