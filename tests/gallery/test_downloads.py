import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from gallery import crops, services, xmp
from gallery.refusals import InvalidDownload, PictureTooSmall
from tests.factories import make_image, make_user
from tests.pictures import a_picture, encoded, opened

pytestmark = pytest.mark.django_db


def with_subject(width: int, height: int, centre: tuple[int, int]) -> bytes:
    """Plain ground with one busy spot, 200 pixels wide."""
    picture = Pillow.new("RGB", (width, height), (230, 228, 220))
    pen = ImageDraw.Draw(picture)
    x, y = centre
    for step in range(0, 200, 10):
        box = (x - 100 + step, y - 100, x - 96 + step, y + 100)
        pen.rectangle(box, fill=(200, 20, 20))
    return encoded(picture)


def red(data: bytes) -> int:
    picture = opened(data).convert("RGB")
    return sum(1 for r, g, _ in picture.get_flattened_data() if r > 150 and g < 80)  # type: ignore[misc]


def test_the_original_of_a_made_picture_leaves_byte_for_byte() -> None:
    data = a_picture(640, 480) + b"trailing bytes of a provider"
    image = make_image(make_user(), data=data, name="A3.2")

    got = services.make_download(image=image)

    assert got == services.Download(data, "image/png", "a3-2_640x480.png")
    with services.open_original(image=image) as file:
        assert file.read() == data
    assert image.bytes == len(data)


@pytest.mark.parametrize(
    ("form", "kind", "end"),
    [
        ("png", "image/png", "png"),
        ("jpeg", "image/jpeg", "jpg"),
        ("jpg", "image/jpeg", "jpg"),
        ("webp", "image/webp", "webp"),
        ("avif", "image/avif", "avif"),
    ],
)
def test_another_format_carries_the_note(form: str, kind: str, end: str) -> None:
    image = make_image(make_user(), data=a_picture(600, 400))
    got = services.make_download(image=image, format=form)
    picture = opened(got.data)
    assert (got.kind, picture.size) == (kind, (600, 400))
    assert got.file_name == f"a1_600x400.{end}"
    packet = picture.info.get("xmp") or picture.info["XML:com.adobe.xmp"]
    assert xmp.claimed(packet) == "algorithmicMedia"


@pytest.mark.parametrize("centre", [(150, 400), (800, 400), (1450, 400)])
def test_a_portrait_crop_keeps_the_subject_of_a_landscape(centre: tuple[int, int]) -> None:
    data = with_subject(1600, 800, centre)
    image = make_image(make_user(), data=data)

    got = services.make_download(image=image, format="png", size="400x800")

    assert opened(got.data).size == (400, 800)
    assert red(got.data) >= 0.97 * red(data)


@pytest.mark.parametrize("centre", [(400, 150), (400, 800), (400, 1450)])
def test_a_landscape_crop_keeps_the_subject_of_a_portrait(centre: tuple[int, int]) -> None:
    data = with_subject(800, 1600, centre)
    got = crops.convert(data, "png", (800, 400), "")
    assert (got.width, got.height) == (800, 400)
    assert red(got.data) >= 0.97 * red(data)


def test_an_even_picture_is_cropped_round_its_middle() -> None:
    ground = Pillow.new("RGB", (900, 300), "white")
    ground.paste((0, 0, 250), (440, 0, 460, 300))
    got = crops.convert(encoded(ground), "png", (300, 300), "")
    blue = [x for x in range(300) if opened(got.data).getpixel((x, 150)) == (0, 0, 250)]
    assert blue[0] == pytest.approx(140, abs=6)


@pytest.mark.parametrize(
    ("size", "nearest", "sentence"),
    [
        (
            "1080x1920",
            "450x800",
            (
                "This picture is 1000 × 800, too small for 1080 × 1920."
                " 450 × 800 is the largest of that shape."
            ),
        ),
        (
            "1001x800",
            "1000x799",
            (
                "This picture is 1000 × 800, too small for 1001 × 800."
                " 1000 × 799 is the largest of that shape."
            ),
        ),
    ],
)
def test_nothing_is_scaled_up(size: str, nearest: str, sentence: str) -> None:
    image = make_image(make_user(), data=a_picture(1000, 800))
    with pytest.raises(PictureTooSmall) as refusal:
        services.make_download(image=image, format="png", size=size)
    assert (str(refusal.value), refusal.value.nearest) == (sentence, nearest)
    assert opened(services.make_download(image=image, size=nearest).data).size == tuple(
        map(int, nearest.split("x"))
    )


@pytest.mark.parametrize("size", ["", "0x10", "10", "10x", "-1x5", "1e3x5", "100000x1", "٣x٣", "a"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(InvalidDownload) as refusal:
        crops.read_size(size)
    assert str(refusal.value) == "Write the size as width x height, such as 1080x1920."
    assert refusal.value.field == "size"


def test_a_format_that_is_none_is_refused() -> None:
    image = make_image(make_user())
    with pytest.raises(InvalidDownload, match=r"Choose PNG, JPEG, WebP or AVIF\.") as refusal:
        services.make_download(image=image, format="gif")
    assert (refusal.value.field, refusal.value.nearest) == ("format", "png")


def test_see_through_pictures_get_a_white_ground_in_jpeg() -> None:
    clear = Pillow.new("RGBA", (80, 60), (0, 0, 0, 0))
    clear.putpixel((2, 2), (255, 0, 0, 255))
    got = crops.convert(encoded(clear), "jpeg", None, "")
    assert opened(got.data).getpixel((40, 30)) == (255, 255, 255)
