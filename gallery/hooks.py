"""Where the studio says what the gallery cannot know: how a picture is called on its board."""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.models import Image


def _nameless(_image: Image) -> tuple[str, str] | None:
    return None


@dataclass(slots=True)
class Hooks:
    name_picture: Callable[[Image], tuple[str, str] | None] = _nameless
    """Gives the name of a made picture's project and its label there; None when it has neither."""


hooks = Hooks()
