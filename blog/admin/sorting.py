"""What posts are sorted by, in the built-in Admin: types, tags, authors."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from blog.models import Author, PostType, Series, Tag


class PostCounting(admin.ModelAdmin):  # type: ignore[type-arg]
    """A list that says how many posts each of its things has."""

    ordering = ["name"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(posts_counted=Count("posts")).order_by("name")
        return rows

    @admin.display(description="Posts", ordering="posts_counted")
    def post_count(self, thing: Any) -> int:
        return int(thing.posts_counted)

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
