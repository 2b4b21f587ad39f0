"""Pages of long tables."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property


class PagesAhead(Paginator[Any]):
    """Pages that somebody scrolls through: whether another one follows is told by the row after them, in one query.

    Whoever asks for their number counts no further than MOST.
    """

    MOST = 1000

    @property
    def last(self) -> int:
        """The number of the last page that is shown, if there are so many."""
        return self.MOST // self.per_page

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self.MOST].count())

    def page(self, number: Any) -> "Page[Any]":
        """Raises EmptyPage for a page beyond the last one, and PageNotAnInteger."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        if not rows and number > 1:
            raise EmptyPage("There is nothing on that page.")
        return _PageAhead(rows, number, self)

    def validate_number(self, number: Any) -> int:
        try:
            place = int(number)
        except (TypeError, ValueError):
            raise PageNotAnInteger("That page number is not an integer.") from None
        if not 1 <= place <= self.last:
            raise EmptyPage("There is no such page.")
        return place


class _PageAhead(Page[Any]):
    def __init__(self, rows: list[Any], number: int, paginator: PagesAhead) -> None:
        """`rows` holds one more where another page follows."""
        super().__init__(rows[: paginator.per_page], number, paginator)
        self._follows = len(rows) > paginator.per_page and number < paginator.last

    def has_next(self) -> bool:
        return self._follows


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
