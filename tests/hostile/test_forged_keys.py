"""What no page of ours sends is refused in a sentence, and no error of the site's own is hidden behind that."""

import pytest
from django.db import DataError, IntegrityError
from django.test import Client, RequestFactory

from nuvika.front.bad_input import BadInputMiddleware
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["infinity", "\0", "1 OR 1=1", "9" * 30])
def test_chosen_rows_with_forged_keys(key: str, admin_client: Client):
    factories.make_draft()
    answer = admin_client.post("/admin/blog/post/", {"action": "publish_now", "_selected_action": [key]})
    assert answer.status_code in (302, 400)


@pytest.mark.parametrize("key", ["infinity", "\0", "9" * 30])
def test_fields_with_suggestions_that_hold_forged_keys(key: str, admin_client: Client):
    answer = admin_client.post("/admin/blog/post/add/", {"title": "x", "slug": "x", "author": key, "tags": [key]})
    assert answer.status_code in (200, 400)


def test_a_parameter_with_a_sign_that_no_text_has(client: Client, admin_client: Client):
    assert client.get("/blog?page=%00").status_code == 400
    assert admin_client.get("/admin/blog/post/?q=a%00b").status_code == 400


def test_what_is_no_bad_input_stays_an_error():
    refuse = BadInputMiddleware(lambda _: None).process_exception
    request = RequestFactory().get("/")
    assert refuse(request, DataError("bigint out of range")).status_code == 400
    assert refuse(request, ValueError("a bug")) is None
    assert refuse(request, IntegrityError("UNIQUE constraint failed")) is None
