"""After a save the pages that are asked for most are made before a reader asks, by a worker that nobody waits for."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.db.migrations.state import ProjectState
from django.test import Client
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.models import Post
from nuvika.editing.publication import State
from nuvika.front import content_version
from nuvika.front.kept_pages import SHELF
from nuvika.front.preparing import likely, queue, work
from nuvika.front.preparing.reader import Reader
from nuvika.jobs.models import Job
from nuvika.settings import MIDDLEWARE
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
HOST = "www.example.com"
QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def site(settings, db, monkeypatch):
    settings.MIDDLEWARE, settings.SITE_URL, settings.TASKS = MIDDLEWARE, f"https://{HOST}", QUEUED
    content_version.watch()
    SHELF.clear()
    # The connection of the test, which the application would close.
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    yield
    SHELF.clear()


@pytest.fixture
def client() -> Client:
    return Client(headers={"Host": HOST})


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The paths of what is made, one after the other."""
    paths: list[str] = []
    ask = Reader.ask
    monkeypatch.setattr(Reader, "ask", lambda reader, path: paths.append(path) or ask(reader, path))
    return paths


class Watched:
    """Progress, and what happens at a step."""

    def __init__(self, at_step=lambda: None) -> None:
        self.at_step, self.total, self.steps, self.problems = at_step, 0, [], []

    def begin(self, total: int) -> None:
        self.total = total

    def step(self, note: str = "") -> None:
        self.steps.append(note)
        self.at_step()

    def left_out(self, problem: str) -> None:
        self.problems.append(problem)


def prepare(at_step=lambda: None) -> Watched:
    progress = Watched(at_step)
    work.prepare(progress)
    return progress


def waiting() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(status=TaskResultStatus.READY).order_by("run_after"))


def do_what_waits() -> None:
    """As a worker does it when the time has come."""
    row = waiting()[0]
    row.claim("worker")
    queue.run.call(TaskContext(task_result=row.task_result))
    row.set_successful(None)


def test_the_front_what_changed_and_what_is_newest_are_prepared():
    old = factories.make_post(slug="old", published_at=timezone.now() - timedelta(days=900))
    for number in range(3):
        factories.make_post(slug=f"post-{number}")
    make_carousel("Deck", live=True)
    factories.make_post(slug="draft", state=State.DRAFT)
    old.save()
    paths = likely.paths()
    assert paths[:3] == ["/", "/blog", "/carousels"]
    assert {"/blog/feed.atom", "/blog/feed.rss", "/blog/feed.json", "/sitemap.xml", "/carousels/deck"} <= set(paths)
    assert "/blog/posts/draft" not in paths
    assert paths.index("/blog/posts/old") < paths.index("/blog/posts/post-0"), "what was just saved comes first"
    assert len(paths) == len(set(paths))


def test_readers_get_what_they_would_get_without_it_byte_for_byte(client: Client, monkeypatch):
    factories.make_post(slug="kept", body="word " * 300)
    make_carousel("Deck", live=True)
    paths, later = likely.paths(), timezone.now() + timedelta(seconds=5)
    monkeypatch.setattr(timezone, "now", lambda: later)  # in the second of a change nobody is told its time

    def answers() -> list[tuple[bytes, dict[str, str]]]:
        found = [client.get(path, secure=True, headers={"Accept-Encoding": "br"}) for path in paths]
        assert {answer.status_code for answer in found} == {200}
        return [(answer.content, {**answer.headers, "X-Request-ID": ""}) for answer in found]

    without = answers()
    caches["pages"].clear()
    SHELF.clear()
    assert not prepare().problems
    SHELF.clear()
    assert answers() == without


def test_readers_ask_for_nothing_that_was_prepared(client: Client, django_assert_num_queries):
    factories.make_post(slug="kept")
    prepare()
    SHELF.clear()
    for path in likely.paths():
        with django_assert_num_queries(1):
            assert client.get(path, secure=True).status_code == 200


def test_what_is_withdrawn_is_gone_at_once_although_prepared(client: Client):
    factories.make_post(slug="kept")
    prepare()
    SHELF.clear()
    Post.objects.update(state=State.DRAFT)
    assert client.get("/blog/posts/kept", secure=True).status_code == 404


def test_preparing_changes_nothing_that_readers_see():
    factories.make_post(slug="kept", cover=factories.make_picture())
    make_carousel("Deck", live=True)
    before = content_version.current()
    prepare()
    assert content_version.current() == before


def test_what_is_prepared_is_left_as_it_is(made):
    factories.make_post(slug="kept")
    progress = prepare()
    assert made == progress.steps == likely.paths()
    made.clear()
    assert len(prepare().steps) == progress.total
    assert made == []


def test_it_ends_when_something_changes_and_begins_anew(made):
    post = factories.make_post(slug="kept")

    def change() -> None:
        post.save()

    progress = prepare(change)
    assert len(progress.steps) == 1
    assert len(made) == 2
    made.clear()
    assert prepare().steps == likely.paths()
    assert made == [path for path in likely.paths() if path != "/blog"], "that was made after the change"


def test_where_nothing_is_kept_it_stops_after_the_first(settings, made):
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    with pytest.raises(work.RefusedError, match="the first was not kept"):
        prepare()
    assert made == ["/"]


def test_saves_in_quick_succession_are_gathered_into_one(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            factories.make_post(slug=f"post-{number}")
        make_carousel("Deck")
    Post.objects.get(slug="post-1").save()
    queue.ask()
    assert [row.task_path for row in waiting()] == [queue.run.module_path]
    assert waiting()[0].run_after > timezone.now() + queue.PAUSE / 2
    assert not Job.objects.exists(), "nobody started it: no list of work shows it"


def test_what_readers_do_not_see_asks_for_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as calls:
        factories.make_user()
    assert queue.ask not in calls
    assert waiting() == []


def test_a_migration_asks_for_nothing(django_capture_on_commit_callbacks):
    """The queue may not be there yet, and what it changes belongs to another edition of the program."""
    old = ProjectState.from_apps(apps).apps.get_model("blog", "Tag")
    with django_capture_on_commit_callbacks(execute=True) as calls:
        old.objects.create(name="Old", slug="old")
    assert queue.ask not in calls


def test_a_tag_that_is_added_asks_for_it(django_capture_on_commit_callbacks):
    post, tag = factories.make_post(), factories.make_tag("New")
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        post.tags.add(tag)
    assert len(waiting()) == 1


def test_where_work_is_done_at_once_no_save_waits_for_it(settings, django_capture_on_commit_callbacks, made):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True) as calls:
        factories.make_post()
    assert queue.ask not in calls
    assert made == []


def test_a_queue_that_is_away_loses_nothing_that_was_saved(monkeypatch, django_capture_on_commit_callbacks, caplog):
    def broken() -> None:
        raise RuntimeError("away")

    monkeypatch.setattr(queue, "ask", broken)
    with django_capture_on_commit_callbacks() as calls, transaction.atomic():
        post = factories.make_post()
    assert Post.objects.filter(pk=post.pk).exists()
    assert broken in calls


def test_the_worker_prepares_and_leaves_no_rows_behind(made):
    factories.make_post(slug="kept")
    for _ in range(4):
        queue.ask()
        do_what_waits()
    assert made == likely.paths()
    assert DBTaskResult.objects.count() == 1
    assert len(SHELF) == 0


def test_the_worker_begins_anew_after_a_change_meanwhile(made, monkeypatch):
    post = factories.make_post(slug="kept")
    monkeypatch.setattr(queue.Unnoticed, "step", lambda *_: Post.objects.filter(pk=post.pk).update(title="Changed"))
    queue.ask()
    do_what_waits()
    assert len(made) == 2
    assert len(waiting()) == 1


def test_the_worker_makes_room_for_what_somebody_waits_for(made):
    factories.make_post(slug="kept")
    queue.ask()
    other = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default", run_after=timezone.now()
    )
    row = waiting()[1]
    row.claim("worker")
    queue.run.call(TaskContext(task_result=row.task_result))
    assert made == ["/"]
    assert {row.task_path for row in waiting()} == {"x", queue.run.module_path}
    assert other in waiting()


def test_one_worker_prepares_at_a_time(made):
    factories.make_post(slug="kept")
    queue.ask()
    waiting()[0].claim("another worker")
    queue.ask()
    do_what_waits()
    assert made == []
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        started_at=timezone.now() - queue.LONGEST - timedelta(seconds=1)
    )
    queue.ask()
    do_what_waits()
    assert made, "the other was killed"


def test_what_the_clock_changes_is_prepared_when_its_time_comes():
    comes = timezone.now() + timedelta(hours=1)
    factories.make_post(slug="comes", published_at=comes)
    queue.ask()
    do_what_waits()
    assert [row.run_after for row in waiting()] == [comes]
    queue.ask()
    assert len(waiting()) == 2, "a save does not wait for the clock"
    do_what_waits()
    assert [row.run_after for row in waiting()] == [comes]


def test_the_command_prepares_and_says_how_many(capsys):
    factories.make_post(slug="kept")
    call_command("prepare_pages")
    assert capsys.readouterr().out == f"Prepared {len(likely.paths())} pages.\n"
    call_command("prepare_pages")
    assert capsys.readouterr().out == "Prepared 0 pages.\n"


def test_the_command_begins_anew_after_a_change_and_does_not_do_so_for_ever(monkeypatch):
    post = factories.make_post(slug="kept")
    monkeypatch.setattr("nuvika.jobs.bars.Bar.step", lambda *_: post.save())
    with pytest.raises(CommandError, match="Something changed again and again"):
        call_command("prepare_pages")


def test_the_command_leaves_it_to_a_worker(made):
    call_command("prepare_pages", later=True)
    assert made == []
    assert len(waiting()) == 1
