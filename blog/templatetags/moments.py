"""Moments for machines."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def iso(moment: datetime) -> str:
    """ISO 8601 to the second, in the site's zone: HTML takes no microseconds."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
