"""Settings: the place a picture happens in, without its subject.

``paint`` gives everything behind the subject and, apart, what belongs in front of it. Where the
subject stands, where the light comes from and what stays empty is part of the answer, so that
the layout never has to guess.
"""

from random import Random
from typing import Literal

from studio.providers.sketch.camera import Shot
from studio.providers.sketch.color import Palette
from studio.providers.sketch.lighting import UNLIT, Light
from studio.providers.sketch.scenes.beams import paint_light
from studio.providers.sketch.scenes.gazetteer import (
    PAINTERS,
    find,
    find_hour,
    find_unknown,
    find_weather,
)
from studio.providers.sketch.scenes.setting import Scene, Setting
from studio.providers.sketch.scenes.weather import paint_weather

__all__ = ["Scene", "Side", "find", "find_hour", "find_unknown", "find_weather", "names", "paint"]

Side = Literal["left", "right", "top", "bottom"]


def names() -> tuple[str, ...]:
    """Every setting that ``paint`` knows, in alphabetical order."""
    return tuple(sorted(PAINTERS))


def paint(
    name: str,
    size: tuple[int, int],
    palette: Palette,
    rng: Random,
    calm: Side | None = None,
    *,
    weather: str | None = None,
    hour: str | None = None,
    shot: Shot | None = None,
    light: Light | None = None,
) -> Scene:
    """Paint the setting ``name`` over the whole of ``size`` (width, height in pixels).

    ``calm`` is the side to keep quiet: nothing busy crosses the boxes in ``Scene.calm_boxes``.
    ``weather`` is what ``find_weather`` gives, ``hour`` what ``find_hour`` gives; None leaves
    both to the setting and to whether the palette is dark. ``shot`` is where the camera stands,
    ``light`` what ``read_light`` gives; None leaves them to the setting.

    Raises:
        KeyError: no setting has that name.
    """
    if light and light.kind == "mist":
        weather = weather or "fog"
    setting = Setting(size[0], size[1], palette, rng, calm, weather, hour, shot, light or UNLIT)
    PAINTERS[name](setting)
    paint_weather(setting)
    paint_light(setting)
    return setting.scene()
