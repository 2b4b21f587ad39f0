"""After an update, what was saved before it is shown as what is saved after it."""

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import Post
from nuvika.front.frame.models import Page
from tests import factories

pytestmark = pytest.mark.django_db


def test_texts_are_rendered_anew_and_nothing_else_is_touched(client: Client, settings, tmp_path, capsys) -> None:
    settings.DATA_DIR = tmp_path
    post = factories.make_post(body="**New**")
    page = Page.objects.create(title="x", slug="about", body="**New**", published=True)
    for row in (post, page):
        type(row).objects.filter(pk=row.pk).update(body_html="<p>Old</p>")
    Post.objects.update(word_count=None)
    call_command("refresh_pages", if_changed=True)
    assert "2 texts were rendered anew." in capsys.readouterr().out
    again = Post.objects.get(pk=post.pk)
    assert again.body_html == "<p><strong>New</strong></p>\n"
    assert (again.word_count, again.updated_at) == (1, post.updated_at)
    call_command("refresh_pages", if_changed=True)
    assert capsys.readouterr().out == ""
