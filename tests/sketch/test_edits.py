"""Edits: the pixels that were named change, the others stay, and the size is the ordered one."""

import numpy as np
import pytest
from PIL import Image

from studio.providers.sketch import color
from studio.providers.sketch.edits import edit
from studio.providers.sketch.order import SketchOrder, SketchReference
from tests.sketch.edited import BASE, changed, near
from tests.sketch.photos import BODY, GROUND, LABEL, bottle, encoded, pixels

CANNOT = "Sketch crops, extends, recolours, swaps backgrounds and adds words; it cannot repaint"


def hue(pixel: np.ndarray) -> float:
    return color.lch(color.rgb_to_hex(value / 255 for value in pixel))[2]


def test_without_a_picture_to_change_there_is_no_edit() -> None:
    assert edit(SketchOrder("a bottle", 64, 64)) is None
    product = SketchReference(BASE, role="product")
    assert edit(SketchOrder("crop closer", 64, 64, references=(product,))) is None


@pytest.mark.parametrize("size", [(481, 333), (97, 611), (1024, 256), (64, 64)])
@pytest.mark.parametrize(
    "prompt", ["", "crop closer", "extend to the left", "white background", "add “Now”"]
)
def test_size_is_always_the_ordered_one(prompt: str, size: tuple[int, int]) -> None:
    changed(prompt, size)


def test_nothing_asked_changes_nothing() -> None:
    drawing = changed("")

    assert (pixels(drawing.png) == pixels(BASE)).all()
    assert drawing.notes == ()


def test_recolouring_the_subject_leaves_label_and_ground() -> None:
    result = pixels(changed("Make the bottle red").png)

    assert abs(hue(result[390, 240]) - color.lch(color.find_colors("red")[0])[2]) < 12
    assert near(result[290, 240], LABEL)
    assert near(result[40, 40], GROUND)


def test_only_the_named_colour_changes() -> None:
    base = bottle()
    base.paste((196, 40, 40), (30, 30, 130, 130))

    result = pixels(changed("Change the red square to green", base=encoded(base)).png)

    assert abs(hue(result[80, 80]) - color.lch(color.find_colors("green")[0])[2]) < 15
    assert near(result[390, 240], BODY)


def test_a_colour_that_is_not_there_is_said() -> None:
    drawing = changed("Change the green to orange")

    assert (pixels(drawing.png) == pixels(BASE)).all()
    assert drawing.notes == ("The colour that was to change was not found in the picture.",)


def test_plain_background_replaces_the_ground_and_keeps_the_subject() -> None:
    drawing = changed("Remove the background")
    result = pixels(drawing.png)

    assert tuple(result[10, 10]) == (255, 255, 255)
    assert tuple(result[470, 470]) == (255, 255, 255)
    assert near(result[390, 240], BODY, 4)
    assert near(result[290, 240], LABEL, 4)
    assert "on a plain ground" in drawing.alt


def test_background_of_a_named_colour() -> None:
    navy = tuple(round(v * 255) for v in color.hex_to_rgb(color.find_colors("navy")[0]))

    result = pixels(changed("Change the background to navy", (640, 480)).png)

    assert near(result[10, 10], navy, 1)
    assert near(result[10, 630], navy, 1)


@pytest.mark.parametrize(
    "prompt",
    [
        "Put the bottle on a beach at sunset",
        "Replace the background with a beach",
        "Swap the background for a beach. Keep the bottle exactly as it is.",
    ],
)
def test_described_background_is_drawn(prompt: str) -> None:
    drawing = changed(prompt, (600, 600))
    result = pixels(drawing.png)

    assert drawing.notes == ()
    assert "beach" in drawing.alt
    assert not near(result[10, 10], GROUND, 6)
    # The product keeps its colours and stands whole in the picture.
    blue = np.abs(result.astype(int) - np.array(BODY)).max(axis=2) < 8
    rows, columns = np.where(blue)
    assert blue.sum() > 8_000
    assert 0 < columns.min() < columns.max() < 599
    assert 0 < rows.min() < rows.max() < 599


def test_unknown_setting_is_said_and_gets_a_plain_ground() -> None:
    drawing = changed("Replace the background with a quantum flux chamber")

    assert drawing.notes == (
        "Sketch has no setting for “quantum flux chamber”; the subject stands on a plain ground.",
    )
    result = pixels(drawing.png)
    assert (result[10, :] == result[10, 10]).all()
    assert (result[10, 10] == result[470, 470]).all()


def test_another_picture_as_the_background() -> None:
    green = SketchReference(encoded(Image.new("RGB", (300, 200), (20, 120, 60))), role="background")

    result = pixels(changed("", others=(green,)).png)

    assert near(result[10, 10], (20, 120, 60), 1)
    blue = np.abs(result.astype(int) - np.array(BODY)).max(axis=2) < 8
    assert blue.sum() > 8_000


def test_crop_closer_brings_the_subject_nearer() -> None:
    result = pixels(changed("Crop closer to the bottle").png)

    blue = np.abs(result.astype(int) - np.array(BODY)).max(axis=2) < 8
    before = np.abs(pixels(BASE).astype(int) - np.array(BODY)).max(axis=2) < 8
    assert blue.sum() > 1.4 * before.sum()


def test_crop_follows_a_subject_at_the_side() -> None:
    wide = encoded(bottle(960, 480, middle=0.8))

    result = pixels(changed("Crop to a square", (480, 480), base=wide).png)

    columns = np.where((np.abs(result.astype(int) - np.array(BODY)).max(axis=2) < 8).any(axis=0))[0]
    assert columns.max() - columns.min() >= 115, "the bottle was cut"


@pytest.mark.parametrize(
    ("prompt", "empty", "kept"),
    [
        ("Extend the picture to the left", (slice(None), slice(0, 460)), slice(480, 960)),
        ("More room on the right for copy", (slice(None), slice(500, 960)), slice(0, 480)),
    ],
)
def test_extending_keeps_every_old_pixel(
    prompt: str, empty: tuple[slice, slice], kept: slice
) -> None:
    result = pixels(changed(prompt, (960, 480)).png)

    assert (result[:, kept] == pixels(BASE)).all()
    # What was added is calm ground: no second bottle, no black.
    assert np.abs(result[empty].astype(int) - np.array(GROUND)).max() < 40


def test_other_shape_without_a_word_about_it_is_noted() -> None:
    assert changed("", (480, 400)).notes == (
        "The picture had another shape: its edges were cropped to fit.",
    )
    assert changed("", (1440, 480)).notes == (
        "The picture had another shape: its surroundings were carried on to fit.",
    )


def test_light_changes_as_told() -> None:
    before = pixels(BASE).astype(int)
    warm, dark, gray = (
        pixels(changed(prompt).png).astype(int)
        for prompt in ("Make it warmer", "A darker picture, please", "black and white")
    )

    assert (warm - before)[10, 10, 0] - (warm - before)[10, 10, 2] > 10
    assert dark.mean() < before.mean() - 15
    assert np.ptp(gray, axis=2).max() <= 1


def test_mirroring() -> None:
    base = encoded(bottle(middle=0.3))

    assert (pixels(changed("Mirror it", base=base).png) == pixels(base)[:, ::-1]).all()


def test_blurring_the_background_keeps_the_subject_sharp() -> None:
    stripes = bottle()
    for x in range(0, 160, 8):
        stripes.paste((120, 100, 90), (x, 0, x + 4, 300))

    before = pixels(encoded(stripes)).astype(int)
    after = pixels(changed("Blur the background", base=encoded(stripes)).png).astype(int)

    assert (
        np.abs(np.diff(after[100, :150, 0])).max() < np.abs(np.diff(before[100, :150, 0])).max() / 3
    )
    assert near(after[390, 240], BODY, 3)


def test_what_cannot_be_done_is_said_and_the_rest_is_done() -> None:
    drawing = changed("Make the bottle red and give the man a hat. Remove the scratches")

    assert drawing.notes == (f"{CANNOT} “give the man a hat”, “Remove the scratches”.",)
    assert not near(pixels(drawing.png)[390, 240], BODY)


def test_what_is_to_be_kept_is_no_instruction() -> None:
    assert changed("Keep the bottle as it is, don't change the label").notes == ()


def test_the_reference_line_change_counts() -> None:
    assert tuple(pixels(changed("", change="white background").png)[10, 10]) == (255, 255, 255)


def test_same_order_same_bytes() -> None:
    prompt = "Put it in a forest, add “Wild”"

    assert changed(prompt, seed=5).png == changed(prompt, seed=5).png


@pytest.mark.parametrize(
    "prompt",
    [
        "😀",
        "…",
        "«»",
        "“”",
        "§0§",
        "x" * 20_000,
        "مرحبا بالعالم",
        "make make make",
        "to red to",
        "background",
        "put it on the",
        "“a” " * 60,
        "#zzz #12 crop",
        "add “" + "w" * 3000 + "”",
    ],
)
def test_any_words_give_a_picture(prompt: str) -> None:
    changed(prompt, (200, 120))


def test_darkening_the_background_leaves_the_subject() -> None:
    result = pixels(changed("Make the background darker").png)

    assert result[20, 20].mean() < np.mean(GROUND) - 15
    assert near(result[390, 240], BODY, 3)


def test_transparency_is_not_promised() -> None:
    drawing = changed("Make the background transparent")

    assert drawing.notes == ("Sketch delivers no transparent pictures: the ground is white.",)
    assert tuple(pixels(drawing.png)[5, 5]) == (255, 255, 255)
