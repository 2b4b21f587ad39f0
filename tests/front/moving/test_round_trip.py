"""The import of an export gives the same site: every field of every model that editors fill."""

import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from blog.models import Author, Picture, Post, PostType, Series, Tag
from carousels.models import Carousel, Posting, Slide, Theme
from nuvika.editing.publication import State
from nuvika.front.frame.models import ONLY, FrameLink, Page, Place, SiteFrame
from nuvika.front.moving.models import Arrival
from nuvika.front.redirects.models import Redirect
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
MODELS = (
    Picture,
    PostType,
    Tag,
    Series,
    Author,
    Theme,
    SiteFrame,
    FrameLink,
    Page,
    Post,
    Carousel,
    Slide,
    Posting,
    Redirect,
)
# Keys and clocks of one database, who did something there, and what is made of the rest.
NOT_MOVED = {
    "id",
    "created_at",
    "created_by",
    "updated_at",
    "trashed_at",
    "trashed_by",
    "user",
    "uploaded_by",
    "by",
    "body_html",
}
KEYS = {
    Picture: "digest",
    SiteFrame: "name",
    FrameLink: "label",
    Redirect: "old_path",
    Posting: "account",
    Slide: "position",
}


def snapshot() -> dict[str, list[dict[str, Any]]]:
    return {model.__name__: sorted(map(fields_of, model._default_manager.all()), key=str) for model in MODELS}


def fields_of(row: Any) -> dict[str, Any]:
    fields = [field for field in row._meta.get_fields() if field.concrete and field.name not in NOT_MOVED]
    return {field.name: value_of(row, field) for field in fields}


def value_of(row: Any, field: Any) -> Any:
    if field.many_to_many:
        return sorted(map(str, getattr(row, field.name).all()))
    value = getattr(row, field.name)
    if field.is_relation and value is not None:
        return getattr(value, KEYS.get(type(value), "slug"))
    return value.name if isinstance(row, Picture) and field.name == "file" else value


def make_everything() -> None:
    now = timezone.now()
    logo, face, cover = (factories.make_picture(title=f"Pic {n}", alt="", decorative=True) for n in range(3))
    shown = factories.make_picture(data=factories.picture_bytes((40, 30), form="JPEG"), alt="Shown: “yes”, # no")
    shown.focus = "top-left"
    shown.save()
    ada = factories.make_author(
        "Ada Núñez", role="Engineer", biography="Two lines.\n\nOf hers.", handle="@ada", picture=face
    )
    series = Series.objects.create(name="Locks: a series", slug="locks", description="# of locks")
    kind = factories.make_post_type("Guide", description="How: we do it")
    body = f'One.\n\n![Shown]({shown.file.url} "Titled")\n\n```html\n<img src="x.png"> ![[no]]\n```\n\n---\nnull\n\n  indented <b>raw</b>\n'
    full = {
        "author": ada,
        "post_type": kind,
        "series": series,
        "cover": cover,
        "revised_at": now,
        "planned_on": date(2031, 5, 6),
    }
    words = {
        "summary": "yes",
        "search_title": "1.10",
        "search_description": "~",
        "canonical_url": "https://example.com/a?b=c#d",
    }
    factories.make_post(title="null", slug="full", body=body, tags=["Python, too", "#hash", "no"], **full, **words)
    factories.make_draft(title="- A: draft\u2028“x” {y} [z] 😀", body="")
    factories.make_scheduled(title="Soon", expires_at=now + timedelta(days=9))
    factories.make_expired(title="Over")
    factories.make_draft(title="In review", state=State.REVIEW, body="\n\nbegins late\t \n\n")
    dark = Theme.objects.create(
        name="Dark", slug="dark", paper="#ffffff", ink="#000000", logo=logo, avatar=face, page_numbers=False
    )
    told = make_carousel(
        "Told",
        live=True,
        post=Post.objects.get(slug="full"),
        theme=dark,
        author=ada,
        post_type=kind,
        public_pdf=True,
        post_address="nuvikatech.com/blog/posts/full",
        hashtags="#a #b",
        caption="A\n\nb",
        document_title="Doc",
        language="de",
        size="square",
    )
    told.slides.filter(position=2).update(
        picture=shown, alt="", focus="centre", fit="contain", overlay=0, decorative=True, notes="Mine"
    )
    make_carousel("Plain", theme=Theme.objects.default())
    Posting.objects.create(
        carousel=told,
        account="We",
        address="https://example.com/p",
        posted_at=now,
        file_name="a.pdf",
        file_size=3,
        file_digest="0" * 64,
        content_digest="1" * 64,
    )
    Page.objects.create(
        title="Imprint", slug="imprint", body=f"![x]({shown.file.url})", description="Who", published=True
    )
    Page.objects.create(title="Hidden", slug="hidden")
    frame = SiteFrame.objects.get_or_create(pk=ONLY)[0]
    frame.name, frame.tagline, frame.language, frame.logo = "Ours", "We: us", "de", logo
    frame.save()
    frame.links.all().delete()
    FrameLink.objects.create(frame=frame, place=Place.FOOTER, label="Imprint", address="/imprint", position=3)
    Redirect.objects.create(old_path="/2019/old", target="/blog/posts/full", automatic=True)
    Redirect.objects.create(old_path="/gone")


def empty_the_site(media: Path) -> None:
    for model in (
        Posting,
        Slide,
        Carousel,
        Post,
        Page,
        FrameLink,
        SiteFrame,
        Redirect,
        Theme,
        Author,
        Series,
        Tag,
        PostType,
        Picture,
        Arrival,
    ):
        model._base_manager.all().delete()
    Redirect.objects.all().delete()
    for file in (media / "pictures").glob("*"):
        file.unlink()


@pytest.mark.parametrize("name", ["site.zip", "site"])
def test_the_import_of_an_export_gives_the_same_site(
    tmp_path: Path, media_of_its_own: Path, name: str, capsys: Any
) -> None:
    make_everything()
    before, target = snapshot(), tmp_path / "out" / name
    call_command("export_site", target)
    empty_the_site(media_of_its_own)
    call_command("import_site", target, "--publish")
    told = capsys.readouterr()
    assert "error" not in told.err
    after = snapshot()
    for model, rows in before.items():
        assert after[model] == rows, f"{model}: {told.err}"
    call_command("export_site", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(target), "and the export of the import is the same"


def contents(place: Path) -> dict[str, bytes]:
    if place.is_dir():
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    with zipfile.ZipFile(place) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_export_is_the_same_bytes_twice_and_imported_where_it_came_from_changes_nothing(
    tmp_path: Path, capsys: Any
) -> None:
    make_everything()
    before = snapshot()
    for name in ("one.zip", "two.zip"):
        call_command("export_site", tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    capsys.readouterr()
    for _ in range(2):
        call_command("import_site", tmp_path / "one.zip", "--publish")
        assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} == {"unchanged"}
    assert snapshot() == before


def test_an_export_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.make_post()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="holds something already"):
        call_command("export_site", tmp_path / "full")

    def broken(_row: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("nuvika.front.moving.exporting.whole_header_of", broken)
    for name in ("new", "new.zip"):
        with pytest.raises(CommandError, match="Nothing was written: the disk is full"):
            call_command("export_site", tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


def test_a_picture_whose_file_is_gone_is_named_and_the_rest_is_written(tmp_path: Path, capsys: Any) -> None:
    picture = factories.make_picture(title="Lost")
    picture.file.storage.delete(picture.file.name)
    call_command("export_site", tmp_path / "site")
    assert "“Lost” is gone" in capsys.readouterr().err
    assert (tmp_path / "site" / "pictures.yaml").exists()
