"""From an order to a picture: size, sameness, exact words, empty copy space, honest notes."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from studio.providers.sketch import Drawing, SketchOrder, SketchReference, draw
from studio.providers.sketch.drawing import lay_out
from studio.providers.sketch.layouts import NAMES
from tests.sketch import photos
from tests.sketch.sheet import read_orders

ORDERS = read_orders()


def pixels_of(drawing: Drawing) -> NDArray[np.float32]:
    return np.asarray(Image.open(BytesIO(drawing.png)).convert("L"), np.float32)


@pytest.mark.parametrize(("width", "height"), [(64, 64), (1023, 517), (300, 1201), (2000, 411)])
def test_picture_has_exactly_the_ordered_size(width: int, height: int) -> None:
    drawing = draw(SketchOrder("A mug on a table", width, height))
    picture = Image.open(BytesIO(drawing.png))
    assert picture.format == "PNG"
    assert picture.size == (drawing.width, drawing.height) == (width, height)


def test_same_order_gives_the_same_bytes_in_another_process() -> None:
    order = SketchOrder("Poster of a fox and an owl, “Hello”", 320, 400, seed=7)
    code = (
        "from hashlib import sha256; from studio.providers.sketch import SketchOrder, draw;"
        "print(sha256(draw(SketchOrder('Poster of a fox and an owl, “Hello”', 320, 400, seed=7))"
        ".png).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "3"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert other.stdout.strip() == sha256(draw(order).png).hexdigest()


def test_another_seed_is_another_picture() -> None:
    first, second = (draw(SketchOrder("A candle", 200, 200, seed=seed)).png for seed in (1, 2))
    assert first != second


@pytest.mark.parametrize("number", range(len(ORDERS)))
@pytest.mark.parametrize("seed", [0, 1, 5])
def test_ordered_words_are_set_exactly_and_inside(number: int, seed: int) -> None:
    order = read_orders(seed)[number]
    canvas = lay_out(order)
    assert sorted(words.text for words in canvas.words) == sorted(order.words)
    for words in canvas.words:
        x, y, width, height = words.box
        assert x >= 0
        assert y >= 0
        assert x + width <= order.width
        assert y + height <= order.height
        assert height > order.height * 0.006


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("width", "height"), [(720, 1280), (800, 1000), (1200, 700)])
@pytest.mark.parametrize("kind", ["Product ad", "Poster", "Flyer", "Book cover"])
def test_words_on_a_flat_ground_stay_off_the_picture(
    kind: str, width: int, height: int, seed: int
) -> None:
    words = ("Lift more.", "First week free", "Join today")
    canvas = lay_out(SketchOrder(f"{kind} for a gym with a kettlebell", width, height, words, seed))
    pictures = re.findall(
        r'<clipPath id="k[^>]*><rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"',
        canvas.svg(),
    )
    for picture in pictures:
        u, v, wide, tall = (float(value) for value in picture)
        for line in canvas.words:
            x, y, across, down = line.box
            apart = x + across <= u or u + wide <= x or y + down <= v or v + tall <= y
            assert apart, (line, picture)


@pytest.mark.parametrize("number", range(len(ORDERS)))
def test_words_never_cover_each_other(number: int) -> None:
    words = lay_out(ORDERS[number]).words
    for at, first in enumerate(words):
        for second in words[at + 1 :]:
            x, y, width, height = first.box
            u, v, wide, tall = second.box
            apart = x + width <= u or u + wide <= x or y + height <= v or v + tall <= y
            assert apart, (first, second)


def test_steps_are_set_in_their_order() -> None:
    words = ("Wash your hands", "Wet", "Soap", "Rinse", "Dry")
    order = SketchOrder("Infographic with four steps", 900, 600, words)
    assert tuple(line.text for line in lay_out(order).words) == words


@pytest.mark.parametrize("count", [3, 7, 12])
def test_infographic_has_as_many_steps_as_asked(count: int) -> None:
    """Each step has one numbered disc, which is the accent on a light rim."""
    order = SketchOrder(f"Infographic with {count} steps", 900, 1200, ("Title",), 0)
    more = SketchOrder(f"Infographic with {count - 1} steps", 900, 1200, ("Title",), 0)
    assert len(lay_out(order).parts) > len(lay_out(more).parts)


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
@pytest.mark.parametrize("subject", ["A candle on a plinth", "A fox in a forest", "A runner"])
@pytest.mark.parametrize(("width", "height"), [(600, 400), (400, 600), (500, 500)])
def test_copy_space_stays_empty(side: str, subject: str, width: int, height: int) -> None:
    order = SketchOrder(f"{subject}, copy space on the {side}", width, height)
    (box,) = lay_out(order).clear
    x, y, wide, tall = (round(value) for value in box)
    assert wide * tall > width * height * 0.15
    grey = pixels_of(draw(order))[y : y + tall, x : x + wide]
    edges = np.abs(np.diff(grey, axis=1))[1:, :] + np.abs(np.diff(grey, axis=0))[:, 1:]
    assert (edges > 24).mean() < 0.012


def test_unknown_thing_is_named_in_the_notes() -> None:
    drawing = draw(SketchOrder("A flibbertigibbet on a plinth", 300, 300))
    assert "Drew a plain box for “flibbertigibbet”." in drawing.notes


def test_letters_that_no_font_has_are_named_in_the_notes() -> None:
    drawing = draw(SketchOrder("Poster", 300, 300, ("مرحبا",)))
    assert any("Arabic" in note for note in drawing.notes)


def test_alternative_text_says_format_things_and_words() -> None:
    drawing = draw(SketchOrder("Poster with a saxophone", 300, 400, ("Jazz",)))
    assert drawing.alt == "Layout draft of a poster with saxophone; it reads “Jazz”."


def test_product_photo_is_cut_out_and_stands_in_the_picture() -> None:
    reference = SketchReference(photos.encoded(photos.bottle()), "product")
    order = SketchOrder("Product ad on a table", 480, 480, ("Blue",), 1, (reference,))
    drawing = draw(order)
    picture = np.asarray(Image.open(BytesIO(drawing.png)).convert("RGB"), np.int16)
    blue = (np.abs(picture - np.array(photos.BODY)).sum(axis=2) < 40).sum()
    assert blue > 480 * 480 * 0.01
    assert "the product from the reference" in drawing.alt


def test_background_photo_takes_the_place_of_a_setting() -> None:
    ground = Image.new("RGB", (300, 200), (12, 200, 90))
    reference = SketchReference(photos.encoded(ground), "background")
    drawing = draw(SketchOrder("A mug", 300, 300, (), 0, (reference,)))
    picture = np.asarray(Image.open(BytesIO(drawing.png)).convert("RGB"), np.int16)
    assert (np.abs(picture - np.array((12, 200, 90))).sum(axis=2) < 12).mean() > 0.4


@pytest.mark.parametrize(("role", "word"), [("style", "style"), ("layout", "layout")])
def test_reference_that_cannot_be_followed_is_noted(role: str, word: str) -> None:
    reference = SketchReference(photos.encoded(photos.bottle()), role)
    drawing = draw(SketchOrder("A mug", 200, 200, (), 0, (reference,)))
    assert any(word in note for note in drawing.notes)


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        " ",
        "🎉🎉🎉",
        "مرحبا بالعالم",
        "\u202eabc\u202c \u200f",
        "字" * 500,
        "half a character \ud83d",
        "word " * 4000,
        "“" * 40,
        "\"\" '' “”",
        "#12 #abcdef #zzz",
        "</svg><script>",
        "a " * 300 + "toaster",
        "100000000000000000000 steps infographic",
        "\n\n\t,,,;;;",
    ],
)
@pytest.mark.parametrize("kind", ["", "poster ", "infographic ", "app screen "])
def test_no_prompt_is_too_odd_to_draw(prompt: str, kind: str) -> None:
    picture = Image.open(BytesIO(draw(SketchOrder(kind + prompt, 96, 128)).png))
    assert picture.size == (96, 128)


@settings(max_examples=40, deadline=None)
@given(
    prompt=st.text(max_size=120),
    kind=st.sampled_from(sorted(NAMES.values())),
    words=st.lists(st.text(max_size=60), max_size=5),
    width=st.integers(16, 240),
    height=st.integers(16, 240),
    seed=st.integers(0, 2**31),
)
def test_nothing_makes_it_fail(
    prompt: str, kind: str, words: list[str], width: int, height: int, seed: int
) -> None:
    drawing = draw(SketchOrder(f"{kind} {prompt}", width, height, tuple(words), seed))
    assert Image.open(BytesIO(drawing.png)).size == (width, height)
