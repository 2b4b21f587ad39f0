"""The page from which a carousel is posted: what to download, what to copy, and the log of where it went."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from carousels import actions, exports
from carousels.actions import PostedFile, content_digest, may_export
from carousels.admin_views.access import carousel_for
from carousels.deck import Deck
from carousels.decks import deck_of
from carousels.forms import PostingForm
from carousels.limits import CAROUSEL, FOLD_DESK, FOLD_PHONE
from carousels.models import Carousel, Posting
from carousels.posting import folded, text_of, too_long, tracked
from nuvika.lib import halftyped

TO_POST = ("pdf", "kit", "pptx", "jpg", "png")  # the formats that somebody would post, best first


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows it; POST adds an entry to the log, or with `forget` takes one off."""
    carousel = carousel_for(request.user, pk, may_export, "post")
    if "forget" in request.POST:
        return _forget(request, carousel)
    formats = [exports.ALL_FORMATS[key] for key in TO_POST if key in exports.ALL_FORMATS]
    form = PostingForm(
        request.POST or None,
        request.FILES or None,
        instance=Posting(carousel=carousel),
        initial={"size": carousel.size},
        formats=[(one.key, one.label) for one in formats],
    )
    if request.method == "POST" and form.is_valid():
        made = actions.record_posting(form.instance, by=request.user, file=_file(carousel, form))  # type: ignore[arg-type]
        messages.success(request, f"Recorded: {made}, with {made.file_name}.")
        return redirect("admin:carousels_carousel_posting", carousel.pk)
    context = {**admin.site.each_context(request), "title": "Post it", "carousel": carousel, "form": form}
    return render(request, "admin/carousels/carousel/posting.html", context | _shown(carousel, formats))


def _file(carousel: Carousel, form: PostingForm) -> PostedFile:
    chosen = form.cleaned_data["file"]
    if chosen:
        return PostedFile.of(chosen.name, chosen.chunks())
    made = exports.export(carousel, form.cleaned_data["form"], form.cleaned_data["size"])
    return PostedFile.of(made.name, [made.data])


def _shown(carousel: Carousel, formats: list[Any]) -> dict[str, Any]:
    deck = deck_of(carousel)
    link = tracked(deck.blog_post, carousel.slug)
    text = text_of(deck, link)
    now = content_digest(carousel)
    log = [(entry, entry.content_digest != now) for entry in carousel.postings.select_related("by")]
    return {
        "formats": formats,
        "findings": exports.check(carousel) if deck.slides else (),
        "parts": [part for part in _parts(deck, link) if part["text"]],
        "text": text,
        "surplus": too_long(text),
        "allowed": CAROUSEL["caption"].allowed,
        "folds": [
            {"name": name, "at": at, "text": folded(text, at), "is_cut": len(text) > at}
            for name, at in (("On a phone", FOLD_PHONE), ("On a desk", FOLD_DESK))
        ],
        "log": log,
    }


def _parts(deck: Deck, link: str) -> list[dict[str, str]]:
    title = deck.document_title or deck.title
    return [
        {"name": "Document title", "text": title, "help": "It cannot be changed after posting."},
        {"name": "Caption", "text": deck.caption, "help": ""},
        {"name": "Link", "text": link, "help": "Its parameters tell your statistics where the visit came from."},
        {"name": "Hashtags", "text": deck.hashtags, "help": ""},
    ]


def _forget(request: HttpRequest, carousel: Carousel) -> HttpResponse:
    key = halftyped.number(request.POST["forget"]) or 0
    entry = get_object_or_404(Posting, pk=key, carousel=carousel)
    actions.forget_posting(entry, by=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Taken off the log: {entry}.")
    return redirect("admin:carousels_carousel_posting", carousel.pk)
