"""Many briefs are chosen in the Admin, imported in the background, and told about one by one."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from carousels.bundles import MOST, BundleError, briefs_in
from carousels.models import Carousel
from carousels.reading import MAX_BYTES
from nuvika.jobs import tasks
from nuvika.jobs.models import Job, State
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/carousels/carousel/import/many/"
MAY = ("carousels.view_carousel", "carousels.add_carousel")


@pytest.fixture
def editor():
    return factories.make_user(*MAY)


@pytest.fixture
def desk(client: Client, editor) -> Client:
    client.force_login(editor)
    return client


def brief(title: str) -> bytes:
    return (
        f"LinkedIn Carousel: {title}\n\nSLIDE 1 — Cover\n\nHeadline: {title}\n\n"
        "SLIDE 2\n\nHeadline: Second\nBody: Words.\n"
    ).encode()


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def choose(desk: Client, *files: tuple[str, bytes]):
    return desk.post(ADDRESS, {"chosen": [SimpleUploadedFile(name, data) for name, data in files]})


def done(desk: Client, callbacks, *files: tuple[str, bytes]) -> Job:
    with callbacks(execute=True):
        answer = choose(desk, *files)
    job = Job.objects.order_by("-pk").first()
    assert answer["Location"] == f"/admin/jobs/job/{job.pk}/change/"
    return job


def test_files_and_archives_become_drafts(desk, editor, django_capture_on_commit_callbacks):
    files = [("one.txt", brief("One")), ("more.zip", archive(two_txt=brief("Two"), within__three_md=brief("Three")))]
    job = done(desk, django_capture_on_commit_callbacks, *files)
    assert (job.state, job.done, job.total, job.note) == (State.DONE, 3, 3, "3 created.")
    assert set(Carousel.objects.values_list("title", "state", "created_by")) == {
        (title, "draft", editor.pk) for title in ("One", "Two", "Three")
    }
    told = desk.get(f"/admin/jobs/job/{job.pk}/result/").getvalue().decode()
    assert "created one (2 slides)" in told


def test_what_has_an_error_is_left_out_and_named_at_its_line(desk, django_capture_on_commit_callbacks):
    job = done(desk, django_capture_on_commit_callbacks, ("good.txt", brief("Good")), ("bad.txt", b"Nothing of it\n"))
    assert job.note == "1 created."
    assert job.problems.startswith("bad.txt:")
    none = done(desk, django_capture_on_commit_callbacks, ("bad.txt", b"Nothing of it\n"))
    assert (none.state, none.note[:21]) == (State.FAILED, "Nothing was imported:")


def test_run_again_it_changes_nothing(desk, django_capture_on_commit_callbacks):
    job = done(desk, django_capture_on_commit_callbacks, ("one.txt", brief("One")))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/admin/jobs/job/{job.pk}/again/")
    again = Job.objects.order_by("-pk").first()
    assert again.pk != job.pk
    assert Carousel.objects.count() == 1


def test_what_the_account_may_not_change_is_left_out(desk, django_capture_on_commit_callbacks):
    Carousel.objects.create(title="Mine", slug="mine", created_by=factories.make_user())
    job = done(desk, django_capture_on_commit_callbacks, ("mine.txt", brief("Mine")), ("one.txt", brief("One")))
    assert job.note == "1 created."
    assert "mine.txt: there is a carousel of this title already" in job.problems


def test_an_account_that_was_closed_imports_nothing(desk, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        choose(desk, ("one.txt", brief("One")))
    type(editor).objects.update(is_active=False)
    job = Job.objects.get()
    tasks.run.call(job.pk)
    job.refresh_from_db()
    assert (job.state, Carousel.objects.count()) == (State.FAILED, 0)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("a.exe", b"x")], "“a.exe” is no brief"),
        ([("a.zip", b"x")], "“a.zip” cannot be unpacked"),
        ([("a.zip", archive(readme_html=b"x"))], "There is no brief in it"),
        ([("a.txt", b"x" * (MAX_BYTES + 1))], "“a.txt” has more than"),
        ([("a.zip", archive(bomb_txt=b"0" * 50_000_000))], "“a.zip/bomb.txt” has more than"),
        ([(f"{number}.txt", b"x") for number in range(MOST + 1)], f"more than {MOST} briefs"),
        ([(f"{number}.txt", b"x" * MAX_BYTES) for number in range(13)], "more than 12 MB together"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence(files, said):
    with pytest.raises(BundleError, match=said.split("“")[0] if "“" not in said else None) as refused:
        briefs_in(files)
    assert said in str(refused.value)


def test_the_page_says_what_is_wrong_and_starts_nothing(desk):
    assert "is no brief" in choose(desk, ("a.exe", b"x")).content.decode()
    assert "This field is required" in desk.post(ADDRESS).content.decode()
    assert not Job.objects.exists()


def test_files_that_systems_put_into_archives_are_passed_over():
    members = {"__MACOSX/._one.txt": b"x", ".hidden.txt": b"x", "one.txt": b"1"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    assert briefs_in([("a.zip", out.getvalue())]) == [("a.zip/one.txt", b"1")]


def test_without_the_permission_there_is_no_such_page(client: Client):
    client.force_login(factories.make_user("carousels.view_carousel"))
    assert client.get(ADDRESS).status_code == 403
    assert choose(client, ("one.txt", brief("One"))).status_code == 403
