"""Bodies for pictograms that are only a head: an animal sits in a scene, a face would float."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import ellipse, path

COATS = {
    "fox": ("#ec6a2c", "#f6e8d8"),
    "wolf": ("#8d949c", "#e4e6e8"),
    "bear": ("#8a5a3c", "#c99a70"),
    "polar-bear": ("#eef2f4", "#ffffff"),
    "koala": ("#9aa1a8", "#e3e6e8"),
    "panda": ("#2f3136", "#f5f4f1"),
    "lion": ("#e2a64a", "#f3d79a"),
    "tiger-face": ("#ef9436", "#f8e6cf"),
    "hamster": ("#e3ab63", "#fbf1e2"),
    "frog": ("#6fb04a", "#d8ecb8"),
    "monkey-face": ("#8a5a3c", "#e0b48a"),
    "mouse-face": ("#a9b0b6", "#e6e9ec"),
    "rabbit-face": ("#dcd6d2", "#ffffff"),
    "pig-face": ("#f2a5a8", "#f9cfd0"),
    "cow-face": ("#f2efec", "#e9c9c2"),
    "moose": ("#8a5f42", "#c6a07c"),
    "unicorn": ("#f4f0f6", "#ffffff"),
    "robot": ("#8b99a1", "#c9d2d8"),
    "astronaut": ("#e9ecef", "#c9d2d8"),
    "dragon-face": ("#5fa05a", "#cfe2a6"),
}
"""Coat and chest of each animal whose pictogram is a head."""

HEAD_WIDTH = 0.82
"""Width of the head beside the body's."""


TAILED = frozenset({"fox", "wolf", "tiger-face", "lion"})
TAIL = 0.16
"""How far a tail stands out beside the body, as a share of its width."""


def draw_body(name: str, width: float) -> tuple[str, float]:
    """A sitting body ``width`` wide with its top at y = 0, and its height."""
    coat, chest = COATS[name]
    w, h = width, width * 0.95
    dark = lighten(coat, -0.06)
    svg = ""
    if name in TAILED:
        svg += path(
            f"M{w * 0.74:.1f} {h * 0.92:.1f}C{w * 1.16:.1f} {h:.1f} {w * 1.18:.1f} {h * 0.5:.1f} "
            f"{w * 0.98:.1f} {h * 0.34:.1f}C{w * 1.02:.1f} {h * 0.6:.1f} {w * 0.86:.1f} "
            f"{h * 0.66:.1f} {w * 0.72:.1f} {h * 0.74:.1f}z", dark,
        )  # fmt: skip
    svg += path(
        f"M{w * 0.3:.1f} 0C{w * 0.2:.1f} {h * 0.36:.1f} {w * 0.06:.1f} {h * 0.5:.1f} "
        f"{w * 0.08:.1f} {h * 0.8:.1f}Q{w * 0.1:.1f} {h:.1f} {w * 0.3:.1f} {h:.1f}H{w * 0.7:.1f}"
        f"Q{w * 0.9:.1f} {h:.1f} {w * 0.92:.1f} {h * 0.8:.1f}C{w * 0.94:.1f} {h * 0.5:.1f} "
        f"{w * 0.8:.1f} {h * 0.36:.1f} {w * 0.7:.1f} 0z", coat,
    )  # fmt: skip
    svg += ellipse(w * 0.5, h * 0.42, w * 0.19, h * 0.4, chest)
    for x in (0.4, 0.6):
        svg += path(
            f"M{w * (x - 0.08):.1f} {h * 0.45:.1f}h{w * 0.16:.1f}v{h * 0.45:.1f}"
            f"h{-w * 0.16:.1f}z", lighten(coat, 0.02),
        )  # fmt: skip
        svg += ellipse(w * x, h * 0.94, w * 0.1, h * 0.06, chest)
    return svg, h
