"""What a brief says about camera, light and colour is seen in the picture, whatever the seed."""

from functools import lru_cache

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.providers.sketch import SketchOrder
from studio.providers.sketch.brief import parse
from studio.providers.sketch.camera import Direction, read_direction
from studio.providers.sketch.drawing import lay_out
from studio.providers.sketch.lighting import Light, read_light
from studio.providers.sketch.render import Staged, draw_pixels
from studio.treatments import TREATMENTS

SEEDS = range(8)


@lru_cache(maxsize=128)
def stage_of(prompt: str, seed: int, width: int = 600, height: int = 600) -> Staged:
    (stage,) = lay_out(SketchOrder(prompt, width, height, (), seed)).stages
    return stage


def pixels_of(prompt: str, seed: int = 1) -> NDArray[np.float32]:
    canvas = lay_out(SketchOrder(prompt, 320, 320, (), seed))
    return np.asarray(draw_pixels(canvas.svg(), 160, 160).convert("RGB"), np.float32)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("a mug, close up", Direction("close")),
        ("a mug, large, cropped close", Direction("close")),
        ("a lake, wide shot", Direction("wide")),
        ("a mug, small in the frame", Direction("wide")),
        ("breakfast, top view", Direction(None, "overhead")),
        ("breakfast, straight from above, in rows", Direction(None, "overhead")),
        ("a mug, light from above", Direction()),
        ("a tower, low angle", Direction(None, "low")),
        ("a fox, subject on the right third", Direction(place="right")),
        ("a fox in the left third of the frame", Direction(place="left")),
        ("a candle on the left of a plant", Direction()),
        ("a vase, arranged symmetrically", Direction(place="centre")),
        ("a mug, close up, wide shot", Direction("close")),
        ("a mug seen through a window", Direction(framed=True)),
        ("", Direction()),
    ],
)
def test_the_camera_is_read(text: str, direction: Direction) -> None:
    assert read_direction(text)[0] == direction


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("a mug, soft window light", Light("window")),
        ("a mug, low sun from the left", Light("low sun", "left")),
        ("a mug, light from the right", Light(None, "right")),
        ("a mug, hard midday sun, crisp shadow", Light("hard")),
        ("a mug, one spotlight", Light("spot")),
        ("a street, neon light at night", Light("neon")),
        ("a mug, backlit", Light("rim")),
        ("a room, warm low light in the evening", Light("lamp")),
        ("a mug, soft even light", Light("flat")),
        ("a lake, pale misty light", Light("mist")),
        ("a sneaker, clear bright light at noon", Light("hard")),
        ("a sneaker, pale winter light", Light("soft")),
        ("a sneaker, cold light at night", Light("moon")),
        ("a sneaker, blue light from above", Light("shafts")),
        ("a lighthouse from the left bank", Light()),
        ("a light blue mug", Light()),
        ("", Light()),
    ],
)
def test_the_light_is_read(text: str, light: Light) -> None:
    assert read_light(text)[0] == light


@pytest.mark.parametrize(
    "added",
    ["close up", "wide shot", "top view", "soft window light", "low sun from the left",
     "subject on the right third", "hard light, crisp shadow", "one spotlight"],
)  # fmt: skip
def test_direction_names_nothing_to_draw(added: str) -> None:
    def things(prompt: str) -> list[str]:
        return [subject.name for subject in parse(SketchOrder(prompt, 9, 9)).subjects]

    assert things(f"A mug and a croissant, {added}") == things("A mug and a croissant")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("thing", ["A mug on a table", "A fox in a forest", "A baker"])
def test_near_is_large_and_far_is_small(thing: str, seed: int) -> None:
    near, far = (stage_of(f"{thing}, {shot}", seed) for shot in ("close up", "wide shot"))
    assert near.subject[3] > near.box[3] * 0.55
    assert far.subject[3] < far.box[3] * 0.5
    assert far.subject[3] < near.subject[3] * 0.66


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("thing", ["A mug on a table", "A fox in a forest", "A baker"])
def test_the_subject_stands_in_the_third_that_is_asked_for(thing: str, seed: int) -> None:
    middles = [
        (stage.subject[0] + stage.subject[2] / 2) / 600
        for stage in (stage_of(f"{thing}, subject on the {side} third", seed)
                      for side in ("left", "right"))
    ]  # fmt: skip
    assert middles[0] < 0.42
    assert middles[1] > 0.58


def test_from_above_there_is_no_horizon_and_things_lie_in_rows() -> None:
    prompt = "Three apples and two croissants, flat lay"
    canvas = lay_out(SketchOrder(prompt, 600, 600, (), 2))
    assert "flat lay setting" not in canvas.notes
    (stage,) = canvas.stages
    assert stage.subject[3] > 600 * 0.3
    assert abs(stage.subject[1] + stage.subject[3] / 2 - 300) < 90


def test_what_cannot_be_shown_from_above_is_said() -> None:
    notes = lay_out(SketchOrder("A runner in a park, top view", 300, 300)).notes
    assert "Sketch shows people and open places from the front only, not from above." in notes


@pytest.mark.parametrize("light", ["low sun", "soft light", "side light"])
def test_the_side_of_the_light_is_the_brighter_one(light: str) -> None:
    """Over four seeds, the half that is lit gains on the other by the light from its side."""

    def lean(side: str) -> float:
        prompt = f"A mug on a plain background, {light} from the {side}"
        grey = np.mean([pixels_of(prompt, seed).mean(axis=2) for seed in (1, 2, 3, 4)], axis=0)
        return float(grey[:, 15:70].mean() - grey[:, 90:145].mean())

    assert lean("left") > lean("right") + 12


@pytest.mark.parametrize(
    ("light", "brighter"),
    [
        ("one spotlight", False),
        ("neon light", False),
        ("backlit", False),
        ("soft light", True),
        ("clear bright light", True),
    ],
)
def test_a_dark_light_makes_a_dark_picture(light: str, brighter: bool) -> None:
    mean = pixels_of(f"A mug on a table, {light}").mean()
    assert (mean > 150) if brighter else (mean < 120)


@pytest.mark.parametrize(
    ("words", "hue"),
    [("bold flat red background", 0), ("solid green background", 1),
     ("on a bold blue background", 2)],
)  # fmt: skip
def test_a_bold_background_is_that_colour(words: str, hue: int) -> None:
    corner = pixels_of(f"A mug, {words}")[2:20, 2:20].mean(axis=(0, 1))
    assert corner.argmax() == hue
    assert corner.max() - corner.min() > 60


def test_a_listing_stands_in_the_middle_of_its_own_white() -> None:
    for seed in SEEDS:
        prompt = "Product listing image of a toaster on a white background"
        stage = stage_of(prompt, seed)
        assert abs(stage.subject[0] + stage.subject[2] / 2 - 300) < 12
        assert pixels_of(prompt, seed)[2:20, 2:20].min() > 225


def test_every_treatment_of_the_studio_has_a_light_that_is_read() -> None:
    """Of the lights that the studio's own directions add, none is passed over."""
    unread = [
        treatment.light
        for treatment in TREATMENTS.values()
        if read_light(treatment.light)[0] == Light()
    ]
    assert unread == []


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_stands_in_the_lower_third_that_is_to_stay_empty(seed: int) -> None:
    stage = stage_of("Portrait of a woman in a garden, keep the lower third empty", seed)
    assert stage.subject[1] + stage.subject[3] < 600 * 0.68
