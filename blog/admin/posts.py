"""Posts in the built-in Admin."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from blog.admin.tagged import TagFilter, known_count
from blog.admin_views import previews
from blog.exports import EXPORT
from blog.forms import PostForm
from blog.models import Post
from nuvika.editing.admin import EditingAdmin, StatusFilter, suggests
from nuvika.editing.publication import UNDATED_FIRST
from nuvika.jobs.actions import start
from nuvika.lib.counting import counted


@admin.register(Post)
class PostAdmin(EditingAdmin):
    form = PostForm
    list_display = ["thumbnail", "title", "badge", "post_type", "author", "published_at", "carousel_count"]
    list_display_links = ["thumbnail", "title"]
    list_filter = [StatusFilter, "published_at", "post_type", "author", TagFilter]
    search_fields = ["title", "slug", "summary", "body"]
    ordering = UNDATED_FIRST
    list_per_page = 50
    show_full_result_count = False
    autocomplete_fields = ["author", "series", "tags"]
    save_on_top = True
    change_form_template = "admin/blog/post/change_form.html"
    change_list_template = "admin/blog/post/change_list.html"
    actions = [*EditingAdmin.actions, "export_markdown"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        ("Article", {"classes": ["wide-field"], "fields": ["body"]}),
        ("Publication", {"fields": [("state", "published_at", "expires_at", "planned_on"), "revised_at"]}),
        ("About it", {"fields": [("post_type", "author"), "tags", "series", "cover"]}),
        (
            "Search engines and sharing",
            {
                "classes": ["collapse"],
                "description": "All of it may stay empty: the title and the summary are used.",
                "fields": ["search_title", "search_description", "canonical_url"],
            },
        ),
    ]

    class Media:
        css = {
            "all": ["css/admin-post.css", "css/admin-article.css", "css/admin-pictures.css", "css/admin-shared.css"]
        }
        js = [Script("js/admin-article.js", type="module"), Script("js/admin-shared.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [path("preview/", view(previews.preview), name="blog_post_preview"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        rows: QuerySet[Post] = super().get_queryset(request)
        if suggests(request):
            return rows
        return rows.select_related("post_type", "author", "cover").annotate(
            carousels_counted=counted(Post, "carousels")
        )

    def get_paginator(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> Paginator[Post]:
        pages: Paginator[Post] = super().get_paginator(request, queryset, *args, **kwargs)
        count = known_count(request) if self.sees_all(request) else None
        if count is not None:
            pages.count = count
        return pages

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """The address follows the title until readers know it."""
        return {} if obj is not None and obj.published_at else {"slug": ["title"]}

    @admin.display(description="Cover")
    def thumbnail(self, post: Post) -> SafeString:
        if post.cover is None:
            return format_html('<span class="post-cover no-cover">{}</span>', "No cover")
        address = reverse("admin:blog_picture_thumbnail", args=[post.cover.pk])
        return format_html(
            '<img class="post-cover" src="{}" width="75" height="47" alt="{}" loading="lazy">', address, post
        )

    @admin.action(description="Download as Markdown", permissions=["add"])
    def export_markdown(self, request: HttpRequest, chosen: QuerySet[Post]) -> HttpResponse:
        """In the background, with their pictures. The page that follows shows how far it is."""
        keys = list(chosen.order_by("pk").values_list("pk", flat=True))
        title = f"{len(keys):,} post{'' if len(keys) == 1 else 's'} as Markdown"
        job = start(EXPORT, title=title, by=request.user, arguments={"keys": keys})
        return redirect("admin:jobs_job_change", job.pk)

    @admin.display(description="Carousels", ordering="carousels_counted")
    def carousel_count(self, post: Any) -> int | str:
        return int(post.carousels_counted) or "–"
