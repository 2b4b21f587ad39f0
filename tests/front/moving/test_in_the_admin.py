"""An editor uploads a file, sees what would come of it, and imports it; and downloads posts or the whole site."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from reversion.models import Version

from blog.models import Author, Picture, Post
from nuvika.editing.publication import State
from nuvika.editing.waiting import waiting_of
from nuvika.front.moving import uploads
from nuvika.front.moving.models import Arrival
from nuvika.jobs.models import Job
from tests import factories
from tests.front.moving.site import Files, imported, packed

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/blog/post/moving/"
FILES: Files = {
    "posts/one.md": "---\ntitle: One\ndate: 2024-05-01\nauthor: Ada\n---\n![A field](../field.png)\n",
    "posts/bad.md": "---\ntitle: [\n---\n",
    "field.png": factories.picture_bytes((11, 5)),
}


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, files: Files | None = None, name: str = "site.zip", **more: str) -> Any:
    data = packed(files or FILES).getvalue()
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data), **more})


def confirmed(client: Client, page: Any, how: str, run: Any, **more: str) -> Job:
    with run(execute=True):
        client.post(ADDRESS, {"token": page.context["token"], "import": how, **more})
    return Job.objects.first()


def test_what_would_come_is_shown_and_nothing_is_saved() -> None:
    client = client_of(factories.make_publisher())
    page = upload(client)
    html = page.content.decode()
    assert "1 new" in html and "posts/one.md" in html
    assert "posts/bad.md:3" in html and "The head is no YAML" in html
    assert "Import as drafts" in html and "publish what was published there" in html
    assert not Post.objects.exists() and not Picture.objects.exists() and not Author.objects.exists()


def test_it_is_imported_in_the_background(django_capture_on_commit_callbacks: Any) -> None:
    user = factories.make_publisher()
    client = client_of(user)
    job = confirmed(client, upload(client), "publish", django_capture_on_commit_callbacks)
    post = Post.objects.get()
    assert (job.state, job.note, job.done, job.total) == ("done", "1 created.", 2, 2)
    assert "posts/bad.md:3: error: The head is no YAML" in job.problems
    assert post.is_live() and post.created_by == user and str(post.author) == "Ada"
    assert Picture.objects.get().uploaded_by == user
    revision = Version.objects.get_for_object(post).get().revision
    assert (revision.user, revision.comment) == (user, "Imported from posts/one.md")


def test_who_may_not_publish_imports_drafts(django_capture_on_commit_callbacks: Any) -> None:
    client = client_of(factories.make_editor_account())
    page = upload(client)
    assert "publish what was published there" not in page.content.decode()
    confirmed(client, page, "publish", django_capture_on_commit_callbacks)
    post = Post.objects.get()
    assert (post.state, post.published_at is not None) == (State.DRAFT, True)


def test_changes_of_what_readers_see_wait_for_who_may_publish(django_capture_on_commit_callbacks: Any) -> None:
    post = factories.make_post(slug="one", title="Live words")
    client = client_of(factories.make_editor_account())
    page = upload(client, {"one.md": "---\ntitle: New words\nauthor: Ada\n---\n", "b.md": "x"}, replace="on")
    confirmed(client, page, "draft", django_capture_on_commit_callbacks, replace="on")
    post.refresh_from_db()
    assert not Version.objects.get_for_object(post).exists(), "the history tells what was stored, nothing else"
    waiting = waiting_of(post)
    assert (post.title, post.is_live()) == ("Live words", True)
    assert waiting is not None and waiting.data["title"] == "New words"
    assert waiting.data["author"] == str(Author.objects.get(name="Ada").pk)


def test_an_author_writes_over_nothing_of_others(django_capture_on_commit_callbacks: Any) -> None:
    factories.make_draft(slug="one", title="Of somebody")
    client = client_of(factories.make_author_account())
    page = upload(client, {"one.md": "---\ntitle: Mine\n---\n", "two.md": "---\ntitle: Two\n---\n"}, replace="on")
    assert "Your account may not change this post" in page.content.decode()
    job = confirmed(client, page, "draft", django_capture_on_commit_callbacks, replace="on")
    assert sorted(Post.objects.values_list("title", flat=True)) == ["Of somebody", "Two"]
    assert "may not change this post" in job.problems


def test_a_whole_export_brings_an_editor_posts_and_nothing_that_is_not_theirs(
    django_capture_on_commit_callbacks: Any,
) -> None:
    files: Files = {
        "nuvika.yaml": "format: 1\n",
        "frame.yaml": "name: Hacked\n",
        "posts/a.md": "---\ntitle: A\nslug: a\n---\n\nx",
    }
    client = client_of(factories.make_editor_account())
    page = upload(client, files)
    assert "Your account may not change this site frame" in page.content.decode()
    confirmed(client, page, "draft", django_capture_on_commit_callbacks)
    assert Post.objects.get().slug == "a"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"x", "is none of these: .zip"),
        ("a.zip", b"no zip", "is damaged, or no ZIP"),
        ("a.md", b"", "The submitted file is empty"),
        ("a.xml", b"<x/>", "It is no WordPress export"),
        ("a.md", b"\xff\xfe", "This is no text in UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, data: bytes, said: str) -> None:
    page = client_of(factories.make_publisher()).post(ADDRESS, {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 200 and said in page.content.decode()
    assert not Post.objects.exists()


def test_a_script_in_a_file_is_shown_as_words() -> None:
    files: Files = {
        "<script>alert(1)<script>.md": "---\ntitle: <script>alert(2)</script>\ndate: <script>x\n---\n",
        "b.md": "x",
    }
    html = upload(client_of(factories.make_publisher()), files, name="<script>alert(3)<script>.zip").content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(2)" in html


def test_an_upload_is_of_who_sent_it_and_is_public_nowhere(django_capture_on_commit_callbacks: Any) -> None:
    client = client_of(factories.make_publisher())
    page = upload(client)
    (_, (name,)) = default_storage.listdir(uploads.FOLDER)
    assert Client().get(f"/media/{uploads.FOLDER}{name}").status_code == 404
    other = client_of(factories.make_publisher())
    for token in (page.context["token"], "", "x:y", page.context["token"] + "x"):
        answer = other.post(ADDRESS, {"token": token, "import": "draft"}, follow=True)
        assert "The upload is not kept any more" in answer.content.decode()
    assert not Job.objects.exists()


def test_uploads_that_nobody_imports_go_after_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(factories.make_publisher())
    upload(client)
    later = timezone.now() + uploads.KEPT * 2
    monkeypatch.setattr("nuvika.front.moving.uploads.timezone.now", lambda: later)
    upload(client)
    assert len(default_storage.listdir(uploads.FOLDER)[1]) == 1


def test_a_long_upload_is_tried_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nuvika.front.moving.views.SHOWN", 1)
    page = upload(client_of(factories.make_publisher()), {"a.md": "a", "b.md": "b"})
    assert "The first 1 were tried" in page.content.decode()


def test_chosen_posts_come_as_markdown_with_their_pictures(django_capture_on_commit_callbacks: Any) -> None:
    shown, other = factories.make_picture(), factories.make_picture()
    post = factories.make_post(
        slug="one", body=f"![x]({shown.file.url})", author=factories.make_author("Ada"), tags=["T"]
    )
    factories.make_post(slug="two", cover=other)
    client = client_of(factories.make_publisher())
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/blog/post/", {"action": "export_markdown", "_selected_action": [post.pk]})
    job = Job.objects.get()
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"/admin/jobs/job/{job.pk}/result/").getvalue()))
    picture = f"pictures/{shown.digest[:16]}-{shown.width}x{shown.height}.png"
    assert archive.namelist() == ["nuvika.yaml", "posts/one.md", "authors.yaml", "tags.yaml", "pictures.yaml", picture]
    assert f"![x](../{picture})" in archive.read("posts/one.md").decode()
    Post.objects.all().delete()
    files: Files = {name: archive.read(name) for name in archive.namelist()}
    imported(files, publish=True)
    again = Post.objects.get()
    assert (again.uid, again.body, str(again.author), again.is_live()) == (post.uid, post.body, "Ada", True)


def test_an_author_downloads_what_they_may_see(django_capture_on_commit_callbacks: Any) -> None:
    user = factories.make_author_account()
    own, others = factories.make_draft(created_by=user, slug="own"), factories.make_draft(slug="others")
    client = client_of(user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/blog/post/", {"action": "export_markdown", "_selected_action": [own.pk, others.pk]})
    archive = zipfile.ZipFile(Job.objects.get().result.open("rb"))
    assert "posts/own.md" in archive.namelist() and "posts/others.md" not in archive.namelist()


def test_the_whole_site_is_for_who_may_change_its_frame(django_capture_on_commit_callbacks: Any) -> None:
    factories.make_post(slug="one")
    client = client_of(factories.make_publisher())
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{ADDRESS}site/")
    assert "posts/one.md" in zipfile.ZipFile(Job.objects.get().result.open("rb")).namelist()
    editor = client_of(factories.make_editor_account())
    assert editor.post(f"{ADDRESS}site/").status_code == 403
    assert "Download the whole site" not in editor.get(ADDRESS).content.decode()


def test_it_needs_the_permission() -> None:
    assert Client().get(ADDRESS).status_code == 302
    assert client_of(factories.make_user("blog.view_post")).get(ADDRESS).status_code == 403
    assert not Arrival.objects.exists()
