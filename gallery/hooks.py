"""Where the studio says what the gallery cannot know of a picture that was made there."""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.models import Image


def _nameless(_image: Image) -> tuple[str, str] | None:
    return None


def _nowhere(_image: Image) -> str:
    return ""


@dataclass(slots=True)
class Hooks:
    name_picture: Callable[[Image], tuple[str, str] | None] = _nameless
    """Gives the name of a made picture's project and its label there; None when it has neither."""
    find_check: Callable[[Image], str] = _nowhere
    """Gives the address where a final that nobody checked yet can be checked; else nothing."""


hooks = Hooks()
