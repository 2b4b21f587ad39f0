"""What posts are sorted by, in the built-in Admin: types, tags, authors."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from blog.models import Author, PostType, Series, Tag
from nuvika.editing.admin.uses import UsesListed
from nuvika.lib.counting import counted, told


class PostCounting(UsesListed, admin.ModelAdmin):  # type: ignore[type-arg]
    """A list that says how many posts each of its things has."""

    ordering = ["name"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only the list tells how many."""
        rows: QuerySet[Any] = super().get_queryset(request).order_by("name")
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return rows.annotate(posts_counted=counted(self.model, "posts")) if is_list else rows

    @admin.display(description="Posts", ordering="posts_counted")
    def post_count(self, thing: Any) -> str:
        return told(thing.posts_counted)

    def view_on_site(self, thing: Any) -> str | None:
        return thing.get_absolute_url() if thing.posts.live().exists() else None


@admin.register(PostType)
class PostTypeAdmin(PostCounting):
    list_display = ["name", "description", "post_count"]


@admin.register(Series)
class SeriesAdmin(PostCounting):
    list_display = ["name", "description", "post_count"]


@admin.register(Tag)
class TagAdmin(PostCounting):
    list_display = ["name", "slug", "post_count"]


@admin.register(Author)
class AuthorAdmin(PostCounting):
    list_display = ["name", "role", "handle", "post_count"]
    autocomplete_fields = ["picture", "user"]
