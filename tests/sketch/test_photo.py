"""Photos: the subject cut out, its colours, its place in a drawing."""

import io

import numpy as np
from PIL import Image

from studio.providers.sketch import photo
from studio.providers.sketch.color import lch
from tests.sketch.photos import BODY, GROUND, LABEL, bottle, encoded


def test_cut_out_keeps_the_subject_and_its_colours() -> None:
    cut = photo.cut_out(encoded(bottle()))

    height, width = cut.shape[:2]
    assert 118 <= width <= 135
    assert 295 <= height <= 315
    assert tuple(cut[height * 3 // 4, width // 2]) == (*BODY, 255)
    assert tuple(cut[height // 2, width // 2]) == (*LABEL, 255)
    assert cut[4, 4, 3] < 10, "the ground beside the cap came along"


def test_cut_out_edge_has_no_rim_of_the_old_ground() -> None:
    cut = photo.cut_out(encoded(bottle())).astype(int)
    row = cut[cut.shape[0] * 3 // 4]
    seen = row[row[:, 3] > 60][:, :3]

    # The old ground is light and warm; every visible pixel of this row is the bottle's blue.
    assert np.abs(seen - np.array(BODY)).max() < 30
    assert np.abs(np.array(GROUND) - np.array(BODY)).max() > 100


def test_transparent_picture_keeps_its_own_edge() -> None:
    picture = Image.new("RGBA", (80, 60), (0, 0, 0, 0))
    picture.paste((200, 30, 30, 255), (20, 10, 50, 40))

    cut = photo.cut_out(encoded(picture))

    assert cut.shape == (30, 30, 4)
    assert (cut == (200, 30, 30, 255)).all()


def test_nothing_to_cut_out_gives_the_whole_picture() -> None:
    cut = photo.cut_out(encoded(Image.new("RGB", (90, 70), (120, 130, 140))))

    assert cut.shape[2] == 4
    assert (cut[..., 3] > 0).any()


def test_palette_gives_shares_of_the_area() -> None:
    picture = Image.new("RGB", (100, 100), (240, 240, 240))
    picture.paste((200, 40, 40), (0, 0, 100, 25))

    shares = photo.palette(encoded(picture), 2)

    assert [round(share, 2) for _, share in shares] == [0.75, 0.25]
    assert shares[0][0] == "#f0f0f0"
    assert abs(lch(shares[1][0])[2] - lch("#c82828")[2]) < 3


def test_decode_limits_pixels_and_fills_transparency() -> None:
    large = photo.decode(encoded(Image.new("RGB", (900, 600))), most_pixels=54_000)
    clear = photo.decode(encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0))))

    assert large.shape == (200, 300, 3) or large.shape[0] * large.shape[1] <= 54_500
    assert (clear == 255).all()


def test_logo_loses_its_flat_ground() -> None:
    picture = Image.new("RGB", (200, 100), (255, 255, 255))
    picture.paste((10, 90, 60), (50, 30, 150, 70))

    logo = photo.logo(encoded(picture))

    assert logo.shape == (40, 100, 4)
    assert tuple(logo[20, 50]) == (10, 90, 60, 255)


def test_logo_on_a_photo_stays_whole() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3), np.uint8)

    logo = photo.logo(encoded(Image.fromarray(noise)))

    assert logo.shape == (60, 80, 4)
    assert (logo[..., 3] == 255).all()


def test_place_keeps_proportions_and_stands_on_the_bottom() -> None:
    rgba = np.full((100, 50, 4), 255, np.uint8)

    placed = photo.place(rgba, (10, 20, 300, 200), stand=True)
    filled = photo.place(rgba, (10, 20, 300, 200), fill=True)

    assert [*placed.bounds] == [110, 20, 100, 200]
    assert [*filled.bounds] == [10, 20, 300, 200]
    assert "data:image/png;base64," in placed.svg


def test_same_photo_same_cut_out() -> None:
    data = encoded(bottle())

    assert (photo.cut_out(data) == photo.cut_out(data)).all()


def test_every_format_that_is_taken_decodes() -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        file = io.BytesIO()
        bottle(64, 64).save(file, kind)
        assert photo.decode(file.getvalue()).shape == (64, 64, 3)
