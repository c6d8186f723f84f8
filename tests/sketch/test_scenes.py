"""Settings: every one paints at every shape, keeps quiet where asked, and is found by words."""

import re
from random import Random
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.providers.sketch import scenes
from studio.providers.sketch.color import Palette, contrast, rgb_to_hex
from studio.providers.sketch.render import draw_pixels
from studio.providers.sketch.scenes.gazetteer import WORDS

LIGHT = Palette(
    ground="#f6efe4", surface="#e9dcc7", accent="#d8623c", accent2="#3f7b7a", ink="#1f2a33",
    light="#fffaf1",
)  # fmt: skip
DARK = Palette(
    ground="#141a2e", surface="#222b4a", accent="#f0b24a", accent2="#6d8ad0", ink="#f3f0e6",
    light="#fff8e6",
)  # fmt: skip
SIDES: tuple[scenes.Side, ...] = ("left", "right", "top", "bottom")


def wrapped(svg: str, width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">{svg}</svg>'
    )


def pixels(svg: str, width: int, height: int, scale: float = 1.0) -> NDArray[np.uint8]:
    drawn = draw_pixels(wrapped(svg, width, height), round(width * scale), round(height * scale))
    return np.asarray(drawn)


@pytest.mark.parametrize("name", scenes.names())
@pytest.mark.parametrize("size", [(320, 320), (480, 205), (180, 320)])
def test_a_setting_covers_the_whole_picture(name: str, size: tuple[int, int]) -> None:
    scene = scenes.paint(name, size, LIGHT, Random(3))

    assert pixels(scene.svg, *size, 0.5)[..., 3].min() == 255
    ET.fromstring(wrapped(scene.svg + scene.front, *size))  # noqa: S314 (our own)
    assert 0 < scene.focus_x < size[0]
    assert 0.4 * size[1] < scene.ground_y <= scene.floor_y < size[1]
    assert scene.figure_height <= scene.floor_y
    assert scene.light in {"left", "right"}
    for x, y, width, height in scene.calm_boxes:
        assert width > 0
        assert height > 0
        assert x >= 0
        assert y >= 0
        assert x + width <= size[0] + 0.01
        assert y + height <= size[1] + 0.01


@pytest.mark.parametrize("name", scenes.names())
@pytest.mark.parametrize("side", SIDES)
def test_nothing_busy_crosses_a_calm_side(name: str, side: scenes.Side) -> None:
    dark = (scenes.names().index(name) + SIDES.index(side)) % 2
    palette = DARK if dark else LIGHT
    width, height = 480, 360
    scene = scenes.paint(name, (width, height), palette, Random(11), side)
    picture = pixels(scene.svg + scene.front, width, height, 2 / 3).astype(np.int16)[..., :3]
    x, y, w, h = (value * 2 / 3 for value in scene.calm_boxes[0])
    calm = picture[round(y) + 2 : round(y + h) - 2, round(x) + 2 : round(x + w) - 2]

    steps = np.maximum(
        np.abs(np.diff(calm, axis=0))[:, :-1].max(axis=-1),
        np.abs(np.diff(calm, axis=1))[:-1].max(axis=-1),
    )
    assert w * h > 0.3 * picture.shape[0] * picture.shape[1]
    assert (steps > 10).mean() < 0.006, "edges inside the calm area"
    ink = {"dark": "#16181d", "light": "#ffffff"}[scene.ink_hint]
    mean = rgb_to_hex(calm.reshape(-1, 3).mean(axis=0) / 255)
    assert contrast(ink, mean) > 3.5


@pytest.mark.parametrize("name", scenes.names())
def test_the_same_seed_paints_the_same_and_another_does_not(name: str) -> None:
    def shapes(seed: int) -> str:
        """The scene without its colours and its prefix of ids."""
        scene = scenes.paint(name, (480, 360), LIGHT, Random(seed))
        return re.sub(r"#[0-9a-f]{6}|s[0-9a-f]+[bf]", "", scene.svg)

    first = scenes.paint(name, (480, 360), LIGHT, Random(5))
    again = scenes.paint(name, (480, 360), LIGHT, Random(5))
    assert first == again
    assert shapes(5) != shapes(6)


def test_two_scenes_can_stand_in_one_picture() -> None:
    one = scenes.paint("lake", (400, 400), LIGHT, Random(1))
    other = scenes.paint("lake", (400, 400), LIGHT, Random(2))
    ids = re.findall(r'id="([^"]+)"', one.svg + one.front + other.svg + other.front)

    assert len(ids) > 10
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm"])
def test_weather_changes_what_stands_before_the_subject(weather: str) -> None:
    dry = scenes.paint("street", (480, 480), LIGHT, Random(4))
    wet = scenes.paint("street", (480, 480), LIGHT, Random(4), weather=weather)

    assert len(wet.front) > len(dry.front)
    assert wet.svg != dry.svg


def test_night_is_darker_than_day() -> None:
    day = scenes.paint("park", (320, 320), LIGHT, Random(4), hour="day")
    night = scenes.paint("park", (320, 320), LIGHT, Random(4), hour="night")

    assert pixels(night.svg, 320, 320).mean() < 0.6 * pixels(day.svg, 320, 320).mean()
    assert (day.ink_hint, night.ink_hint) == ("dark", "light")


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(KeyError):
        scenes.paint("the inside of a whale", (100, 100), LIGHT, Random(0))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a tent by a lake under the northern lights", "aurora"),
        ("a ship in a storm at sea", "storm"),
        ("a couple on the beach", "beach"),
        ("street at night in the rain", "street"),
        ("a runner in the park", "park"),
        ("a toaster on a kitchen counter", "kitchen"),
        ("a man lifting weights at the gym", "gym"),
        ("deer in the forest", "forest"),
        ("a laptop on a desk", "desk"),
        ("a woman on the sofa in a living room", "living room"),
        ("latte in a coffee shop", "cafe"),
        ("a rocket in outer space", "space"),
        ("a bottle on a podium", "plinth"),
        ("table tennis bat", None),
        ("leave copy space on the left", None),
        ("bar chart of sales", None),
        ("a toaster", None),
        ("", None),
    ],
)
def test_a_setting_is_found_by_its_words(text: str, name: str | None) -> None:
    assert scenes.find(text) == name


def test_every_setting_that_words_name_can_be_painted() -> None:
    assert set(WORDS) == set(scenes.names())


@pytest.mark.parametrize(
    ("text", "weather", "hour"),
    [
        ("a city street at night in the rain", "rain", "night"),
        ("a yellow raincoat", None, None),
        ("a rainforest at dawn", None, "sunrise"),
        ("brainstorm for mother's day", None, None),
        ("a foggy morning", "fog", "day"),
        ("thunderstorm at dusk", "storm", "sunset"),
        ("snowboarder", None, None),
        ("night cream", None, None),
    ],
)
def test_weather_and_hour_are_found_by_their_words(
    text: str, weather: str | None, hour: str | None
) -> None:
    assert scenes.find_weather(text) == weather
    assert scenes.find_hour(text) == hour
