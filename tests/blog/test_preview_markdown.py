"""The editor shows the text as readers will see it."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/markdown/preview/"


def test_it_is_the_html_of_the_public_page(client: Client) -> None:
    client.force_login(factories.make_user("blog.change_post"))
    answer = client.post(ADDRESS, {"content": "**x** <script>"})
    assert answer.content.decode() == "<p><strong>x</strong> &lt;script&gt;</p>\n"


def test_it_takes_an_account_that_may_write(client: Client) -> None:
    assert client.post(ADDRESS, {"content": "x"}).status_code == 302
    client.force_login(factories.make_user("blog.view_post"))
    assert client.post(ADDRESS, {"content": "x"}).status_code == 403


def test_reading_it_is_refused(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert client.get(ADDRESS).status_code == 405
