import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from reversion.models import Version

from blog.models import Post, PostType
from carousels.deck import Kind, Slide
from carousels.importing import import_deck
from carousels.models import Carousel
from nuvika.editing.actions import RefusedError
from nuvika.editing.parts import put_in_order
from tests.carousels.factories import make_deck

pytestmark = pytest.mark.django_db

ADDRESS = "https://www.nuvikatech.com/blog/posts/smaller-prs?utm=x"


def test_a_new_deck_makes_a_draft_carousel_and_a_draft_post():
    outcome = import_deck(make_deck(blog_post=ADDRESS, post_type="Guide"))
    carousel = Carousel.objects.get()
    assert str(outcome) == "created smaller (3 slides)"
    assert [slide.position for slide in carousel.slides.all()] == [1, 2, 3]
    assert carousel.post.slug == "smaller-prs"
    assert "Reviewers read 200 lines well" in carousel.post.body
    assert not carousel.is_live()
    assert not carousel.post.is_live()
    assert PostType.objects.get().name == "Guide"


def test_the_same_deck_again_changes_nothing_and_writes_no_revision():
    import_deck(make_deck(blog_post=ADDRESS, post_type="Guide"))
    versions = Version.objects.count()
    assert str(import_deck(make_deck(blog_post=ADDRESS, post_type="Guide"))) == "unchanged smaller (3 slides)"
    assert Version.objects.count() == versions


def test_a_changed_deck_keeps_the_slides_identity_and_alt_text():
    import_deck(make_deck())
    before = list(Carousel.objects.get().slides.all())
    before[1].alt = "A chart"
    before[1].save()
    deck = make_deck()
    changed = deck.with_slides(deck.slides[0], Slide(Kind.CONTENT, headline="New words"))
    assert str(import_deck(changed)) == "updated smaller (2 slides)"
    after = list(Carousel.objects.get().slides.all())
    assert [slide.pk for slide in after] == [slide.pk for slide in before[:2]]
    assert (after[1].headline, after[1].alt) == ("New words", "A chart")


def test_the_earlier_text_is_a_revision():
    import_deck(make_deck())
    deck = make_deck()
    import_deck(deck.with_slides(Slide(Kind.COVER, headline="Other")))
    versions = Version.objects.get_for_object(Carousel.objects.get())
    assert len(versions) == 2
    words = {version.field_dict.get("headline") for version in versions[1].revision.version_set.all()}
    assert "Ship smaller pull requests" in words


def test_publishing_makes_the_carousel_and_its_post_live_at_once():
    import_deck(make_deck(blog_post=ADDRESS))
    outcome = import_deck(make_deck(blog_post=ADDRESS), publish=True)
    assert str(outcome) == "updated smaller (3 slides)"
    assert Carousel.objects.live().count() == Post.objects.live().count() == 1
    assert str(import_deck(make_deck(blog_post=ADDRESS), publish=True)).startswith("unchanged")


def test_a_dry_run_keeps_nothing():
    assert str(import_deck(make_deck(blog_post=ADDRESS), dry_run=True)) == "created smaller (3 slides)"
    assert not Carousel.objects.exists()
    assert not Post.objects.exists()


def test_an_address_of_another_shape_is_kept_and_drafts_no_post():
    import_deck(make_deck(blog_post="https://example.org/essay"))
    assert Carousel.objects.get().post_address == "https://example.org/essay"
    assert not Post.objects.exists()


def test_an_unknown_theme_is_told_and_a_title_too_long_refused():
    outcome = import_deck(make_deck(theme="Sunrise"))
    assert "There is no theme “Sunrise”" in outcome.notes[0]
    with pytest.raises(RefusedError, match="200"):
        import_deck(make_deck(title="x" * 201))
    assert Carousel.objects.count() == 1


def test_titles_without_latin_letters_have_a_slug_of_their_own():
    first = import_deck(make_deck(title="日本語")).carousel
    assert first.slug.startswith("carousel-")
    assert str(import_deck(make_deck(title="日本語"))).startswith("unchanged")


def test_who_may_not_add_posts_imports_nothing():
    user = User.objects.create_user("ada")
    user.user_permissions.add(Permission.objects.get(codename="add_carousel"))
    with pytest.raises(PermissionDenied):
        import_deck(make_deck(blog_post=ADDRESS), by=user)
    assert not Carousel.objects.exists()


def test_slides_can_be_put_in_any_order():
    carousel = import_deck(make_deck()).carousel
    slides = list(carousel.slides.all())
    put_in_order(carousel, [slides[2], slides[0], slides[1]])
    assert [slide.pk for slide in carousel.slides.all()] == [slides[2].pk, slides[0].pk, slides[1].pk]
