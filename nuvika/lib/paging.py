"""Pages of long tables."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property


class BoundedPaginator(Paginator[Any]):
    """Pages of rows that are counted no further than MOST."""

    MOST = 1000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self.MOST].count())


class PagesOfKeys(Paginator[Any]):
    """Which rows stand on a page is read from an index; those alone are fetched, with all that is shown of them."""

    def __init__(self, rows: "QuerySet[Any]", *args: Any, **kwargs: Any) -> None:
        super().__init__(rows, *args, **kwargs)
        self.rows = rows

    @cached_property
    def count(self) -> int:
        return self.rows.order_by().values("pk").count()

    def page(self, number: Any) -> "Page[Any]":
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self.rows.values("pk")[first : first + self.per_page]
        return Page(self.rows.filter(pk__in=keys), number, self)
