"""Uploaded files that nothing names are found and removed; what anything names stays."""

from io import StringIO

import pytest
import reversion
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from blog.models import Author, Post
from nuvika.front.archive.orphans import YOUNG, orphans
from tests import factories

pytestmark = pytest.mark.django_db
LATER = timezone.now() + YOUNG * 2


def keep(name: str) -> str:
    return default_storage.save(name, ContentFile(b"x"))


def test_what_a_row_a_text_or_the_history_names_stays():
    shown = factories.make_picture()
    in_text = keep("pictures/aaaaaaaaaaaaaaaa-8x6.png")
    factories.make_draft(body=f"![x](/media/{in_text})")
    in_history = keep("pictures/bbbbbbbbbbbbbbbb-8x6.png")
    with reversion.create_revision():
        post = factories.make_draft(body=f"![x](/media/{in_history})")
    Post.objects.filter(pk=post.pk).update(body="")
    rendition = keep("renditions/aaaaaaaaaaaaaaaa-640.webp")
    orphan = keep("pictures/cccccccccccccccc-8x6.png")
    found = list(orphans(LATER))
    assert found == [orphan]
    assert shown.file.name not in found
    assert rendition not in found


def test_a_file_that_was_just_uploaded_is_left_in_peace():
    keep("pictures/cccccccccccccccc-8x6.png")
    assert not list(orphans())


def test_they_are_printed_and_removed_when_asked(monkeypatch):
    name = keep("pictures/cccccccccccccccc-8x6.png")
    monkeypatch.setattr("nuvika.front.archive.orphans.YOUNG", -YOUNG)
    out = StringIO()
    call_command("clean_files", stdout=out)
    assert out.getvalue() == f"{name}\n1 orphan found; add --delete to remove them.\n"
    assert default_storage.exists(name)
    call_command("clean_files", "--delete", stdout=out)
    assert not default_storage.exists(name)
    call_command("clean_files", stdout=out)
    assert out.getvalue().endswith("0 orphans found.\n")


def test_the_picture_of_something_deleted_stays_while_it_is_kept_as_a_picture():
    picture = factories.make_picture()
    author = factories.make_author(picture=picture)
    Author.objects.filter(pk=author.pk).delete()
    assert not list(orphans(LATER))
