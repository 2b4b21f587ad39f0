"""Posts in the built-in Admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, F, Model, QuerySet
from django.forms import Script
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from blog import actions
from blog.admin_views import previews
from blog.forms import PostForm
from blog.models import Post
from nuvika.editing.history import HistoryAdmin
from nuvika.editing.publication import State

PUBLICATION = ("state", "published_at", "expires_at")


@admin.register(Post)
class PostAdmin(HistoryAdmin):
    form = PostForm
    list_display = ["title", "badge", "post_type", "author", "published_at", "carousel_count"]
    list_filter = ["state", "post_type", "author", "tags"]
    search_fields = ["title", "slug", "summary", "body"]
    ordering = [F("published_at").desc(nulls_first=True), "-pk"]
    date_hierarchy = "published_at"
    list_per_page = 50
    autocomplete_fields = ["author", "series", "tags"]
    actions = ["publish_now", "back_to_draft"]
    save_on_top = True
    change_form_template = "admin/blog/post/change_form.html"
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        ("Article", {"classes": ["wide-field"], "fields": ["body"]}),
        ("Publication", {"fields": [PUBLICATION, "revised_at"]}),
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
        css = {"all": ["css/admin-post.css", "css/admin-article.css", "css/admin-pictures.css"]}
        js = [Script("js/admin-article.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [path("preview/", view(previews.preview), name="blog_post_preview"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        rows: QuerySet[Post] = super().get_queryset(request)
        return rows.select_related("post_type", "author").annotate(carousels_counted=Count("carousels", distinct=True))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Who may not publish does not change what is published, and cannot set a time for it."""
        if self.has_publish_permission(request):
            return ()
        return PUBLICATION if obj is not None and obj.state == State.PUBLISHED else PUBLICATION[1:]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "state" and not self.has_publish_permission(request):
            kwargs["choices"] = [choice for choice in State.choices if choice[0] != State.PUBLISHED]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, list[str]]:
        """The address follows the title until readers know it."""
        return {} if obj is not None and obj.published_at else {"slug": ["title"]}

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("blog.publish_post")

    def view_on_site(self, post: Model) -> str | None:
        return post.get_absolute_url() if isinstance(post, Post) and post.is_live() else None

    @admin.display(description="Status", ordering="state")
    def badge(self, post: Post) -> SafeString:
        status = post.status
        return format_html('<span class="status status-{}">{}</span>', status.value, status.label)

    @admin.display(description="Carousels", ordering="carousels_counted")
    def carousel_count(self, post: Any) -> int | str:
        return int(post.carousels_counted) or "–"

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_now(self, request: HttpRequest, chosen: QuerySet[Post]) -> None:
        for post in chosen:
            actions.publish(post, by=request.user)
        messages.success(request, f"{len(chosen)} published.")

    @admin.action(description="Back to draft", permissions=["publish"])
    def back_to_draft(self, request: HttpRequest, chosen: QuerySet[Post]) -> None:
        for post in chosen:
            actions.unpublish(post, by=request.user)
        messages.success(request, f"{len(chosen)} no longer shown to readers.")
