"""People, pets and hands: whole inside their box, and touching what belongs to them."""

import math
from random import Random
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.providers.sketch import figures
from studio.providers.sketch.color import Palette
from studio.providers.sketch.pen import Box
from studio.providers.sketch.render import draw_pixels

PALETTE = Palette(
    ground="#f6efe4", surface="#e9dcc7", accent="#d8623c", accent2="#3f7b7a", ink="#1f2a33",
    light="#fffaf1",
)  # fmt: skip
CANVAS = 400
BOX: Box = (80, 60, 240, 280)
DRESSED = ("beanie", "red scarf", "backpack", "coat", "boots")


def alpha(figure: figures.Figure) -> NDArray[np.uint8]:
    """What the figure covers of a bare canvas."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {CANVAS} {CANVAS}"'
        f' width="{CANVAS}" height="{CANVAS}">{figure.svg}{figure.front}</svg>'
    )
    ET.fromstring(svg)  # noqa: S314 (our own)
    return np.asarray(draw_pixels(svg, CANVAS, CANVAS))[..., 3]


def covered(figure: figures.Figure) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is drawn."""
    ys, xs = np.nonzero(alpha(figure))
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


@pytest.mark.parametrize("pose", figures.poses())
@pytest.mark.parametrize(
    ("wearing", "holding", "facing"),
    [((), None, "right"), (DRESSED, "umbrella", "left"), (("sunhat",), "toaster", "right")],
    ids=["plain", "dressed", "carrying"],
)
def test_a_figure_is_whole_inside_its_box(
    pose: str, wearing: tuple[str, ...], holding: str | None, facing: str
) -> None:
    figure = figures.draw(pose, BOX, PALETTE, Random(4), wearing, holding, facing=facing)
    left, top, right, bottom = covered(figure)

    assert left >= BOX[0] - 1
    assert top >= BOX[1] - 1
    assert right <= BOX[0] + BOX[2] + 1
    assert bottom <= BOX[1] + BOX[3] + 1
    assert bottom >= BOX[1] + BOX[3] - 8, "stands on the lower edge"
    x, y, width, height = figure.bounds
    assert x - 1 <= left <= right <= x + width + 1
    assert y - 1 <= top <= bottom <= y + height + 1
    assert max(width / BOX[2], height / BOX[3]) > 0.99
    if figure.grip is None:
        assert (right - left) > 0.7 * width or (bottom - top) > 0.7 * height


@pytest.mark.parametrize("pose", ["hold", "stand", "present", "raise", "walk", "half-hold"])
def test_what_is_held_touches_the_hands(pose: str) -> None:
    figure = figures.draw(pose, BOX, PALETTE, Random(4), holding="a toaster")

    assert figure.grip is not None
    x, y, width, height = figure.grip
    hands = [figure.anchors["hand_left"], figure.anchors["hand_right"]]
    gaps = [
        math.hypot(max(x - hx, 0, hx - x - width), max(y - hy, 0, hy - y - height))
        for hx, hy in hands
    ]
    assert min(gaps) < 0.04 * figure.bounds[3]
    assert x >= BOX[0] - 1
    assert x + width <= BOX[0] + BOX[2] + 1
    assert y >= BOX[1] - 1


def test_a_known_thing_is_drawn_in_the_hand() -> None:
    bare = figures.draw("stand", BOX, PALETTE, Random(4))
    cup = figures.draw("stand", BOX, PALETTE, Random(4), holding="a cup of coffee")

    assert figures.can_hold("a cup of coffee")
    assert not figures.can_hold("a toaster")
    assert cup.grip is None
    assert cup.svg != bare.svg


def test_hands_and_feet_are_where_the_pose_puts_them() -> None:
    raised = figures.draw("raise", BOX, PALETTE, Random(4)).anchors
    mirrored = figures.draw("raise", BOX, PALETTE, Random(4), facing="left").anchors
    barbell = figures.draw("barbell", BOX, PALETTE, Random(4)).anchors

    assert raised["hand_right"][1] < raised["head"][1] < raised["hand_left"][1]
    assert mirrored["hand_left"][1] < mirrored["head"][1] < mirrored["hand_right"][1]
    assert max(barbell["hand_left"][1], barbell["hand_right"][1]) < barbell["head"][1]
    assert raised["foot_left"][1] > raised["hip"][1] > raised["shoulder_left"][1]


def test_clothes_that_are_not_known_are_not_claimed() -> None:
    figure = figures.draw("stand", BOX, PALETTE, Random(4), ("red scarf", "sousaphone", "glasses"))
    cat = figures.draw("cat", BOX, PALETTE, Random(4), ("sunglasses", "jeans", "bow tie"))

    assert figure.worn == ("red scarf", "glasses")
    assert cat.worn == ("sunglasses", "bow tie")


def test_a_named_colour_is_worn() -> None:
    figure = figures.draw("stand", BOX, PALETTE, Random(4), ("#12ab34 dress",))

    assert "#12ab34" in figure.svg


def test_the_same_order_draws_the_same_figure() -> None:
    one, two = (figures.draw("walk", BOX, PALETTE, Random(9), DRESSED) for _ in range(2))

    assert one == two


def test_an_unknown_pose_is_refused() -> None:
    with pytest.raises(KeyError):
        figures.draw("levitate", BOX, PALETTE, Random(0))


@pytest.mark.parametrize(
    ("text", "pose"),
    [
        ("a man lifting weights", "barbell"),
        ("a woman with dumbbells", "curl"),
        ("a woman running on the beach", "run"),
        ("a freelancer working at a laptop in a café", "laptop"),
        ("a woman doing yoga", "lotus"),
        ("a man holding a bottle", "hold"),
        ("a boy riding a bike, holding on tight", "bike"),
        ("an old man reading a book", "read"),
        ("a teacher presenting a chart", "present"),
        ("a hiker on a trail", "walk"),
        ("a lamp", None),
        ("running shoes", None),
        ("a standing desk", None),
        ("a drinking glass", None),
        ("a walking stick", None),
        ("", None),
    ],
)
def test_a_pose_is_found_by_its_words(text: str, pose: str | None) -> None:
    assert figures.find(text) == pose


def test_somebody_fits_the_words() -> None:
    grandmother = figures.cast("a grandmother with a grey bun", Random(1))
    boy = figures.cast("a boy", Random(1))
    man = figures.cast("a man with a beard and red hair", Random(1))
    faithful = figures.cast("a woman in a hijab", Random(1))

    assert (grandmother.age, grandmother.cut, grandmother.curved) == ("elder", "bun", True)
    assert grandmother.hair == "#9d9ca0"
    assert (boy.age, boy.curved, boy.beard) == ("child", False, False)
    assert (man.beard, man.hair) == (True, "#b4552c")
    assert faithful.cut == "hijab"


def test_the_seed_casts_different_people() -> None:
    people = {figures.cast("a person", Random(seed)) for seed in range(30)}

    assert len(people) > 20
    assert len({person.skin for person in people}) >= 5
    assert {person.curved for person in people} == {True, False}
