"""Counting no more than is shown."""

from typing import Any

from django.db.models import Func, IntegerField, Model, OuterRef, Subquery


def counted(model: type[Model], relation: str) -> Subquery:
    """How many of something belong to each row of a list: an annotation.

    Unlike a `Count` beside the rows it groups and joins nothing: each number is counted in one index.
    """
    related: Any = model._meta.get_field(relation)
    if related.many_to_many:
        table, column = related.through, related.field.m2m_reverse_field_name()
    else:
        table, column = related.related_model, related.field.name
    rows = table._base_manager.filter(**{column: OuterRef("pk")}).order_by()
    counting = rows.annotate(counted=Func(template="COUNT(*)", output_field=IntegerField())).values("counted")
    return Subquery(counting)
