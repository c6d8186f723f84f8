"""The subject of a picture on another ground: a plain colour, a drawn setting, another photo."""

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from studio.providers.sketch import scenes
from studio.providers.sketch.color import choose_palette, hex_to_rgb, picture_palette
from studio.providers.sketch.edits.framing import Window, subject_box
from studio.providers.sketch.photo import Mask, Pixels, palette_of, without_fringe
from studio.providers.sketch.render import document, draw_pixels

_LEAST_SHARE = 0.42
"""A subject smaller than this in both directions is brought nearer."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What goes behind the subject, of exactly the ordered size."""

    pixels: Pixels
    where: str
    """How a sentence goes on after "the subject": "on a plain ground"."""
    foot_y: float | None = None
    """Where things stand, in pixels from the top; None where they may be anywhere."""
    middle_x: float | None = None
    room: float | None = None
    """How wide the subject may be, in pixels; None for as wide as the picture."""
    front: Pixels | None = None
    """What stands before the subject: rows × columns × RGBA."""


def plain_ground(color: str, size: tuple[int, int]) -> Ground:
    """One flat colour over the whole of ``size`` (width, height in pixels)."""
    rgb = [round(value * 255) for value in hex_to_rgb(color)]
    pixels = np.empty((size[1], size[0], 3), np.uint8)
    pixels[:] = rgb
    return Ground(pixels, "on a plain ground")


def described_ground(
    text: str, size: tuple[int, int], subject: Pixels, rng: Random
) -> Ground | None:
    """The setting that ``text`` describes, drawn; None when Sketch has none of that name."""
    name = scenes.find(text)
    if name is None:
        return None
    palette = choose_palette(text, rng)
    if palette.name == "plain":
        palette = picture_palette(palette_of(subject, 5), rng)
    scene = scenes.paint(
        name,
        size,
        palette,
        rng,
        weather=scenes.find_weather(text),
        hour=scenes.find_hour(text),
    )
    drawn = draw_pixels(document(scene.svg, *size), *size)
    front = None
    if scene.front:
        front = np.asarray(draw_pixels(document(scene.front, *size), *size))
    return Ground(
        np.asarray(drawn.convert("RGB")),
        f"in a drawn setting: {name}",
        scene.ground_y,
        scene.focus_x,
        scene.focus_width,
        front,
    )


def fitting_color(text: str, subject: Pixels, rng: Random) -> str:
    """The plain ground for a setting that cannot be drawn: of the mood its words have."""
    palette = choose_palette(text, rng)
    if palette.name == "plain":
        palette = picture_palette(palette_of(subject, 5), rng)
    return palette.surface


def photo_ground(picture: Pixels, size: tuple[int, int]) -> Ground:
    """Another photo as the ground, cropped round its middle to ``size``."""
    width, height = size
    share = max(width / picture.shape[1], height / picture.shape[0])
    wide, tall = width / share, height / share
    x, y = int((picture.shape[1] - wide) / 2), int((picture.shape[0] - tall) / 2)
    part = picture[y : y + max(1, round(tall)), x : x + max(1, round(wide))]
    return Ground(resized(part, size), "before the other picture", height * 0.92)


def resized(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """The picture stretched to exactly ``size`` (width, height in pixels)."""
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    smaller = picture.shape[1] * picture.shape[0] > size[0] * size[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)


def stand_on(ground: Ground, picture: Pixels, mask: Mask) -> tuple[Pixels, Mask] | None:
    """The subject of ``picture`` on ``ground``, with the mask of where it now is.

    It keeps its colours, its share of the picture and, on a plain ground, its place. What was cut
    by the old edge stays at that edge. None when nothing stands out enough to be kept.
    """
    box = subject_box(mask)
    if box is None or mask.max() < 0.5:
        return None
    height, width = ground.pixels.shape[:2]
    share, x, y, stands = _position(box, picture.shape[1::-1], (width, height), ground)
    matrix = np.array([[share, 0, x - box[0] * share], [0, share, y - box[1] * share]])
    how = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    freed = without_fringe(picture, mask)
    if share < 1:
        # Warping samples single pixels; a picture made much smaller must be averaged first.
        freed, mask = _scaled(freed, mask, share)
        matrix = np.array([[1, 0, x - box[0] * share], [0, 1, y - box[1] * share]])
        how = cv2.INTER_LINEAR
    placed = cv2.warpAffine(
        freed, matrix, (width, height), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
    placed_mask = np.clip(cv2.warpAffine(mask, matrix, (width, height), flags=how), 0, 1)
    behind = ground.pixels.astype(np.float32)
    if stands:
        behind *= 1 - _shadow((width, height), (x, y, box[2] * share, box[3] * share))[..., None]
    alpha = placed_mask[..., None].astype(np.float32)
    mixed = placed * alpha + behind * (1 - alpha)
    if ground.front is not None:
        cover = ground.front[..., 3:].astype(np.float32) / 255
        mixed = ground.front[..., :3] * cover + mixed * (1 - cover)
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8), placed_mask.astype(np.float32)


def _scaled(picture: Pixels, mask: Mask, share: float) -> tuple[Pixels, Mask]:
    size = (max(1, round(mask.shape[1] * share)), max(1, round(mask.shape[0] * share)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    small_mask = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), np.asarray(small_mask, np.float32)


def _position(
    box: Window, old: tuple[int, int], new: tuple[int, int], ground: Ground
) -> tuple[float, float, float, bool]:
    """Scale, left and top of the subject's box in the new frame, and whether it stands free."""
    (old_w, old_h), (width, height) = old, new
    share = min(width / old_w, height / old_h)
    at_left, at_right = box[0] <= old_w * 0.01, box[0] + box[2] >= old_w * 0.99
    at_top, at_bottom = box[1] <= old_h * 0.01, box[1] + box[3] >= old_h * 0.985
    largest = max(box[2] * share / width, box[3] * share / height)
    if largest < _LEAST_SHARE:
        share *= _LEAST_SHARE / largest
    if at_left and at_right:
        share = max(share, width / box[2])
    if at_top and at_bottom:
        # Up to a point: a face that fills the frame must not become one eye.
        share = max(share, min(height / box[3], share * 1.5))
    foot = ground.foot_y
    if foot is not None and not at_bottom:
        room = min(width * 0.9, ground.room or width)
        share *= min(1.0, foot * 0.92 / (box[3] * share), room / (box[2] * share))
    wide, tall = box[2] * share, box[3] * share
    middle = (box[0] + box[2] / 2) / old_w * width
    if ground.middle_x is not None:
        middle = ground.middle_x
    x = min(max(0.0, middle - wide / 2), width - wide) if wide <= width else (width - wide) / 2
    if at_left != at_right:
        x = 0.0 if at_left else width - wide
    if at_bottom:
        y = height - tall
    elif at_top:
        y = 0.0
    elif foot is not None:
        y = min(foot + height * 0.02, height * 0.97) - tall
    else:
        y = min(max(0.0, (box[1] + box[3] / 2) / old_h * height - tall / 2), height - tall)
    return share, x, y, not at_bottom


def _shadow(size: tuple[int, int], box: tuple[float, float, float, float]) -> Mask:
    """A soft contact shadow under the foot of ``box``, 0 to 1."""
    # So soft a thing needs only a quarter of the resolution.
    x, y, wide, tall = (value / 4 for value in box)
    shade = np.zeros((max(1, size[1] // 4), max(1, size[0] // 4)), np.float32)
    center = (round(x + wide / 2), round(y + tall - wide * 0.015))
    axes = (max(1, round(wide * 0.46)), max(1, round(wide * 0.055)))
    cv2.ellipse(shade, center, axes, 0, 0, 360, 0.42, -1)
    soft = cv2.GaussianBlur(shade, (0, 0), max(0.8, wide * 0.035))
    return np.asarray(cv2.resize(soft, size, interpolation=cv2.INTER_LINEAR), np.float32)


def add_beside(picture: Pixels, mask: Mask, cut: Pixels) -> tuple[Pixels, Mask]:
    """A cut-out (RGBA) standing in the picture, on the side where less of its subject is."""
    height, width = picture.shape[:2]
    share = min(width * 0.42 / cut.shape[1], height * 0.52 / cut.shape[0])
    wide, tall = max(1, round(cut.shape[1] * share)), max(1, round(cut.shape[0] * share))
    how = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    small = np.clip(cv2.resize(cut, (wide, tall), interpolation=how), 0, 255)
    y = round(height * 0.94) - tall
    edge = round(width * 0.06)
    places = ((width - wide) // 2, edge, width - edge - wide)
    x = min(places, key=lambda at: float(mask[y : y + tall, at : at + wide].mean()))
    shade = _shadow((width, height), (x, y, wide, tall))[..., None]
    result = picture * (1 - shade)
    alpha = small[..., 3:].astype(np.float32) / 255
    part = (slice(y, y + tall), slice(x, x + wide))
    result[part] = small[..., :3] * alpha + result[part] * (1 - alpha)
    taken = mask.copy()
    taken[part] = np.maximum(taken[part], alpha[..., 0])
    return np.clip(np.rint(result), 0, 255).astype(np.uint8), taken
