"""Words that are not in a row yet: kept as somebody typed them, found again, compared with what is stored."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nuvika.editing.content import Content, fields_of, publication_fields
from nuvika.editing.differences import compare
from nuvika.editing.forms import show
from nuvika.editing.merging import Comparison
from nuvika.editing.models import WorkingCopy, kind_of
from nuvika.editing.revisions import with_edition
from nuvika.editing.typed import as_initial
from nuvika.editing.waiting import current_of

__all__ = ["compared", "discard", "form_values", "keep", "mark_saved", "says_something_else", "show"]

KEPT = timedelta(days=60)  # after which unsaved words that nobody asked for are swept away
OFFERED = 5  # at most, of one thing
LONGEST_TAB = 40  # characters


def keep(data: Content, *, by: Any, model: Any, thing: Any = None, tab: str, base: str = "") -> WorkingCopy:
    """Keep what somebody typed, under the open form that it came from."""
    about = {"content_type": kind_of(model), "object_id": thing.pk if thing is not None else None}
    copy, made = WorkingCopy.objects.update_or_create(
        **{"user": by, "tab": tab, "kind": WorkingCopy.Kind.BUFFER},
        defaults={**about, "data": data, "base": base, "saved_at": None},
    )
    if made:
        WorkingCopy.objects.buffers().filter(updated_at__lt=timezone.now() - KEPT).delete()
    return copy


def mark_saved(tab: str, *, by: Any, thing: Any) -> None:
    """The words of this form are in the row. What remains tells the browser so, which kept them too."""
    now = timezone.now()
    WorkingCopy.objects.update_or_create(
        **{"user": by, "tab": tab[:LONGEST_TAB], "kind": WorkingCopy.Kind.BUFFER},
        defaults={"content_type": kind_of(type(thing)), "object_id": thing.pk, "data": {}, "saved_at": now},
    )


def discard(tab: str, *, by: Any) -> None:
    WorkingCopy.objects.unsaved().filter(user=by, tab=tab).delete()


def compared(copy: WorkingCopy, thing: Any) -> Comparison:
    return Comparison(current_of(thing), copy.data, with_edition(thing, copy.base))


def says_something_else(copy: WorkingCopy, thing: Any) -> bool:
    return bool(compare(type(thing), current_of(thing), copy.data))


def form_values(model: Any, content: Content) -> dict[str, Any]:
    """What the fields of a form show for it, parts aside."""
    return as_initial([*fields_of(model), *publication_fields(model)], content)
