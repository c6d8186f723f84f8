"""Pictures that come with a brief: cutting out the subject, their colours, placing them in SVG.

The cut-out network is U²-Net's small version (u2netp, Apache-2.0), which finds what stands out in
a picture of 320 × 320 pixels; its edge is refined on the full picture here.
"""

import base64
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image

from studio.providers.sketch.oklab import Floats, lab_to_hex, to_oklab

MODEL = Path(__file__).parent / "data" / "u2netp.onnx"
MOST_PIXELS = 4_200_000
"""Work on a photo happens on at most this many pixels: a cut-out needs no more."""
_SIDE = 320
_MASK_PIXELS = 2_200_000

Pixels = NDArray[np.uint8]
Mask = NDArray[np.float32]
Box = tuple[float, float, float, float]
"""Left, top, width, height in pixels."""


@lru_cache(maxsize=1)
def network() -> onnxruntime.InferenceSession:
    """The cut-out network, loaded once per process."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(MODEL), sess_options=options, providers=["CPUExecutionProvider"]
    )


def decode(data: bytes, most_pixels: int = MOST_PIXELS) -> Pixels:
    """The picture as rows × columns × RGB.

    Transparent parts become white; a picture of more than ``most_pixels`` is made smaller.
    """
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA") if _has_alpha(opened) else opened.convert("RGB")
    if picture.mode == "RGBA":
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture).convert("RGB")
    return np.asarray(_at_most(picture, most_pixels))


def width_of(data: bytes) -> int:
    """How wide an encoded picture is, in pixels."""
    with Image.open(io.BytesIO(data)) as opened:
        return opened.width


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _at_most(picture: Image.Image, most_pixels: int) -> Image.Image:
    pixels = picture.width * picture.height
    if pixels <= most_pixels:
        return picture
    share = (most_pixels / pixels) ** 0.5
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS)


@lru_cache(maxsize=8)
def _coarse_mask(pixels: bytes) -> Mask:
    """What the network makes of 320 × 320 RGB pixels, 0 to 1.

    Kept for a while: several frames of one order lean on the same photo.
    """
    values = np.frombuffer(pixels, np.uint8).reshape(_SIDE, _SIDE, 3).astype(np.float32)
    values /= max(float(values.max()), 1e-6)
    values -= np.array([0.485, 0.456, 0.406], np.float32)
    values /= np.array([0.229, 0.224, 0.225], np.float32)
    name = network().get_inputs()[0].name
    found = network().run(None, {name: values.transpose(2, 0, 1)[None]})[0][0, 0]
    low, high = float(found.min()), float(found.max())
    return np.asarray((found - low) / max(high - low, 1e-6), np.float32)


def subject_mask(picture: Pixels) -> Mask:
    """How much each pixel belongs to the subject, 0 to 1, as soft as the real edge."""
    small = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    coarse = _coarse_mask(small.tobytes())
    height, width = picture.shape[:2]
    share = min(1.0, (_MASK_PIXELS / (width * height)) ** 0.5)
    size = (max(1, round(width * share)), max(1, round(height * share)))
    guide = picture if share == 1 else cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    mask = np.clip(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), 0, 1)
    refined = _refined(np.asarray(guide, np.uint8), mask.astype(np.float32))
    if share == 1:
        return refined
    full = cv2.resize(refined, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full, np.float32)


def _refined(picture: Pixels, mask: Mask) -> Mask:
    """The mask pulled to the picture's own edges (a guided filter, He et al. 2010)."""
    guide = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    reach = max(3, min(picture.shape[:2]) // 90)

    def mean(values: NDArray[Any]) -> Mask:
        return np.asarray(cv2.boxFilter(values, -1, (2 * reach + 1, 2 * reach + 1)), np.float32)

    mean_guide, mean_mask = mean(guide), mean(mask)
    slope = (mean(guide * mask) - mean_guide * mean_mask) / (
        mean(guide * guide) - mean_guide**2 + 1e-4
    )
    offset = mean_mask - slope * mean_guide
    refined = mean(slope) * guide + mean(offset)
    # The filter leaves a faint veil over the setting and a thin place inside: both are cut.
    return np.clip((refined - 0.12) / 0.76, 0, 1).astype(np.float32)


def cut_out(data: bytes) -> Pixels:
    """The subject of a picture as rows × columns × RGBA, cropped to it.

    Its edge is freed of the old background's colour. A picture that is already transparent keeps
    its own edge. When nothing stands out, the whole picture comes back, opaque.
    """
    with Image.open(io.BytesIO(data)) as opened:
        if _has_alpha(opened):
            own = np.asarray(_at_most(opened.convert("RGBA"), MOST_PIXELS))
            if (own[..., 3] < 250).mean() > 0.02:
                return _cropped(own)
    picture = decode(data)
    mask = subject_mask(picture)
    if mask.max() < 0.5 or (mask > 0.5).mean() < 0.002:
        return np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
    freed = without_fringe(picture, mask)
    return _cropped(np.dstack([freed, (mask * 255).astype(np.uint8)]))


def logo(data: bytes) -> Pixels:
    """A logo as rows × columns × RGBA without its flat ground, cropped to it.

    One on a photo, or with a ground that is not flat, comes back whole and opaque.
    """
    with Image.open(io.BytesIO(data)) as opened:
        rgba = np.asarray(_at_most(opened.convert("RGBA"), 1_000_000))
    if (rgba[..., 3] < 250).mean() > 0.02:
        return _cropped(rgba)
    rim = np.concatenate([rgba[0], rgba[-1], rgba[:, 0], rgba[:, -1]])[:, :3].astype(np.float32)
    ground = np.median(rim, axis=0)
    if np.abs(rim - ground).max(axis=1).mean() > 10:
        return rgba
    apart = np.abs(rgba[..., :3].astype(np.float32) - ground).max(axis=2)
    if (apart > 60).mean() < 0.001:
        return rgba
    alpha = np.clip((apart - 12) / 48, 0, 1)[..., None]
    # What shines through a soft edge is the ground; it is taken out of the colour.
    colors = (rgba[..., :3] - ground * (1 - alpha)) / np.maximum(alpha, 0.02)
    freed = np.dstack([np.clip(colors, 0, 255), alpha * 255])
    return _cropped(np.rint(freed).astype(np.uint8))


def without_fringe(picture: Pixels, mask: Mask) -> Pixels:
    """The picture with the solid subject's colours spread outward under its soft edge.

    So no rim of the old background comes along when it is cut out along ``mask``.
    """
    solid = (mask > 0.9).astype(np.float32)
    if not solid.any():
        return picture
    reach = max(2, min(picture.shape[:2]) // 200)
    colors, weight = picture.astype(np.float32) * solid[..., None], solid
    spread, total = colors.copy(), weight.copy()
    for step in (1, 2, 4):
        size = (2 * reach * step + 1, 2 * reach * step + 1)
        blurred, reached = cv2.blur(colors, size), cv2.blur(weight, size)
        empty = total < 1e-3
        spread[empty], total[empty] = blurred[empty], reached[empty]
    inner = spread / np.maximum(total, 1e-3)[..., None]
    soft = np.clip((0.97 - mask) / 0.12, 0, 1) * (total > 1e-3)
    freed = picture * (1 - soft[..., None]) + inner * soft[..., None]
    return np.asarray(np.clip(freed, 0, 255), np.uint8)


def _cropped(rgba: Pixels) -> Pixels:
    rows, columns = np.where(rgba[..., 3] > 24)
    if not len(rows):
        return rgba
    return rgba[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def palette(data: bytes, n: int = 6) -> list[tuple[str, float]]:
    """The ``n`` main colours of a picture with their share of its area, largest first."""
    return palette_of(decode(data, 40_000), n)


def palette_of(pixels: Pixels, n: int = 6) -> list[tuple[str, float]]:
    """The same for pixels at hand (any shape ending in 3 or 4; transparent ones do not count)."""
    flat = pixels.reshape(-1, pixels.shape[-1])
    if flat.shape[1] == 4:
        flat = flat[flat[:, 3] > 128][:, :3]
    flat = flat[:: max(1, len(flat) // 8000)]
    if not len(flat):
        return []
    lab = to_oklab(np.asarray(flat, np.float32) / np.float32(255))
    seeds = np.argsort(lab[:, 0], kind="stable")[np.linspace(0, len(lab) - 1, n).astype(int)]
    centers = lab[seeds]
    nearest = np.zeros(len(lab), np.int64)
    for _ in range(12):
        nearest = _distances(lab, centers).argmin(axis=1)
        for i in range(n):
            if (nearest == i).any():
                centers[i] = lab[nearest == i].mean(axis=0)
    shares = np.bincount(nearest, minlength=n) / len(lab)
    return [
        (lab_to_hex(*(float(v) for v in centers[i])), float(shares[i]))
        for i in np.argsort(-shares, kind="stable")
        if shares[i] > 0.01
    ]


def _distances(points: Floats, centers: Floats) -> Floats:
    apart: Floats = ((points[:, None] - centers[None]) ** 2).sum(axis=-1)
    return apart


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture put into a drawing."""

    svg: str
    bounds: Box


def place(
    rgba: Pixels, box: Box, *, fill: bool = False, stand: bool = False, most_side: int = 1600
) -> Placed:
    """A picture as an SVG image inside ``box``, whole and at its own proportions.

    ``fill`` covers the box instead and crops what stands over. ``stand`` puts the picture on the
    bottom of the box, as a product on a table; otherwise it is centred. Pixels beyond
    ``most_side`` are dropped before embedding.
    """
    left, top, width, height = box
    rows, columns = rgba.shape[:2]
    if fill:
        share = max(width / columns, height / rows)
        keep_w, keep_h = min(columns, width / share), min(rows, height / share)
        x0, y0 = int((columns - keep_w) / 2), int((rows - keep_h) / 2)
        rgba = rgba[y0 : y0 + max(1, round(keep_h)), x0 : x0 + max(1, round(keep_w))]
        x, y, wide, tall = left, top, width, height
    else:
        share = min(width / columns, height / rows)
        wide, tall = columns * share, rows * share
        x = left + (width - wide) / 2
        y = top + height - tall if stand else top + (height - tall) / 2
    svg = (
        f'<image x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}"'
        f' preserveAspectRatio="none" xlink:href="{_png_address(rgba, wide, tall, most_side)}"/>'
    )
    return Placed(svg, (x, y, wide, tall))


def _png_address(rgba: Pixels, wide: float, tall: float, most_side: int) -> str:
    picture = Image.fromarray(rgba)
    side = min(most_side, int(max(wide, tall) * 1.25) + 1)
    if max(picture.size) > side:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
