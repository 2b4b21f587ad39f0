"""Rights over one thing give none over another: foreign rows, forged forms, fields that were not shown."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from blog.models import Post
from nuvika.editing.publication import State
from tests import factories
from tests.carousels.factories import make_carousel
from tests.carousels.test_admin_carousel import form_of

pytestmark = pytest.mark.django_db

CHANGES_CAROUSELS = ("carousels.change_carousel", "carousels.view_carousel", "carousels.change_slide")


def sign_in(client: Client, *permissions: str) -> User:
    user = factories.make_user(*permissions)
    client.force_login(user)
    return user


def test_a_slide_of_another_carousel_cannot_be_changed_through_ones_own(client: Client):
    mine, foreign = make_carousel("Mine"), make_carousel("Foreign")
    target = foreign.slides.first()
    sign_in(client, *CHANGES_CAROUSELS)
    forged = {"slides-0-id": str(target.pk), "slides-0-headline": "Taken over"}
    client.post(f"/admin/carousels/carousel/{mine.pk}/change/", form_of(mine, [1, 2, 3], **forged))
    target.refresh_from_db()
    assert target.headline != "Taken over"
    assert target.carousel == foreign
    assert foreign.slides.count() == 3


def test_a_slide_cannot_be_moved_into_another_carousel(client: Client):
    mine, foreign = make_carousel("Mine"), make_carousel("Foreign")
    sign_in(client, *CHANGES_CAROUSELS)
    forged = {"slides-0-carousel": str(foreign.pk)}
    client.post(f"/admin/carousels/carousel/{mine.pk}/change/", form_of(mine, [1, 2, 3], **forged))
    assert (mine.slides.count(), foreign.slides.count()) == (3, 3)


def test_who_may_view_a_carousel_cannot_post_its_form(client: Client):
    carousel = make_carousel()
    sign_in(client, "carousels.view_carousel")
    answer = client.post(
        f"/admin/carousels/carousel/{carousel.pk}/change/", form_of(carousel, [1, 2, 3], title="Taken over")
    )
    assert answer.status_code == 403
    carousel.refresh_from_db()
    assert carousel.title == "Smaller"


def test_who_may_not_publish_cannot_by_a_field_that_was_not_shown(client: Client):
    post, carousel = factories.make_draft(), make_carousel()
    sign_in(client, "blog.change_post", "blog.view_post", *CHANGES_CAROUSELS)
    hidden = {"state": "published", "published_at_0": "2020-01-01", "published_at_1": "00:00"}
    client.post(f"/admin/blog/post/{post.pk}/change/", {"title": post.title, "slug": post.slug, **hidden})
    client.post(f"/admin/carousels/carousel/{carousel.pk}/change/", form_of(carousel, [1, 2, 3], **hidden))
    post.refresh_from_db()
    carousel.refresh_from_db()
    assert State.PUBLISHED not in (post.state, carousel.state)
    assert not Post.objects.live().exists()


def test_a_list_action_takes_its_own_permission(client: Client):
    post = factories.make_draft()
    sign_in(client, "blog.change_post", "blog.view_post")
    client.post("/admin/blog/post/", {"action": "publish_now", "_selected_action": [post.pk]})
    client.post("/admin/blog/post/", {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"})
    post.refresh_from_db()
    assert post.state == State.DRAFT


def test_a_draft_s_address_is_not_told_to_who_may_not_view_it(client: Client):
    draft = factories.make_draft(slug="not-announced-yet")
    kind = Permission.objects.get(codename="view_post").content_type_id
    sign_in(client)
    answer = client.get(f"/admin/r/{kind}/{draft.pk}/")
    assert answer.status_code == 404
    assert "not-announced-yet" not in answer.content.decode()


def test_names_are_looked_up_by_those_alone_who_may_see_them(client: Client):
    factories.make_author("Secret Author")
    sign_in(client, "blog.change_post", "blog.view_post")
    answer = client.get("/admin/autocomplete/?app_label=blog&model_name=post&field_name=author&term=Secret")
    assert answer.status_code == 403


def account_form(user: User, **more: str) -> dict[str, str]:
    joined = user.date_joined
    times = {"date_joined_0": joined.strftime("%Y-%m-%d"), "date_joined_1": joined.strftime("%H:%M:%S")}
    return {"username": user.username, "is_active": "on", "is_staff": "on", **times, **more}


def test_nobody_makes_themselves_a_superuser(client: Client):
    me = sign_in(client, "auth.change_user", "auth.view_user")
    permission = Permission.objects.get(codename="publish_post")
    forged = account_form(me, is_superuser="on", user_permissions=str(permission.pk))
    client.post(f"/admin/auth/user/{me.pk}/change/", forged)
    me = User.objects.get(pk=me.pk)
    assert not me.is_superuser
    assert not me.has_perm("blog.publish_post")


@pytest.mark.parametrize("stronger", ["superuser", "publisher"])
def test_nobody_sets_the_password_of_an_account_with_more_rights(client: Client, stronger: str):
    target = (
        User.objects.create_superuser("root", password="the old password")
        if stronger == "superuser"
        else factories.make_user("blog.publish_post", password="the old password")
    )
    sign_in(client, "auth.change_user", "auth.view_user", "auth.delete_user")
    new = {"password1": "a-stolen-account-9", "password2": "a-stolen-account-9"}
    assert client.post(f"/admin/auth/user/{target.pk}/password/", new).status_code == 403
    assert client.post(f"/admin/auth/user/{target.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(f"/admin/auth/user/{target.pk}/change/", account_form(target, username="mine"))
    kept = User.objects.get(pk=target.pk)
    assert kept.check_password("the old password")
    assert kept.username == target.username


def test_an_account_of_fewer_rights_is_looked_after(client: Client):
    target = factories.make_user(staff=False)
    sign_in(client, "auth.change_user", "auth.view_user")
    new = {"password1": "a-fresh-password-9", "password2": "a-fresh-password-9", "usable_password": "true"}
    assert client.post(f"/admin/auth/user/{target.pk}/password/", new).status_code == 302
    assert User.objects.get(pk=target.pk).check_password("a-fresh-password-9")


def test_roles_are_for_superusers(client: Client):
    sign_in(client, "auth.add_group", "auth.change_group", "auth.view_group")
    assert client.get("/admin/auth/group/add/").status_code in (302, 403)
    client.force_login(User.objects.create_superuser("root"))
    assert client.get("/admin/auth/group/add/").status_code == 200
