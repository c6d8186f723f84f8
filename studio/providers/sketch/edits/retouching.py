"""Pixels in, pixels out: colour, light and blur that keep the picture's form."""

from collections.abc import Sequence

import cv2
import numpy as np

from studio.providers.sketch.color import hex_to_rgb
from studio.providers.sketch.edits.instructions import Recolor
from studio.providers.sketch.photo import Mask, Pixels

_CHROMATIC = 12.0
"""CIELAB chroma from which a colour is seen as a colour rather than a grey."""


def _to_lab(picture: Pixels) -> Mask:
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB))


def _to_pixels(lab: Mask) -> Pixels:
    rgb = np.clip(cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB), 0, 1)
    return np.asarray(np.rint(rgb * 255), np.uint8)


def _lab_of(color: str) -> tuple[float, float, float]:
    lightness, a, b = _to_lab(np.array([[[round(v * 255) for v in hex_to_rgb(color)]]], np.uint8))[
        0, 0
    ]
    return float(lightness), float(a), float(b)


def recolor(picture: Pixels, mask: Mask, order: Recolor) -> tuple[Pixels, bool]:
    """Give the subject, the background or everything a new colour, keeping light and shade.

    With ``order.old`` only what has about that colour changes. On a colourful subject its main
    colour changes and its greys (a label, a lid) stay. Also tells whether enough of it was found.
    """
    lab = _to_lab(picture)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    hue = np.arctan2(lab[..., 2], lab[..., 1])
    weight = {"subject": mask, "background": 1 - mask, "picture": np.ones_like(mask)}[order.part]
    if order.old is not None:
        near = _near_color(lab, chroma, hue, order.old)
        inside = weight * near
        # "the red door": if the subject has none of the colour, the rest of the picture may.
        weight = inside if inside.mean() > 0.004 else near
    elif order.part == "subject":
        weight = weight * _main_color(lab[..., 0], chroma, hue, weight)
    if weight.mean() < 0.002:
        return picture, False
    target_l, target_a, target_b = _lab_of(order.color)
    target_chroma = float(np.hypot(target_a, target_b))
    total = float(weight.sum())
    middle = float((lab[..., 0] * weight).sum() / total)
    # Light and shade go round the new colour's own lightness; black and white need most of it.
    changed = lab.copy()
    spread = lab[..., 0] - middle
    scale = np.where(spread > 0, (100 - target_l) / max(100 - middle, 1), target_l / max(middle, 1))
    changed[..., 0] = np.clip(target_l + spread * np.clip(scale, 0.45, 1.25), 0, 100)
    # Highlights and deep shadows carry little colour.
    body = np.clip(np.minimum(changed[..., 0], 100 - changed[..., 0]) / 22, 0.12, 1)
    strength = target_chroma * np.minimum(1, body * 1.1)
    angle = float(np.arctan2(target_b, target_a))
    changed[..., 1], changed[..., 2] = strength * np.cos(angle), strength * np.sin(angle)
    soft = cv2.GaussianBlur(weight.astype(np.float32), (0, 0), 1.1)[..., None]
    return _to_pixels(lab * (1 - soft) + changed * soft), True


def _near_color(lab: Mask, chroma: Mask, hue: Mask, old: str) -> Mask:
    lightness, a, b = _lab_of(old)
    old_chroma = float(np.hypot(a, b))
    if old_chroma < _CHROMATIC:
        gray = np.clip((26 - chroma) / 10, 0, 1)
        return np.asarray(gray * np.clip((34 - np.abs(lab[..., 0] - lightness)) / 10, 0, 1))
    apart = np.abs(np.angle(np.exp(1j * (hue - np.arctan2(b, a)))))
    near = np.clip((0.72 - apart) / 0.24, 0, 1) * np.clip((chroma - 10) / 12, 0, 1)
    return np.asarray(near * _as_strong(lab[..., 0], chroma, near))


def _as_strong(lightness: Mask, chroma: Mask, weight: Mask) -> Mask:
    """How far each pixel is as saturated as the most saturated of ``weight``.

    It tells an orange coat from the skin beside it, and keeps the coat's own shadows.
    """
    saturation = chroma / np.maximum(lightness, 8)
    chosen = saturation[weight > 0.5]
    if not chosen.size:
        return np.ones_like(chroma)
    typical = float(np.percentile(chosen, 80))
    return np.asarray(np.clip((saturation / max(typical, 0.05) - 0.38) / 0.13, 0, 1))


def _main_color(lightness: Mask, chroma: Mask, hue: Mask, weight: Mask) -> Mask:
    colored = weight * np.clip((chroma - 8) / 12, 0, 1)
    if colored.sum() < 0.18 * weight.sum():
        return np.ones_like(weight)
    main = np.angle((colored * np.minimum(chroma, 60) * np.exp(1j * hue)).sum())
    apart = np.abs(np.angle(np.exp(1j * (hue - main))))
    near = np.clip((0.74 - apart) / 0.26, 0, 1) * np.clip((chroma - 5) / 9, 0, 1)
    saturation = chroma / np.maximum(lightness, 8)
    return np.asarray(near * np.clip((saturation - 0.12) / 0.1, 0, 1))


def adjust_light(picture: Pixels, light: dict[str, float]) -> Pixels:
    """Make the picture warmer, brighter, more contrasty or more colourful by -1 to 1 each."""
    lab = _to_lab(picture)
    warm, bright = light.get("warm", 0.0), light.get("bright", 0.0)
    lightness = lab[..., 0] / 100
    if bright:
        lightness = lightness ** (1 - 0.32 * bright if bright > 0 else 1 - 0.5 * bright)
    contrast = light.get("contrast", 0.0)
    if contrast:
        curve = lightness * lightness * (3 - 2 * lightness)
        middle = 0.5 + (lightness - 0.5) * 0.7
        lightness += (
            (curve - lightness) * contrast if contrast > 0 else ((middle - lightness) * -contrast)
        )
    lab[..., 0] = np.clip(lightness * 100, 0, 100)
    lab[..., 1:] *= 0.0 if "gray" in light else 1 + 0.4 * light.get("color", 0.0)
    if warm and "gray" not in light:
        lab[..., 2] += 13 * warm
        lab[..., 1] += 3.5 * warm
    return _to_pixels(lab)


def outside(picture: Pixels, changed: Pixels, mask: Mask) -> Pixels:
    """The picture's subject in what was made of the rest."""
    share = mask[..., None]
    return np.asarray(np.rint(picture * share + changed * (1 - share)), np.uint8)


def blur_background(picture: Pixels, mask: Mask) -> Pixels:
    """Put everything but the subject out of focus."""
    # The subject is kept out of the blur, else its colours would bleed into a halo.
    reach = min(picture.shape[:2]) / 55
    outside = (1 - mask)[..., None]
    colors = cv2.GaussianBlur(picture.astype(np.float32) * outside, (0, 0), reach)
    weight = cv2.GaussianBlur(outside[..., 0], (0, 0), reach)[..., None]
    blurred = np.where(weight > 0.02, colors / np.maximum(weight, 0.02), picture)
    mixed = picture * mask[..., None] + blurred * outside
    return np.asarray(np.clip(np.rint(mixed), 0, 255), np.uint8)


def grade_towards(picture: Pixels, shares: Sequence[tuple[str, float]]) -> Pixels:
    """The picture tinted after another picture's main colours.

    Its own lights take the tint of their lights, its darks that of their darks.
    """
    if not shares:
        return picture
    lab = _to_lab(picture)
    tones = sorted(_lab_of(color) for color, _ in shares)
    stops = [tone[0] for tone in tones]
    for channel in (1, 2):
        wanted = np.interp(lab[..., 0], stops, [tone[channel] for tone in tones])
        lab[..., channel] += (wanted - lab[..., channel]) * 0.55
    return _to_pixels(lab)
