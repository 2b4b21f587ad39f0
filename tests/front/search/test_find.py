"""Somebody looks for something."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from carousels.models import Slide
from nuvika.front.search.models import SearchDocument
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

HIDDEN = [factories.make_draft, factories.make_scheduled, factories.make_expired]


def test_posts_are_found_by_title_summary_text_and_code(saving, found):
    with saving():
        factories.make_post(
            title="Pagination", summary="Of keysets.", body="Offsets get *slow*.\n\n```\nselect_rows()\n```"
        )
    for question in ("pagination", "keysets", "slow", "select rows"):
        assert found(question) == ["Pagination"], question
    assert found("elephants") == []


def test_carousels_are_found_by_what_is_on_their_slides_but_not_by_their_notes(saving, found):
    with saving():
        carousel = make_carousel("Smaller", live=True)
        Slide.objects.filter(carousel=carousel, position=2).update(notes="remember pelicans")
        carousel.save()
    assert found("skim") == ["Smaller"]
    assert found("pelicans") == []


def test_the_beginning_of_a_word_is_enough(saving, found):
    with saving():
        factories.make_post(title="Deployments")
    assert found("deploy") == ["Deployments"]
    assert found("ployments") == []


def test_every_word_must_be_there_and_where_none_has_them_all_some_will_do(saving, found, page):
    with saving():
        factories.make_post(title="Red apples")
        factories.make_post(title="Red pears")
    assert found("red pears") == ["Red pears"]
    assert found("red bananas") == ["Red pears", "Red apples"]
    assert "Nothing holds all of these words" in page("red bananas")


def test_accents_case_and_width_make_no_difference(saving, found):
    with saving():
        factories.make_post(title="Élan vital", body="Straße und ＳＱＬ")
    for question in ("elan", "ÉLAN", "strasse", "STRASSE", "sql"):
        assert found(question) == ["Élan vital"], question


def test_names_with_signs_and_ideographs_are_words(saving, found):
    with saving():
        factories.make_post(title="C++ and C#")
        factories.make_post(title="C for the patient")
        factories.make_post(title="日本語の本")
    assert found("c++") == ["C++ and C#"]
    assert found("c#") == ["C++ and C#"]
    assert set(found("c")) == {"C++ and C#", "C for the patient"}
    assert found("本語") == ["日本語の本"]


def test_titles_stand_first_then_what_tells_more_then_the_newest(saving, found):
    day = timezone.now() - timedelta(days=10)
    with saving():
        factories.make_post(title="Mentions it", body="cache " + "filler " * 50)
        factories.make_post(title="About it", body="cache " * 20)
        factories.make_post(title="Caches, and how to warm them", published_at=day)
        factories.make_post(title="The cache", body="filler " * 300, published_at=day)
        factories.make_post(title="Twin", body="cache is one of four words", published_at=day)
        factories.make_post(title="Twin again", body="cache is one of three", published_at=day + timedelta(days=1))
        for number in range(10):
            factories.make_post(title=f"Nothing of the kind {number}")
    assert found("cache") == [
        "The cache",
        "Caches, and how to warm them",
        "About it",
        "Twin again",
        "Twin",
        "Mentions it",
    ]


def test_what_is_not_live_is_not_found(saving, found, page):
    with saving():
        for make in HIDDEN:
            make(title="Secret plan", body="secret")
        make_carousel("Secret carousel")
    assert found("secret") == []
    assert "Secret plan" not in page("secret")
    assert "Secret plan" not in page("nothing like it")


def test_the_clock_alone_makes_a_scheduled_post_findable(saving, found):
    with saving():
        post = factories.make_scheduled(title="Tomorrow")
    assert found("tomorrow") == []
    type(post).objects.filter(pk=post.pk).update(published_at=timezone.now() - timedelta(seconds=1))
    assert found("tomorrow") == ["Tomorrow"]


def test_the_index_follows_changes_and_deletions(saving, found):
    with saving():
        post, carousel = factories.make_post(title="Before"), make_carousel("Smaller", live=True)
    with saving():
        post.title = "After"
        post.save()
        carousel.slides.get(position=2).delete()
    assert (found("before"), found("after"), found("skim")) == ([], ["After"], [])
    with saving():
        post.delete()
        carousel.delete()
    assert (found("after"), found("smaller"), SearchDocument.objects.count()) == ([], [], 0)


def test_many_slides_saved_at_once_are_indexed_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        make_carousel("Smaller", live=True)
    assert len(callbacks) == 1


def test_the_index_can_be_made_anew(found, capsys):
    factories.make_post(title="Never indexed")
    assert found("never") == []
    call_command("rebuild_search", missing=True)
    assert found("never") == ["Never indexed"]
    SearchDocument.objects.update(title_words="wrong")
    call_command("rebuild_search")
    assert found("never") == ["Never indexed"]
    assert found("wrong") == []
    assert "1 posts and carousels can be searched" in capsys.readouterr().out


HOSTILE = [
    "",
    " ",
    "'",
    '"',
    '"unclosed',
    "a OR",
    "NOT a",
    "title_words : secret",
    "NEAR(a b)",
    "*",
    "^a",
    "a*b",
    "(((",
    "-a",
    "a:*",
    "a & | !",
    "<->",
    "\\",
    "%s %(query)s",
    "'; DROP TABLE blog_post; --",
    "😀",
    "a" * 5_000,
    "word " * 5_000,
    "ﷺ" * 200,
    "\u0300" * 50,
    "½ ² Ⅳ",
    "++ # +#",
    "c+++",
]


@pytest.mark.parametrize("question", HOSTILE)
def test_no_question_breaks_it(saving, client, question):
    with saving():
        factories.make_post(title="A word, a ½ and c+++", body="secret %s")
    assert client.get("/blog/search", {"q": question}).status_code == 200


@pytest.mark.parametrize("query", ["q=%ED%A0%BD", "q=%FF%FE", "q", "page=2", "q=a&q=b", "q=a&page=-1"])
def test_no_address_breaks_it(client, query):
    assert client.get(f"/blog/search?{query}").status_code == 200


def test_a_sign_that_no_text_has_is_refused(client):
    assert client.get("/blog/search", {"q": "a\0b"}).status_code == 400


def test_a_huge_text_of_different_words_is_indexed_as_far_as_it_goes(saving, found):
    with saving():
        factories.make_post(title="Huge", body=" ".join(f"w{number:x}{'é' * 60}" for number in range(30_000)))
    assert found("huge") == ["Huge"]
    assert found("w1") == ["Huge"]
