"""A reader's browser asks for pictures, in the size that its screen needs."""

import re

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client

from blog.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


def wide(**fields: object) -> Picture:
    return factories.make_picture(data=factories.picture_bytes((1200, 600), form="JPEG"), **fields)


def addresses(html: str) -> set[str]:
    srcsets = re.findall(r'srcset="([^"]+)"', html)
    return {part.split()[0] for srcset in srcsets for part in srcset.split(", ")} | set(
        re.findall(r'<img[^>]* src="([^"]+)"', html)
    )


def test_an_upload_has_its_copies_and_pages_name_only_what_is_there(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        cover, within = wide(alt="A field"), factories.make_picture(data=factories.picture_bytes((700, 500)))
    author = factories.make_author(picture=within, biography="Writes.")
    post = factories.make_post(cover=cover, author=author, body=f"![Inside]({within.file.url})")
    for page in (post.get_absolute_url(), "/blog", author.get_absolute_url()):
        named = {address for address in addresses(client.get(page).content.decode()) if address.startswith("/media/")}
        assert named
        for address in named:
            assert default_storage.exists(address.removeprefix("/media/")), address


def test_a_picture_keeps_its_place_and_only_the_first_is_urgent(client: Client) -> None:
    within = wide()
    post = factories.make_post(cover=factories.make_picture(), body=f"![Inside]({within.file.url})")
    text = client.get(post.get_absolute_url()).content.decode()
    assert text.count('fetchpriority="high" decoding') == 1
    inside = re.search(r'<picture><source[^>]*><img[^>]*alt="Inside"[^>]*>', text)
    assert inside is not None
    for words in ('width="1200"', 'height="600"', 'loading="lazy"', 'sizes="(min-width: 46rem)', 'type="image/webp"'):
        assert words in inside[0]


def test_a_copy_that_was_not_made_is_answered_with_the_picture(client: Client) -> None:
    picture = wide()
    missing = picture.file.url.replace(".jpg", ".w480.webp")
    answer = client.get(missing)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert client.get(missing.replace("1200x600", "1201x600")).status_code == 404


def test_what_matters_stays_in_view(client: Client) -> None:
    cover = wide()
    cover.focus = Picture.Focus.TOP_LEFT
    cover.save()
    factories.make_post(cover=cover)
    assert 'class="entry-picture focus-top-left"' in client.get("/blog").content.decode()


def test_the_command_makes_what_is_missing_once(capsys: object) -> None:
    picture = wide()
    for expected in ("5 copies made.", "0 copies made."):
        call_command("make_renditions")
        assert expected in capsys.readouterr().out  # type: ignore[attr-defined]
    default_storage.delete(str(picture.file.name))
    with pytest.raises(CommandError, match="1 pictures could not be read"):
        call_command("make_renditions", anew=True)


def test_an_upload_whose_copies_fail_is_kept(django_capture_on_commit_callbacks: object, monkeypatch: object) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("nuvika.lib.renditions.make", fail)  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):
        assert wide().pk
