"""The Admin's lists of tags, types and authors say how many posts each has, at the same cost however many there are."""

import pytest
from django.test import Client

from blog.models import Tag
from nuvika.lib import counting
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def told(client: Client) -> dict[str, str]:
    listed = client.get("/admin/blog/tag/").context["cl"]
    return {tag.name: listed.model_admin.post_count(tag) for tag in listed.result_list}


@pytest.fixture
def tagged() -> None:
    for name, count in (("Few", 2), ("Many", 3), ("None", 0)):
        tag = Tag.objects.create(name=name, slug=name.lower())
        for number in range(count):
            make_post(title=f"{name} {number}", slug=f"{name.lower()}-{number}").tags.add(tag)


def test_each_tells_how_many(admin_client: Client, tagged) -> None:
    assert told(admin_client) == {"Few": "2", "Many": "3", "None": "0"}


def test_beyond_what_anybody_looks_through_it_says_so(admin_client: Client, tagged, monkeypatch) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    assert told(admin_client) == {"Few": "2", "Many": "over 2", "None": "0"}
    assert "over 2" in admin_client.get("/admin/blog/tag/?o=-3").content.decode()
