"""Long work is started in the Admin, done by a worker, watched, stopped, and run again."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from carousels.bulk import EXPORT
from carousels.models import Carousel
from nuvika.jobs import actions, tasks
from nuvika.jobs.kinds import KINDS, Kind, RefusedError, Result
from nuvika.jobs.models import Job, State
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
MAY_EXPORT = ("carousels.view_carousel", "carousels.export_carousel")


@pytest.fixture
def editor():
    return factories.make_user(*MAY_EXPORT)


@pytest.fixture
def editors_client(client: Client, editor) -> Client:
    client.force_login(editor)
    return client


def chosen(client: Client, action: str, carousels: list[Carousel]):
    data = {"action": action, "_selected_action": [carousel.pk for carousel in carousels]}
    return client.post("/admin/carousels/carousel/", data)


def make_job(by, **fields) -> Job:
    return Job.objects.create(**{"kind": EXPORT, "title": "Exports", "by": by, "arguments": {}, **fields})


@pytest.fixture
def counting(monkeypatch):
    """A kind of work that counts to ten and does what the test says before each step."""
    between = []

    def work(progress, arguments):
        progress.begin(10)
        for number in range(10):
            for call in between:
                call(number)
            progress.step(f"at {number}")
        return Result("Counted to ten.")

    monkeypatch.setitem(KINDS, "count", Kind("count", "carousels.export_carousel", work))
    monkeypatch.setattr(tasks, "PACE", 0)
    return between


def test_chosen_carousels_come_as_one_archive(editors_client, django_capture_on_commit_callbacks):
    carousels = [make_carousel(f"Number {number}") for number in range(3)]
    with django_capture_on_commit_callbacks(execute=True):
        answer = chosen(editors_client, "export_pdf", carousels)
    job = Job.objects.get()
    assert answer["Location"] == f"/admin/jobs/job/{job.pk}/change/"
    assert (job.state, job.done, job.total) == (State.DONE, 3, 3)
    file = editors_client.get(f"/admin/jobs/job/{job.pk}/result/")
    assert file["Content-Disposition"] == 'attachment; filename="carousels-pdf.zip"'
    assert "no-store" in file["Cache-Control"]
    archive = zipfile.ZipFile(io.BytesIO(file.getvalue()))
    assert archive.namelist() == [f"{carousel.slug}.pdf" for carousel in carousels]
    assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    page = editors_client.get(f"/admin/jobs/job/{job.pk}/change/").content.decode()
    assert "3 of 3 exported as" in page and "Download carousels-pdf.zip" in page and "Run it again" in page


def test_what_cannot_be_exported_is_left_out_and_named(editor):
    make_carousel("Whole")
    empty = Carousel.objects.create(title="Empty", slug="empty")
    job = make_job(editor, arguments={"keys": [empty.pk, Carousel.objects.get(title="Whole").pk], "format": "brief"})
    tasks.run.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.problems) == (State.DONE, "empty: it has no slides yet.\n")
    nothing = make_job(editor, arguments={"keys": [empty.pk], "format": "brief"})
    tasks.run.call(nothing.pk)
    nothing.refresh_from_db()
    assert nothing.state == State.FAILED and "Nothing was exported" in nothing.note


def test_how_far_it_is_can_be_watched(editors_client, editor, counting):
    job, seen = make_job(editor, kind="count"), []
    counting.append(lambda _: seen.append(editors_client.get(f"/admin/jobs/job/{job.pk}/progress/").json()))
    tasks.run.call(job.pk)
    assert [told["done"] for told in seen] == list(range(10))
    assert (seen[5]["percent"], seen[5]["total"], seen[5]["standing"]) == (50, 10, "At work")
    told = editors_client.get(f"/admin/jobs/job/{job.pk}/progress/").json()
    assert (told["standing"], told["note"], told["under_way"]) == ("Done", "Counted to ten.", False)


def test_it_is_stopped_and_run_again(editors_client, editor, counting, django_capture_on_commit_callbacks):
    job = make_job(editor, kind="count")
    counting.append(lambda number: number == 3 and editors_client.post(f"/admin/jobs/job/{job.pk}/stop/"))
    tasks.run.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.note) == (State.STOPPED, "Stopped after 4 of 10.")
    counting.clear()
    with django_capture_on_commit_callbacks(execute=True):
        editors_client.post(f"/admin/jobs/job/{job.pk}/again/")
    assert Job.objects.first().state == State.DONE
    assert Job.objects.count() == 2


def test_what_waits_is_stopped_at_once_and_never_begun(editors_client, editor, counting):
    job = make_job(editor, kind="count")
    editors_client.post(f"/admin/jobs/job/{job.pk}/stop/")
    tasks.run.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.STOPPED, 0)


def test_it_is_done_once_however_often_it_is_asked_for(editor, counting):
    job, begun = make_job(editor, kind="count"), []
    counting.append(lambda number: number == 0 and begun.append(1))
    tasks.run.call(job.pk)
    tasks.run.call(job.pk)
    assert begun == [1]


def test_what_breaks_off_says_so(editor, counting):
    def refuse(_):
        raise RefusedError("The moon is in the way.")

    job = make_job(editor, kind="count")
    counting.append(refuse)
    tasks.run.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.note) == (State.FAILED, "The moon is in the way.")
    counting[:] = [lambda _: 1 / 0]
    broken = make_job(editor, kind="count")
    with pytest.raises(ZeroDivisionError):
        tasks.run.call(broken.pk)
    broken.refresh_from_db()
    assert broken.state == State.FAILED and "log says why" in broken.note


def test_what_a_killed_worker_left_can_be_run_again(editors_client, editor):
    job = make_job(editor, state=State.RUNNING, heard_at=timezone.now() - timedelta(minutes=5))
    page = editors_client.get(f"/admin/jobs/job/{job.pk}/change/").content.decode()
    assert "Broken off" in page and "Run it again" in page


def test_nobody_sees_or_touches_the_work_of_others(client: Client, editor):
    job = make_job(editor, title="A secret title")
    client.force_login(factories.make_user(*MAY_EXPORT))
    assert "A secret title" not in client.get("/admin/jobs/job/").content.decode()
    for page in ("progress", "result"):
        assert client.get(f"/admin/jobs/job/{job.pk}/{page}/").status_code == 404
    for page in ("stop", "again"):
        assert client.post(f"/admin/jobs/job/{job.pk}/{page}/").status_code == 404
    job.refresh_from_db()
    assert (job.state, job.asked_to_stop) == (State.WAITING, False)


def test_who_may_not_export_starts_nothing(client: Client, editor):
    client.force_login(factories.make_user("carousels.view_carousel"))
    chosen(client, "export_pdf", [make_carousel("One")])
    assert not Job.objects.exists()
    editor.user_permissions.clear()
    job = make_job(editor, state=State.STOPPED)
    client.force_login(editor)
    assert client.post(f"/admin/jobs/job/{job.pk}/again/").status_code == 403
    assert Job.objects.count() == 1


def test_results_go_after_a_week_with_their_files(editor, counting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        arguments = {"keys": [make_carousel("One").pk], "format": "brief"}
        job = actions.start(EXPORT, title="x", by=factories.make_user(*MAY_EXPORT), arguments=arguments)
    job.refresh_from_db()
    storage, name = job.result.storage, job.result.name
    assert storage.exists(name)
    Job.objects.update(finished_at=timezone.now() - timedelta(days=8))
    actions.start("count", title="Another", by=editor, arguments={})
    assert not storage.exists(name)
    assert [job.title for job in Job.objects.all()] == ["Another"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_it_from_the_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    job = actions.start(
        EXPORT,
        title="One",
        by=factories.make_user(*MAY_EXPORT),
        arguments={"keys": [make_carousel("One").pk], "format": "json"},
    )
    assert Job.objects.get(pk=job.pk).state == State.WAITING
    call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
    assert Job.objects.get(pk=job.pk).state == State.DONE
