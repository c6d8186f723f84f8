"""Times as pages say them: relative for a day, then dates."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@register.filter
def when(moment: datetime) -> str:
    """Say when something was: "just now", "5 min ago", "2 h ago", "25 Nov 2026"."""
    seconds = int((timezone.now() - moment).total_seconds())
    if seconds < _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min ago"
    if seconds < _DAY:
        return f"{seconds // _HOUR} h ago"
    return date_format(timezone.localtime(moment), "j M Y")
