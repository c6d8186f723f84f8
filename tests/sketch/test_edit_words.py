"""Words and logos on a picture: in a calm place, readable, never set twice."""

import io

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.providers.sketch.edits import add_logo, edit
from studio.providers.sketch.order import SketchOrder, SketchReference
from studio.providers.sketch.render import WORDS_KEY, words_in
from tests.sketch.edited import BASE, changed
from tests.sketch.photos import BODY, GROUND, bottle, encoded, pixels


@pytest.mark.parametrize("seed", range(4))
def test_words_stand_beside_the_subject_and_read(seed: int) -> None:
    drawing = changed("Add “Tide is in” and “From May”", (800, 640), seed=seed)
    plain = pixels(changed("", (800, 640)).png).astype(int)
    result = pixels(drawing.png).astype(int)

    touched = np.abs(result - plain).max(axis=2) > 24
    blue = np.abs(plain - np.array(BODY)).max(axis=2) < 8
    assert touched.sum() > 1_500
    assert not (touched & blue).any(), "words cross the subject"
    rows, columns = np.where(touched)
    assert min(rows.min(), columns.min()) > 10
    assert rows.max() < 630
    assert columns.max() < 790
    assert "“Tide is in”" in drawing.alt


def test_words_of_the_order_and_of_the_prompt_are_set_once() -> None:
    once = changed("Add “Sale”", words=("Sale",))

    assert once.png == changed("", words=("Sale",)).png or "“Sale” “Sale”" not in once.alt
    assert once.alt.count("“Sale”") == 1


def test_words_keep_to_the_asked_side() -> None:
    result = pixels(changed("Write “Hello” at the bottom").png).astype(int)

    rows = np.where((np.abs(result - pixels(BASE)).max(axis=2) > 24).any(axis=1))[0]
    assert rows.min() > 240


def test_missing_letters_are_said() -> None:
    assert changed("Add “مرحبا”").notes == (
        "“مرحبا” needs Arabic letters, which Sketch does not have.",
    )


def test_logo_and_product_references_are_put_in() -> None:
    logo = Image.new("RGB", (200, 100), (255, 255, 255))
    logo.paste((10, 140, 60), (20, 20, 180, 80))
    product = encoded(bottle(body=(180, 30, 120)))

    drawing = changed(
        "",
        (900, 480),
        base=encoded(Image.new("RGB", (900, 480), GROUND)),
        others=(
            SketchReference(encoded(logo), role="logo"),
            SketchReference(product, role="product"),
        ),
    )
    result = pixels(drawing.png).astype(int)

    assert (np.abs(result - np.array((10, 140, 60))).max(axis=2) < 6).sum() > 800
    assert (np.abs(result - np.array((180, 30, 120))).max(axis=2) < 6).sum() > 3_000


def test_a_background_alone_bears_the_words_and_the_product() -> None:
    dunes = Image.new("RGB", (600, 400), (214, 160, 90))
    dunes.paste((150, 180, 210), (0, 0, 600, 180))
    background = SketchReference(encoded(dunes), role="background")
    product = SketchReference(BASE, role="product")
    brief = "A poster with a camel “Desert tea”"

    alone = edit(SketchOrder(brief, 500, 400, references=(background,)))
    both = edit(SketchOrder(brief, 500, 400, references=(background, product)))

    assert alone is not None
    assert both is not None
    assert "“Desert tea”" in alone.alt
    assert "On the background picture Sketch sets words; it drew nothing else." in alone.notes
    blue = np.abs(pixels(both.png).astype(int) - np.array(BODY)).max(axis=2) < 8
    assert blue.sum() > 2_000
    assert "product" in both.alt


def logo_png(ink: tuple[int, int, int]) -> bytes:
    logo = Image.new("RGB", (200, 100), (255, 255, 255))
    logo.paste(ink, (20, 20, 180, 80))
    return encoded(logo)


def test_a_logo_keeps_its_colours_and_gets_a_plate_where_it_would_not_show() -> None:
    dark = np.full((400, 600, 3), 24, np.uint8)
    light = np.full((400, 600, 3), 240, np.uint8)

    on_dark = add_logo(dark, None, logo_png((30, 30, 40)))
    on_light = add_logo(light, None, logo_png((30, 30, 40)))

    for result in (on_dark, on_light):
        assert (np.abs(result.astype(int) - np.array((30, 30, 40))).max(axis=2) < 3).sum() > 1_500
    assert (on_dark > 200).all(axis=2).sum() > 1_000
    assert not (on_light == 248).any()


def test_a_logo_goes_to_the_calmest_corner() -> None:
    picture = np.full((400, 600, 3), 240, np.uint8)
    noise = np.random.default_rng(3).integers(0, 255, (400, 420, 3), np.uint8)
    picture[:, :420] = noise
    picture[:200] = np.random.default_rng(4).integers(0, 255, (200, 600, 3), np.uint8)

    changed_at = np.where((add_logo(picture, None, logo_png((0, 90, 60))) != picture).any(axis=2))

    assert changed_at[0].min() > 200
    assert changed_at[1].min() > 420


def test_words_that_a_sketch_already_bears_are_not_set_twice() -> None:
    drawn = changed("", words=("Sale", "From May")).png

    again = changed("", base=drawn, words=("Sale", "From May"))
    more = changed("Add “Last day”", base=drawn, words=("Sale", "From May"))
    other = changed("", base=drawn, words=("New in",))

    assert (pixels(again.png) == pixels(drawn)).all()
    assert (again.notes, more.notes) == ((), ())
    assert [word.text for word in words_in(more.png)] == ["Sale", "From May", "Last day"]
    assert other.notes == (
        "The picture already reads “Sale” “From May”; Sketch cannot take words out.",
    )


def test_new_words_keep_off_the_old_ones() -> None:
    drawn = changed("", (640, 640), words=("Sale",)).png

    more = changed("Add “Last day”", (640, 640), base=drawn).png

    first, second = (word.box for word in words_in(more))
    assert (
        second[1] > first[1] + first[3]
        or second[1] + second[3] < first[1]
        or (second[0] > first[0] + first[2] or second[0] + second[2] < first[0])
    )


@pytest.mark.parametrize("size", [(900, 480), (480, 700), (960, 960)])
def test_words_are_followed_into_another_frame(size: tuple[int, int]) -> None:
    drawn = changed("", words=("Sale",)).png
    before = pixels(drawn).astype(int)
    x, y, wide, tall = words_in(drawn)[0].box
    ink = before[round(y) : round(y + tall), round(x) : round(x + wide)].min()

    result = changed("Extend it", size, base=drawn, words=("Sale",)).png

    assert [word.text for word in words_in(result)] == ["Sale"]
    x, y, wide, tall = words_in(result)[0].box
    part = pixels(result)[round(y) : round(y + tall), round(x) : round(x + wide)]
    assert abs(int(part.min()) - int(ink)) < 40
    assert "“Sale”" not in changed("Extend it", size, base=drawn, words=("Sale",)).alt


def test_words_are_set_again_on_a_new_ground_and_after_a_crop() -> None:
    drawn = changed("", words=("Sale", "From May")).png

    for prompt in ("white background", "Crop closer"):
        result = changed(prompt, base=drawn, words=("Sale", "From May"))
        assert sorted(word.text for word in words_in(result.png)) == ["From May", "Sale"]


def test_broken_memories_of_words_are_ignored() -> None:
    for kept in ("{", "[1]", '[["a", 1]]', "5", '[["a", "b", "c", "d", "e", "f"]]'):
        texts = PngInfo()
        texts.add_itxt(WORDS_KEY, kept)
        file = io.BytesIO()
        bottle().save(file, "PNG", pnginfo=texts)
        assert words_in(file.getvalue()) == []
