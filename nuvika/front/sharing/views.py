"""Share cards as pictures. Of what is not live there is none."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from blog.models import Author, Post
from carousels.cards import card, card_of, drawn
from carousels.exports import Sheet
from carousels.models import Carousel
from nuvika.front.frame import reading as frame
from nuvika.front.sharing.pictures import card_of_post, card_of_site, first_sentence

SOON = "public, max-age=300"  # addresses carry the drawing's fingerprint; the short life lets what is withdrawn go
WRITING = ("blog.add_post", "blog.change_post", "blog.write_own_post")
LONGEST = 400  # characters of a draft's words


@require_safe
def post_card(_request: HttpRequest, slug: str) -> HttpResponse:
    rows = Post.objects.live().select_related("post_type", "author__picture")
    return _picture(card_of_post(get_object_or_404(rows, slug=slug)))


@require_safe
def carousel_card(_request: HttpRequest, slug: str) -> HttpResponse:
    return _picture(card_of(get_object_or_404(Carousel.objects.live().with_slides(), slug=slug)))


@require_safe
def site_card(_request: HttpRequest) -> HttpResponse:
    return _picture(card_of_site(frame.current()))


@require_safe
def draft_card(request: HttpRequest) -> HttpResponse:
    """The card of an article that is being written: its words come with the question, nothing of it is saved."""
    if not any(map(request.user.has_perm, WRITING)):
        raise PermissionDenied
    title, label, summary = (request.GET.get(name, "")[:LONGEST] for name in ("title", "label", "summary"))
    named = request.GET.get("author", "")
    author = (
        Author.objects.filter(pk=int(named)).first()
        if named.isascii() and named.isdigit() and len(named) < 18
        else None
    )
    response = _picture(card(title or "Untitled", label, first_sentence(summary), author=author))
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def _picture(sheet: Sheet) -> HttpResponse:
    return HttpResponse(drawn(sheet), content_type="image/png", headers={"Cache-Control": SOON})
