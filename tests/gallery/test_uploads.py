import os
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin

from accounts.models import User
from gallery import files, processes, services, uploads, xmp
from gallery.models import Image, Variant
from gallery.refusals import InvalidImage, TooLarge
from tests.factories import make_user, workspace_of
from tests.pictures import a_picture, drawn, encoded, opened

SECRET = b"made-with-camera-4711"


def upload(user: User, data: bytes, file_name: str = "holiday.png") -> Image:
    return services.add_upload(
        workspace_id=workspace_of(user).pk, maker_id=user.pk, file_name=file_name, data=data
    )


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def zipped() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.js", "alert(1)")
    return out.getvalue()


def stuffed_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "<?php system($_GET['c']); ?>")
    return a_picture(pnginfo=texts)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
PNG = a_picture()

BAD = {
    "empty": (b"", "This file is empty."),
    "svg": (SVG, "SVG files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF."),
    "svg after a doctype": (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"><svg/>',
        "SVG files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF.",
    ),
    "html": (
        b"<!doctype html><p>hi",
        "HTML files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF.",
    ),
    "pdf": (b"%PDF-1.7\n", "PDF files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF."),
    "gif with a script": (
        b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)//",
        "GIF files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF.",
    ),
    "tiff": (
        encoded(drawn(40, 40), "TIFF"),
        "TIFF files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF.",
    ),
    "bmp": (
        encoded(drawn(40, 40), "BMP"),
        "BMP files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF.",
    ),
    "words": (b"hello there", "This is not a picture that can be opened."),
    "only a beginning": (PNG[:20], "This is not a picture that can be opened."),
    "truncated png": (
        PNG[: len(PNG) // 2],
        "This picture is damaged: it cannot be read to its end.",
    ),
    "truncated jpeg": (
        a_picture(form="JPEG")[:9000],
        "This picture is damaged: it cannot be read to its end.",
    ),
    "damaged png": (
        PNG[:500] + bytes(200) + PNG[700:],
        "This picture is damaged: it cannot be read to its end.",
    ),
    "png and zip": (
        PNG + zipped(),
        "This picture has another file hidden inside. Save it anew as PNG or JPEG, then upload.",
    ),
    "jpeg and zip": (
        a_picture(form="JPEG") + zipped(),
        "This picture has another file hidden inside. Save it anew as PNG or JPEG, then upload.",
    ),
    "png and php": (
        stuffed_png(),
        "This picture has another file hidden inside. Save it anew as PNG or JPEG, then upload.",
    ),
    "jpeg and html": (
        a_picture(form="JPEG") + b"<ScRiPt>alert(1)</script>",
        "This picture has another file hidden inside. Save it anew as PNG or JPEG, then upload.",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD.keys())
def test_what_is_no_picture_gets_a_sentence_and_changes_nothing(
    data: bytes, sentence: str, stored_names: Any
) -> None:
    user = make_user()
    before = stored_names()

    with pytest.raises(InvalidImage) as refusal:
        upload(user, data)

    assert str(refusal.value) == sentence
    assert not Image.objects.exists()
    assert stored_names() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "sentence", "limit"),
    [
        (bomb(30_000, 30_000), "A picture may have at most 50 megapixels.", 50_000_000),
        (bomb(10_000, 5_001), "A picture may have at most 50 megapixels.", 50_000_000),
        (bomb(16_384, 10), "A picture may be at most 16,383 pixels long on a side.", 16_383),
        (bytes(50 * 1024 * 1024 + 1), "A picture may have at most 50 MB.", 50 * 1024 * 1024),
    ],
    ids=["bomb", "just too many pixels", "too long", "too many bytes"],
)
def test_what_is_too_large_is_refused_by_its_header(
    data: bytes, sentence: str, limit: int, stored_names: Any
) -> None:
    before = stored_names()
    with pytest.raises(TooLarge) as refusal:
        upload(make_user(), data)

    assert (str(refusal.value), refusal.value.limit) == (sentence, limit)
    assert not Image.objects.exists()
    assert stored_names() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("WEBP", "image/jpeg"),
        ("AVIF", "image/jpeg"),
        ("HEIF", "image/jpeg"),
    ],
)
def test_takes_what_phones_and_browsers_make(form: str, kind: str) -> None:
    image = upload(make_user(), a_picture(900, 600, form), "../tmp/My holiday.heic")

    assert (image.kind, image.width, image.height) == (kind, 900, 600)
    assert (image.source, image.name) == (Image.Source.UPLOADED, "My holiday.heic")
    kept = files.read(image.file)
    assert len(kept) == image.bytes
    assert opened(kept).getpixel((337, 225))[0] == pytest.approx(200, abs=12)  # type: ignore[index]
    assert [(v.width, v.height) for v in Variant.objects.filter(image=image).order_by("width")] == [
        (320, 213),
        (640, 427),
    ]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_turns_upright_and_forgets_where_it_was_taken(form: str) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # turned to the right
    exif[0x010F] = SECRET.decode()
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    data = a_picture(900, 600, form, exif=exif, xmp=b"<x>" + SECRET + b"</x>")
    assert SECRET in data

    clean = uploads.normalise_upload(data)

    assert (clean.width, clean.height) == (600, 900)
    picture = opened(clean.data)
    assert picture.size == (600, 900)
    assert dict(picture.getexif()) == {}
    for part in (clean.data, *(variant.data for variant in clean.variants)):
        assert SECRET not in part
        assert b"Exif" not in part
    assert clean.variants[0].height == 480


def test_print_colours_become_screen_colours() -> None:
    clean = uploads.normalise_upload(encoded(drawn(mode="CMYK"), "JPEG"))
    picture = opened(clean.data)
    assert (picture.mode, clean.kind) == ("RGB", "image/jpeg")
    red, green, blue = picture.getpixel((337, 225))  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 60


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    ramp = np.tile(np.linspace(0, 65_535, 256), (64, 1)).astype("uint16")
    picture = opened(uploads.normalise_upload(encoded(Pillow.fromarray(ramp))).data)
    assert picture.convert("L").getpixel((128, 10)) == pytest.approx(128, abs=2)


def test_a_wide_colour_profile_is_applied_and_dropped() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    broken = a_picture(form="JPEG", icc_profile=b"not a profile" * 20)
    foreign = a_picture(form="JPEG", icc_profile=swapped.tobytes())
    for data in (broken, foreign):
        picture = opened(uploads.normalise_upload(data).data)
        assert "icc_profile" not in picture.info
        assert picture.size == (900, 600)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_kept(form: str) -> None:
    frames = [Pillow.new("RGB", (60, 40), (n * 90, 0, 0)) for n in (2, 1, 0)]
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=50)
    assert opened(data).n_frames == 3  # type: ignore[attr-defined]

    picture = opened(uploads.normalise_upload(data).data)

    assert getattr(picture, "n_frames", 1) == 1
    assert picture.getpixel((30, 20))[0] == pytest.approx(180, abs=4)  # type: ignore[index]


def test_transparency_stays_transparent() -> None:
    see_through = drawn(mode="RGBA")
    see_through.putalpha(Pillow.linear_gradient("L").resize((900, 600)))
    for form in ("PNG", "WEBP"):
        clean = uploads.normalise_upload(encoded(see_through, form))
        assert clean.kind == "image/png"
        assert opened(clean.data).getchannel("A").getextrema() == (0, 255)


def test_what_a_file_says_of_its_making_is_kept() -> None:
    data = a_picture(form="JPEG", xmp=xmp.packet("trainedAlgorithmicMedia"))
    clean = uploads.normalise_upload(data)
    assert clean.source_type == "trainedAlgorithmicMedia"
    assert b"trainedAlgorithmicMedia" not in clean.data
    assert b"trainedAlgorithmicMedia" in clean.variants[0].data


@pytest.mark.django_db
def test_the_same_bytes_are_the_same_image_of_their_workspace() -> None:
    user, other = make_user(), make_user()
    data = a_picture()
    first = upload(user, data)
    services.delete_image(image=first)

    again = upload(user, data, "another name.png")

    first.refresh_from_db()
    assert again.pk == first.pk
    assert first.deleted_at is None
    assert upload(other, data).pk != first.pk
    assert Image.objects.count() == 2


@pytest.mark.parametrize(
    ("received", "shown"),
    [
        ("photo.png", "photo.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\cat.jpg", "cat.jpg"),
        ("a\0b\nc\r.png", "ab c .png"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("zero\u200bwidth\ufeff.png", "zerowidth.png"),
        ("\ud800half.png", "half.png"),
        ("x" * 5000, "x" * 200),
        ("   ", "Picture"),
        ("..", "Picture"),
        ("", "Picture"),
    ],
)
def test_names_are_made_harmless(received: str, shown: str) -> None:
    assert uploads.clean_name(received) == shown


@pytest.mark.django_db
def test_a_lost_race_leaves_one_image_and_no_stray_files(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    user = make_user()
    data = a_picture()
    real = processes.run

    def slow(function: Any, *args: Any) -> Any:
        monkeypatch.setattr(processes, "run", real)
        upload(user, data)  # somebody else is faster, between the look and the write
        return real(function, *args)

    monkeypatch.setattr(processes, "run", slow)
    before = stored_names()
    with django_capture_on_commit_callbacks(execute=True):
        image = upload(user, data)

    assert Image.objects.get().pk == image.pk
    assert len(stored_names() - before) == 3
    assert files.read(image.file)
    assert os.sep not in image.name
