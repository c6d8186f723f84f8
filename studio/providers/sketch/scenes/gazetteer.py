"""Which words name which setting."""

from collections.abc import Callable

from studio.providers.sketch.scenes import nature
from studio.providers.sketch.scenes.setting import Setting

PAINTERS: dict[str, Callable[[Setting], None]] = {
    "aurora": nature.paint_aurora,
    "desert": nature.paint_desert,
    "forest": nature.paint_forest,
    "garden": nature.paint_garden,
    "lake": nature.paint_lake,
    "meadow": nature.paint_meadow,
    "mountains": nature.paint_mountains,
    "park": nature.paint_park,
    "snow": nature.paint_snow,
}


def find(text: str) -> str | None:
    """The setting that the words name, or None."""
    return None


def find_weather(text: str) -> str | None:
    """rain, storm, snow, fog, or None."""
    return None


def find_hour(text: str) -> str | None:
    """night, sunset, sunrise, day, or None."""
    return None
