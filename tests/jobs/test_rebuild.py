"""Copies of pictures and the search index are made anew from the Admin or on a terminal."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client

from blog import renditions
from nuvika.front.search.models import SearchDocument
from nuvika.jobs.models import Job, State
from tests import factories

pytestmark = pytest.mark.django_db
LIST, START = "/admin/jobs/job/", "/admin/jobs/job/start/"


@pytest.fixture
def start(client: Client, django_capture_on_commit_callbacks):
    """Presses a button of the list of work, and gives the job that it started."""
    client.force_login(factories.make_user("blog.change_picture", "front.change_siteframe"))

    def started(kind: str) -> Job:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(START, {"kind": kind})
        job = Job.objects.get()
        assert answer["Location"] == f"{LIST}{job.pk}/change/"
        return job

    return started


def test_the_search_index_is_made_anew(start):
    factories.make_post(title="Never indexed")
    job = start("front.search")
    assert (job.state, job.done, job.total) == (State.DONE, 1, 1)
    assert job.note == "1 posts and carousels can be searched."
    assert SearchDocument.objects.get().title == "Never indexed"


def test_copies_of_pictures_are_made_anew_and_what_cannot_be_read_is_named(start):
    whole, lost = factories.make_picture(), factories.make_picture()
    copy = next(renditions._names(whole.file.name))
    default_storage.delete(copy)
    default_storage.delete(lost.file.name)
    job = start("blog.renditions")
    assert (job.state, job.done, job.total) == (State.DONE, 2, 2)
    assert default_storage.exists(copy)
    assert job.problems.startswith(lost.title)


def test_the_list_offers_what_an_account_may_start(client: Client):
    client.force_login(factories.make_user("blog.change_picture"))
    page = client.get(LIST).content.decode()
    assert "Make the smaller copies of all pictures anew" in page
    assert "Make the search index anew" not in page
    client.force_login(factories.make_user())
    assert "anew" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("kind", ["front.search", "carousels.export", "", "nothing"])
def test_what_is_not_offered_is_not_started(client: Client, kind: str):
    client.force_login(factories.make_user("blog.change_picture", "carousels.export_carousel"))
    assert client.post(START, {"kind": kind}).status_code == 403
    assert client.get(START).status_code == 405
    assert not Job.objects.exists()


def test_the_commands_do_the_same(capsys):
    factories.make_post(title="Never indexed")
    lost = factories.make_picture()
    default_storage.delete(lost.file.name)
    call_command("rebuild_search")
    assert "1 posts and carousels can be searched." in capsys.readouterr().out
    with pytest.raises(CommandError, match="1 pictures could not be read"):
        call_command("make_renditions", anew=True)
    assert lost.title in capsys.readouterr().err
