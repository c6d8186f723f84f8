import hashlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageFilter

from gallery import pixels, xmp
from gallery.refusals import InvalidImage, TooLarge
from tests.pictures import a_picture, drawn, encoded, opened


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("WEBP", "image/webp"),
        ("AVIF", "image/avif"),
    ],
)
def test_says_what_a_picture_really_is(form: str, kind: str) -> None:
    data = a_picture(1024, 768, form)
    found = pixels.inspect_made(data)
    assert (found.kind, found.width, found.height) == (kind, 1024, 768)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert not found.is_blank


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (1024, 768, [(320, 240), (640, 480)]),
        (2048, 4096, [(320, 640), (640, 1280)]),
        (640, 640, [(320, 320), (640, 640)]),
        (500, 250, [(320, 160), (500, 250)]),
        (200, 100, [(200, 100)]),
        (1, 1, [(1, 1)]),
    ],
)
def test_variants_are_never_wider_than_the_picture(
    width: int, height: int, sizes: list[tuple[int, int]]
) -> None:
    found = pixels.inspect_made(a_picture(width, height))
    assert [(one.width, one.height) for one in found.variants] == sizes
    for one in found.variants:
        picture = opened(one.data)
        assert (picture.format, picture.size) == ("WEBP", (one.width, one.height))


def test_variants_say_how_the_picture_was_made() -> None:
    for one in pixels.inspect_made(a_picture(), xmp.SourceType.ALGORITHMIC).variants:
        packet = opened(one.data).info["xmp"]
        assert xmp.claimed(packet) == "algorithmicMedia"
    for one in pixels.inspect_made(a_picture()).variants:
        assert xmp.claimed(opened(one.data).info["xmp"]) == "trainedAlgorithmicMedia"


@pytest.mark.parametrize("form", ["png", "jpeg", "webp", "avif"])
@pytest.mark.parametrize("source_type", list(xmp.SourceType))
def test_the_note_reads_back_from_every_format(form: pixels.Format, source_type: str) -> None:
    data = pixels.encode(drawn(60, 40), form, source_type)
    info = opened(data).info
    packet = info.get("xmp") or info["XML:com.adobe.xmp"]
    address = "http://cv.iptc.org/newscodes/digitalsourcetype/" + source_type
    assert f'Iptc4xmpExt:DigitalSourceType="{address}"' in (
        packet if isinstance(packet, str) else packet.decode()
    )
    read = Pillow.open(BytesIO(data)).getxmp()["xmpmeta"]["RDF"]["Description"]
    assert read["DigitalSourceType"] == address


def test_without_a_source_type_there_is_no_note() -> None:
    for form in ("png", "jpeg", "webp", "avif"):
        info = opened(pixels.encode(drawn(60, 40), form, "")).info
        assert "xmp" not in info
        assert "XML:com.adobe.xmp" not in info
    with pytest.raises(ValueError, match="madeUp"):
        xmp.packet("madeUp")


def noisy(level: int, spread: int) -> Pillow.Image:
    noise = np.random.default_rng(3).integers(-spread, spread + 1, (512, 512, 3)) + level
    return Pillow.fromarray(np.clip(noise, 0, 255).astype("uint8"))


def with_small_word() -> Pillow.Image:
    picture = Pillow.new("RGB", (1024, 1024), "white")
    picture.paste((0, 0, 0), (500, 500, 524, 512))
    return picture


@pytest.mark.parametrize(
    ("picture", "blank"),
    [
        (Pillow.new("RGB", (512, 512), "black"), True),
        (Pillow.new("RGB", (512, 512), "white"), True),
        (Pillow.new("RGBA", (512, 512), (200, 30, 30, 0)), True),
        (noisy(12, 10), True),
        (noisy(128, 90).filter(ImageFilter.GaussianBlur(6)), False),
        (with_small_word(), False),
        (drawn(512, 512), False),
        (Pillow.linear_gradient("L").convert("RGB"), False),
    ],
    ids=["black", "white", "clear", "noise on black", "clouds", "a word", "drawn", "gradient"],
)
def test_blank_means_that_there_is_nothing_to_see(picture: Pillow.Image, *, blank: bool) -> None:
    assert pixels.inspect_made(encoded(picture)).is_blank is blank
    if picture.mode == "RGB":
        assert pixels.inspect_made(encoded(picture, "JPEG", quality=60)).is_blank is blank


def test_a_picture_is_measured_as_it_is_shown() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 8
    found = pixels.inspect_made(a_picture(900, 600, "JPEG", exif=exif))
    assert (found.width, found.height) == (600, 900)
    assert [(one.width, one.height) for one in found.variants] == [(320, 480), (600, 900)]


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", a_picture()[:-30], a_picture(form="JPEG")[:5000], a_picture(form="GIF")],
    ids=["nothing", "json", "cut png", "cut jpeg", "gif"],
)
def test_a_broken_answer_is_no_picture(data: bytes) -> None:
    with pytest.raises(InvalidImage):
        pixels.inspect_made(data)


def test_a_large_picture_full_of_grain_has_a_webp_of_its_size() -> None:
    grain = Pillow.effect_noise((4096, 4096), 60).convert("RGB")

    made = pixels.encode(grain, "webp", "", quality=90)

    with Pillow.open(BytesIO(made)) as shown:
        assert shown.size == (4096, 4096)


def test_more_pixels_than_any_model_makes_are_not_decoded() -> None:
    header = encoded(Pillow.new("1", (5000, 4001)))[:64]  # nothing to decode stands behind it
    with pytest.raises(TooLarge) as refusal:
        pixels.inspect_made(header)
    assert str(refusal.value) == "A picture may have at most 20 megapixels."
    assert pixels.inspect_made(encoded(Pillow.new("1", (5000, 4000)))).width == 5000


def test_a_later_variant_comes_from_the_original() -> None:
    for form in ("PNG", "JPEG"):
        made = pixels.make_variant(a_picture(2000, 1000, form), 1280, "algorithmicMedia")
        assert (made.width, made.height) == opened(made.data).size == (1280, 640)
        assert pixels.make_variant(a_picture(700, 350, form), 1280, "").width == 700
