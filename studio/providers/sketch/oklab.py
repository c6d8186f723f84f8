"""Colour arithmetic in OKLab: mixing, contrast, ink that reads, recolouring of drawings.

Colours are lower-case hex strings ``#rrggbb`` everywhere; lightness runs 0 to 1, chroma 0 to about
0.32, hue in degrees. OKLab is Björn Ottosson's (https://bottosson.github.io/posts/oklab/), contrast
is that of WCAG 2.2.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
WHITE = "#ffffff"
BLACK = "#121216"
PURE_BLACK = "#000000"
"""Only where nothing softer reads: on middle greys."""
READABLE = 4.5
"""The least contrast of text of ordinary size."""

_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_LMS_BACK = np.linalg.inv(_LMS)
_LAB_BACK = np.linalg.inv(_LAB)

Floats = NDArray[np.float32]


def to_oklab(rgb: Floats) -> Floats:
    """OKLab of ``rgb`` (any shape ending in 3, gamma-coded sRGB from 0 to 1)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _LMS.T) @ _LAB.T, np.float32)


def to_srgb(lab: Floats) -> Floats:
    """Gamma-coded sRGB of ``lab``, clipped to 0 to 1."""
    linear = np.clip((lab @ _LAB_BACK.T) ** 3 @ _LMS_BACK.T, 0, 1)
    coded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(coded, np.float32)


def hex_to_rgb(color: str) -> tuple[float, float, float]:
    """Red, green, blue from 0 to 1; ``#abc`` is understood too."""
    digits = color.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def rgb_to_hex(rgb: Iterable[float]) -> str:
    """The hex string of three values from 0 to 1; what lies outside is clipped."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, float(v))) * 255):02x}" for v in rgb)


@lru_cache(maxsize=4096)
def hex_to_lab(color: str) -> tuple[float, float, float]:
    """OKLab of one colour."""
    lightness, a, b = to_oklab(np.array(hex_to_rgb(color), np.float32))
    return float(lightness), float(a), float(b)


def lab_to_hex(lightness: float, a: float, b: float) -> str:
    """The nearest colour a screen can show: chroma gives way, lightness and hue stay."""
    for share in (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0):
        lms = _LAB_BACK @ np.array([lightness, a * share, b * share])
        linear = _LMS_BACK @ lms**3
        if np.all((linear >= -0.002) & (linear <= 1.002)):
            break
    return rgb_to_hex(to_srgb(np.array([lightness, a * share, b * share], np.float32)))


def lch(color: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue (degrees) of a colour."""
    lightness, a, b = hex_to_lab(color)
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_lch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of a lightness, chroma and hue, moved into what a screen can show."""
    angle = math.radians(hue)
    lightness = min(1.0, max(0.0, lightness))
    return lab_to_hex(lightness, chroma * math.cos(angle), chroma * math.sin(angle))


def mix(first: str, second: str, share: float) -> str:
    """``first`` moved towards ``second`` by ``share`` (0 to 1), along OKLab."""
    a, b = hex_to_lab(first), hex_to_lab(second)
    return lab_to_hex(*(x + (y - x) * share for x, y in zip(a, b, strict=True)))


def lighten(color: str, amount: float) -> str:
    """The same hue, lighter by ``amount`` of lightness; a negative amount darkens."""
    lightness, chroma, hue = lch(color)
    return from_lch(lightness + amount, chroma, hue)


def with_lightness(color: str, lightness: float) -> str:
    """The same hue and chroma at another lightness."""
    _, chroma, hue = lch(color)
    return from_lch(lightness, chroma, hue)


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1, as WCAG defines it."""
    r, g, b = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in hex_to_rgb(color)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def luminances(pixels: NDArray[np.uint8]) -> Floats:
    """The same for every pixel (any shape ending in 3)."""
    rgb = pixels.astype(np.float32) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float32)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def readable(ground: str, choices: Sequence[str], least: float = READABLE) -> str:
    """The first of ``choices`` with enough contrast on ``ground``, else black or white."""
    for color in choices:
        if contrast(ground, color) >= least:
            return color
    best = max((WHITE, BLACK), key=lambda color: contrast(ground, color))
    return best if contrast(ground, best) >= min(least, READABLE) else PURE_BLACK


def ink_for(pixels: NDArray[np.uint8], choices: Sequence[str]) -> tuple[str, float]:
    """Choose the ink that reads best on the worst part of ``pixels``; gives its contrast there.

    ``pixels`` is any shape ending in 3. The first of ``choices`` that reads wins; white and
    near-black are always tried last.
    """
    flat = pixels.reshape(-1, pixels.shape[-1])[:, :3]
    lights = luminances(flat[:: max(1, len(flat) // 4096)])
    darkest, lightest = np.percentile(lights, (4, 96))
    best, best_contrast = BLACK, 0.0
    for color in (*choices, WHITE, BLACK):
        ink = luminance(color)
        worst = min(
            (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
            for ground in (float(darkest), float(lightest))
        )
        if best_contrast < READABLE and worst > best_contrast * 1.1:
            best, best_contrast = color, worst
    return best, best_contrast


def recolor_svg(svg: str, change: Callable[[str], str]) -> str:
    """``svg`` with every hex colour replaced by what ``change`` makes of it."""
    made: dict[str, str] = {}

    def swap(match: re.Match[str]) -> str:
        color = match.group(0).lower()
        if color not in made:
            made[color] = change(color)
        return made[color]

    return HEX.sub(swap, svg)


def towards_hue(target: str) -> Callable[[str], str]:
    """A change for :func:`recolor_svg`: chromatic parts get the target's hue.

    Their light and shade stay, and so do greys.
    """
    light, chroma, hue = lch(target)

    def change(color: str) -> str:
        lightness, own, _ = lch(color)
        if own < 0.045:
            return color
        if chroma < 0.03:
            return from_lch(lightness * 0.6 + light * 0.4, chroma, hue)
        return from_lch(lightness * 0.75 + light * 0.25, min(max(own, chroma * 0.75), 0.22), hue)

    return change
