"""What matters is written down, once, and cannot be edited."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from blog.models import Post
from nuvika.editing import actions
from nuvika.front.models import AuditEntry, ErrorCount
from tests import factories

pytestmark = pytest.mark.django_db


def entries(**about: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(**about))


def test_publishing_says_who_and_what():
    user = factories.make_user("blog.change_post", "blog.publish_post")
    actions.publish(factories.make_draft(title="News"), by=user)
    entry = AuditEntry.objects.get(action="saved a version")
    assert (entry.user, entry.thing, entry.details) == (user, "post “News”", "Published")


def test_the_command_line_is_somebody_too():
    actions.publish(factories.make_draft(), by=None)
    assert str(AuditEntry.objects.get()) == "command line: saved a version"


def test_a_deletion_in_the_admin_is_written_down(admin_client: Client, admin_user):
    post = factories.make_post(title="Gone soon")
    admin_client.post(f"/admin/blog/post/{post.pk}/delete/", {"post": "yes"})
    assert not Post.objects.exists()
    (entry,) = entries(action="saved a version", details="Put in the trash")
    assert (entry.user, entry.thing) == (admin_user, "post “Gone soon”")


def test_who_may_do_what_is_written_down(admin_client: Client):
    admin_client.post("/admin/auth/group/add/", {"name": "Interns"})
    assert Group.objects.filter(name="Interns").exists()
    assert entries(action="added group", thing="Interns")


def test_what_is_undone_leaves_no_entry():
    user = factories.make_user("blog.change_post", "blog.publish_post")
    with pytest.raises(RuntimeError), pytest.MonkeyPatch.context() as patch:
        patch.setattr("nuvika.front.audit.AuditEntry.objects.create", lambda **_: (_ for _ in ()).throw(RuntimeError))
        actions.publish(factories.make_draft(slug="kept-back"), by=user)
    assert not Post.objects.live().exists()


def test_the_log_is_read_and_never_edited(admin_client: Client):
    entry = AuditEntry.objects.create(action="signed in", name="ada")
    assert "signed in" in admin_client.get("/admin/front/auditentry/").content.decode()
    assert admin_client.get(f"/admin/front/auditentry/{entry.pk}/change/").status_code == 200
    for address in ("add/", f"{entry.pk}/delete/", f"{entry.pk}/change/"):
        assert admin_client.post(f"/admin/front/auditentry/{address}", {"action": "forged"}).status_code == 403
    assert AuditEntry.objects.get(pk=entry.pk).action == "signed in"


def test_what_breaks_is_counted_by_day_view_and_kind(monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("blog.views.Post.objects.live", lambda: {}["missing"])
    answers = [client.get("/blog") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [500] * 3
    counted = ErrorCount.objects.get()
    assert (counted.view, counted.error, counted.count) == ("blog:list", "KeyError", 3)
    assert counted.last_request == answers[-1]["X-Request-ID"]
