"""The page of search: over posts and the words of slides."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from blog.models import Author, Post, PostType, Tag
from nuvika.front.search.asking import Answer, ask, documents
from nuvika.front.search.highlight import excerpt, marked
from nuvika.front.search.models import SearchDocument
from nuvika.lib.addresses import whole

PER_PAGE = 10
LONGEST = 200  # characters of a question
SUBJECTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Hit:
    url: str
    kind: str
    title: SafeString
    excerpt: SafeString
    published_at: datetime


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    question = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    answer = ask(question)
    page = Paginator(answer.documents, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "question": question,
        "answer": answer,
        "page": page,
        "hits": [_hit(document, answer.terms) for document in documents(tuple(page.object_list))],
        "subjects": list(_subjects(answer)),
        "newest": Post.objects.live().for_list()[:3] if not answer.documents else (),
        "canonical": whole(reverse("front:search")),
    }
    return render(request, "front/search.html", context)


def _hit(document: SearchDocument, terms: tuple[str, ...]) -> Hit:
    thing: Any = document.post or document.carousel
    if thing is None:
        raise Http404
    kind = document.post.post_type if document.post else "Carousel"
    return Hit(
        url=thing.get_absolute_url(),
        kind=str(kind or "Article"),
        title=marked(document.title, terms),
        excerpt=excerpt(document.text, terms),
        published_at=thing.published_at,
    )


def _subjects(answer: Answer) -> list[Any]:
    """Tags, types and authors with a live post, one word of whose name begins with a term.

    One post is asked for, not whether there are any: for that, PostgreSQL would first join all posts with their tags.
    """
    live, found = Post.objects.live(), []
    named = Q()
    for term in answer.terms:
        named |= Q(name__istartswith=term) | Q(name__icontains=f" {term}")
    if not named:
        return []
    for model, field in ((Tag, "tags"), (PostType, "post_type"), (Author, "author")):
        one = Subquery(live.filter(**{field: OuterRef("pk")}).values("pk")[:1])
        found += list(model._default_manager.filter(named).alias(one=one).filter(one__isnull=False)[:SUBJECTS_SHOWN])
    return found[:SUBJECTS_SHOWN]
