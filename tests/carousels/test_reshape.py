"""A slide of an unsaved form is split, two are merged; the form gets the words, nothing is saved."""

import pytest

from carousels.models import Slide
from tests import factories

pytestmark = pytest.mark.django_db

SPLIT, MERGE = "/admin/carousels/carousel/split/", "/admin/carousels/carousel/merge/"


@pytest.fixture
def editor(client):
    client.force_login(factories.make_user("carousels.change_carousel"))
    return client


def slide(number: int, **fields: str) -> dict[str, str]:
    return {f"slides-{number}-{name}": value for name, value in {"kind": "content", **fields}.items()}


def test_a_long_slide_becomes_two(editor):
    answer = editor.post(SPLIT, {"form": "4", **slide(4, headline="H", body="One.\r\n\r\nTwo.", position="2")}).json()
    assert [(part["headline"], part["body"]) for part in answer["slides"]] == [("H", "One."), ("", "Two.")]
    assert not Slide.objects.exists()


def test_what_cannot_be_split_is_told_in_a_sentence(editor):
    answer = editor.post(SPLIT, {"form": "0", **slide(0, headline="One thought")}).json()
    assert "no paragraph" in answer["error"]


def test_two_slides_become_one(editor):
    fields = slide(0, headline="One", body="First.") | slide(7, headline="Two", body="Second.")
    (merged,) = editor.post(MERGE, {"form": "0", "with": "7", **fields}).json()["slides"]
    assert (merged["headline"], merged["body"]) == ("One", "First.\n\nTwo\n\nSecond.")


@pytest.mark.parametrize("form", ["", "x", "-1", "9" * 30])
def test_any_number_may_be_asked_for(editor, form):
    assert editor.post(SPLIT, {"form": form}).status_code == 200


@pytest.mark.parametrize("address", [SPLIT, MERGE])
def test_it_takes_a_post_of_who_may_write(client, address):
    assert client.post(address, {}).status_code == 302
    client.force_login(factories.make_user("carousels.view_carousel"))
    assert client.post(address, {}).status_code == 403
    client.force_login(factories.make_user("carousels.add_carousel"))
    assert client.get(address).status_code == 405
