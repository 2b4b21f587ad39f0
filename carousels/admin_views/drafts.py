"""From a post to a carousel and back, in the Admin: what it would become is shown before it is made."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from blog.models import Post
from carousels import drafting
from carousels.admin_views.access import carousel_for
from carousels.admin_views.briefs import drawn
from nuvika.editing.actions import RefusedError
from nuvika.editing.permissions import may_change, may_view, require, require_that
from nuvika.lib import markdown


@require_http_methods(["GET", "HEAD", "POST"])
def carousel_from_post(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the slides that would be made of a post, POST makes them."""
    require(request.user, "carousels.add_carousel")
    post = Post.objects.prefetch_related("tags").filter(pk=pk).first()
    require_that(may_view(request.user, post or Post()), "see", "this post")
    if post is None:
        raise Http404("There is no such post.")
    if request.method == "POST":
        made = drafting.carousel_from(post, by=request.user)  # type: ignore[arg-type]
        messages.success(request, f"Drafted {made.slides.count()} slides from “{post.title}”. Make them yours.")
        return redirect("admin:carousels_carousel_change", made.pk)
    context = {**admin.site.each_context(request), "title": "A carousel from this post", "post": post}
    return render(request, "admin/carousels/carousel/from_post.html", context | drawn(drafting.deck_from(post)))


@require_http_methods(["GET", "HEAD", "POST"])
def post_from_carousel(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the outline that would be made of a carousel, POST makes a draft post of it."""
    require(request.user, "blog.add_post")
    carousel = carousel_for(request.user, pk, may_change, "change")
    if request.method == "POST":
        try:
            post = drafting.post_from(carousel, by=request.user)  # type: ignore[arg-type]
        except RefusedError as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:carousels_carousel_change", carousel.pk)
        messages.success(request, "A draft with the outline of your slides. Now write.")
        return redirect("admin:blog_post_change", post.pk)
    context = {
        **admin.site.each_context(request),
        "title": "A post from this carousel",
        "carousel": carousel,
        "outline": markdown.render(drafting.body_from(carousel)),
    }
    return render(request, "admin/carousels/carousel/outline.html", context)
