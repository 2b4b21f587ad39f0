"""Words for the pages of the Admin that concern editing."""

from datetime import datetime
from typing import Any

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname

from nuvika.editing.badges import spoken
from nuvika.editing.content import part_model, parts_name
from nuvika.editing.people import called
from nuvika.editing.permissions import may_view

register = template.Library()
register.filter(admin_urlname)
register.filter(called)


@register.filter
def moment(when: datetime) -> str:
    """A time with its zone."""
    return spoken(when)


@register.filter
def seen_by(thing: Any, user: Any) -> bool:
    """Whether the account may open it in the Admin."""
    return may_view(user, thing)


@register.filter
def kind(thing: Any) -> str:
    """“Carousel”, “post”."""
    return str(thing._meta.verbose_name).capitalize()


@register.filter
def part_noun(opts: Any) -> str:
    """What a part of such a thing is called: “slide”; empty where it has none."""
    return str(part_model(opts.model)._meta.verbose_name) if parts_name(opts.model) else ""
