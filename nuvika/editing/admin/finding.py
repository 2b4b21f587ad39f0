"""Lists and their search in the Admin: from indexes, so that they cost the same however long the list is."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from nuvika.editing.finding import find
from nuvika.lib.paging import PagesAhead, PagesOfKeys

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object

LOOKED_THROUGH = 500  # the newest rows


class Finding(Base):
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """A suggestion is a title: nothing else is read of it."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.only("title") if suggests(request) else rows

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """What the index holds; where it finds nothing, the columns of the newest rows are looked through, once.

        The newest that it holds will do, unless some of them are not to be shown: then all are looked among. A field
        with suggestions is asked at every key: it looks at titles alone.
        """
        if not search_term.strip():
            return queryset, False
        in_titles = suggests(request)
        found = find(self.model, search_term, in_titles=in_titles)
        if found.keys:
            shown = queryset.filter(pk__in=found.keys)
            is_enough = found.all_of_them is None or shown.count() == len(found.keys)
            return shown if is_enough else queryset.filter(pk__in=found.all_of_them), False
        newest = queryset.filter(pk__in=self.model._default_manager.order_by("-pk").values("pk")[:LOOKED_THROUGH])
        if in_titles:
            return newest.filter(title__icontains=search_term), False
        rows, _ = super().get_search_results(request, newest, search_term)
        return queryset.filter(pk__in=set(rows.order_by().values_list("pk", flat=True))), False

    def get_paginator(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> Paginator[Any]:
        """Who scrolls through suggestions is told no number, only whether there are more."""
        kind = PagesAhead if suggests(request) else PagesOfKeys
        return kind(queryset, *args, **kwargs)


def suggests(request: HttpRequest) -> bool:
    """Whether a field asks what it could hold."""
    return request.path == reverse("admin:autocomplete")
