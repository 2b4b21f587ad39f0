"""The Admin's list of posts with a tag: as cheap for a tag of many posts as for one of few."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ALL_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR, ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from blog.models import Post, Tag
from blog.paging import count_tagged, counts_by_tag, tagged, untagged
from nuvika.editing.admin import StatusFilter
from nuvika.editing.publication import IN_THE_TRASH, Status

NONE = "none"
SELECTS_NOTHING = {ALL_VAR, ORDER_VAR, PAGE_VAR}


class TagFilter(admin.SimpleListFilter):
    """Its choices are the keys of tags, and NONE."""

    title = "tag"
    parameter_name = "tags__id__exact"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        tags = Tag.objects.order_by("name").values_list("pk", "name")
        return [*((str(pk), name) for pk, name in tags), (NONE, "No tag")]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Post]) -> Any:
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            raise IncorrectLookupParameters(f"There is no tag {value!r}.")
        return untagged(queryset) if value == NONE else tagged(queryset, int(value))

    def get_facet_queryset(self, changelist: ChangeList) -> dict[str, int]:
        """By choice, how many posts each would leave: “show counts”. The tags are counted together."""
        posts = changelist.get_queryset(self.request, exclude_parameters=self.expected_parameters())
        found = counts_by_tag(posts)
        choices = [None if value == NONE else int(value) for value, _ in self.lookup_choices]
        return {f"{place}__c": found.get(key, 0) for place, key in enumerate(choices)}


def known_count(request: HttpRequest) -> int | None:
    """How many posts a list holds, of all that there are, if it is filtered by a tag, and by no more than “live”.

    Two indexes tell it, without a look at the posts.
    """
    names = (TagFilter.parameter_name, StatusFilter.parameter_name, SEARCH_VAR)
    tag, status, words = (str(request.GET.get(name, "")) for name in names)
    if set(request.GET) - {*names, *SELECTS_NOTHING} or words.strip():
        return None
    if not tag.isdecimal() or status not in ("", Status.LIVE):
        return None
    others = Post.everything.filter(IN_THE_TRASH).values("pk") if not status else Post.everything.hidden()
    return count_tagged(int(tag), others)
