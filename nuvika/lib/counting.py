"""Counting no more than is shown."""

from typing import Any

from django.db.models import IntegerField, Model, OuterRef, Subquery

MOST = 1_000  # of what belongs to one row; a list says “over 1,000”, and costs no more however many there are


class _Counted(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def counted(model: type[Model], relation: str) -> Subquery:
    """How many of something belong to each row of a list, MOST + 1 for all that are more: an annotation.

    Unlike a `Count` beside the rows it groups and joins nothing: each number is counted in one index.
    """
    related: Any = model._meta.get_field(relation)
    if related.many_to_many:
        table, column = related.through, related.field.m2m_reverse_field_name()
    else:
        table, column = related.related_model, related.field.name
    rows = table._base_manager.filter(**{column: OuterRef("pk")}).order_by()
    return _Counted(rows.values("pk")[: MOST + 1])


def told(count: int) -> str:
    """What `counted` found, in words."""
    return f"over {MOST:,}" if count > MOST else f"{count:,}"
