"""Edits: the pixels that were named change, the others stay, and the size is the ordered one."""

import io

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.providers.sketch import color
from studio.providers.sketch.edits import add_logo, edit
from studio.providers.sketch.edits.reading import read_instructions
from studio.providers.sketch.order import Drawing, SketchOrder, SketchReference
from studio.providers.sketch.render import WORDS_KEY, words_in
from tests.sketch.photos import BODY, GROUND, LABEL, bottle, encoded, pixels

BASE = encoded(bottle())
CANNOT = "Sketch crops, extends, recolours, swaps backgrounds and adds words; it cannot repaint"


def changed(
    prompt: str,
    size: tuple[int, int] = (480, 480),
    *,
    base: bytes = BASE,
    words: tuple[str, ...] = (),
    others: tuple[SketchReference, ...] = (),
    seed: int = 0,
    change: str = "",
) -> Drawing:
    order = SketchOrder(
        prompt,
        *size,
        words=words,
        seed=seed,
        references=(SketchReference(base, change=change), *others),
    )
    drawing = edit(order)
    assert drawing is not None
    assert Image.open(io.BytesIO(drawing.png)).size == size
    assert (drawing.width, drawing.height) == size
    return drawing


def near(pixel: np.ndarray, wanted: tuple[int, ...], by: int = 12) -> bool:
    return bool(np.abs(pixel.astype(int) - np.array(wanted)).max() <= by)


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


def test_what_cannot_be_done_is_said_and_the_rest_is_done() -> None:
    drawing = changed("Make the bottle red and give the man a hat. Remove the scratches")

    assert drawing.notes == (f"{CANNOT} “give the man a hat”, “Remove the scratches”.",)
    assert not near(pixels(drawing.png)[390, 240], BODY)


def test_what_is_to_be_kept_is_no_instruction() -> None:
    assert changed("Keep the bottle as it is, don't change the label").notes == ()


def test_the_reference_line_change_counts() -> None:
    assert tuple(pixels(changed("", change="white background").png)[10, 10]) == (255, 255, 255)


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


def test_reading_instructions_clause_by_clause() -> None:
    asked = read_instructions(
        "Crop to a square, make the mug blue and then put it on a beach with palms, at sunset."
        ' Add "Hot, now" at the top; brighten it.'
    )

    assert asked.crop
    assert [(r.color, r.part) for r in asked.recolors] == [("#2f68d0", "subject")]
    assert asked.background == "beach with palms, at sunset"
    assert asked.words == ["Hot, now"]
    assert asked.words_sides == ["top"]
    assert asked.light == {"bright": 1.0}
    assert asked.undone == []


@pytest.mark.parametrize(
    ("prompt", "name", "wanted"),
    [
        ("Put the shoe in a living room", "background", "living room"),
        ("Same shot, but on a light grey seamless background", "ground", "#d6d7da"),
        ("Change the background colour to #F80", "ground", "#ff8800"),
        ("isolate the product on white", "ground", "#ffffff"),
        ("studio shot on pink", "ground", color.find_colors("pink")[0]),
        ("background: sunset over the sea", "background", "sunset over the sea"),
        ("Make the background blurry", "blur", True),
        ("extend upwards so that there is room for a headline", "sides", ["top"]),
        ("Zoom in on the label", "closer", True),
        ("Write SALE in big letters", "words", ["SALE"]),
        ("Add a headline saying Fresh today", "words", ["Fresh today"]),
        ("Add “A” top left", "words_sides", ["left", "top"]),
        ("Make the background darker", "light_part", "background"),
        ("Remove the person on the left", "undone", ["Remove the person on the left"]),
        ("Change the headline to “Winter”", "undone", ["Change the headline to “Winter”"]),
        ("Make it pop", "undone", ["Make it pop"]),
    ],
)
def test_ordinary_ways_to_say_it(prompt: str, name: str, wanted: object) -> None:
    asked = read_instructions(prompt)

    assert getattr(asked, name) == wanted
    if name != "undone":
        assert asked.undone == []
        assert asked.extend is (name == "sides")


def test_each_part_gets_its_own_colour() -> None:
    asked = read_instructions("Make the bottle blue, the cap gold and the background cream")

    blue, cream = color.find_colors("blue cream")
    assert [(r.color, r.part) for r in asked.recolors] == [(blue, "subject"), (cream, "background")]
    assert asked.undone == ["Make the cap gold"]


def test_darkening_the_background_leaves_the_subject() -> None:
    result = pixels(changed("Make the background darker").png)

    assert result[20, 20].mean() < np.mean(GROUND) - 15
    assert near(result[390, 240], BODY, 3)


def test_transparency_is_not_promised() -> None:
    drawing = changed("Make the background transparent")

    assert drawing.notes == ("Sketch delivers no transparent pictures: the ground is white.",)
    assert tuple(pixels(drawing.png)[5, 5]) == (255, 255, 255)


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
