"""Product advertisements, social posts and banners: a picture and a few words."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import FULL, Plan, Plans, compose_by

_WIDE = (
    Plan(FULL, (0.06, 0.12, 0.37, 0.76), calm="left"),
    Plan((0.46, 0, 0.54, 1), (0.06, 0.12, 0.35, 0.76), behind="ground", size=0.7),
    Plan(FULL, (0.57, 0.12, 0.37, 0.76), calm="right"),
    Plan((0, 0, 0.52, 1), (0.58, 0.14, 0.36, 0.72), behind="accent", size=0.7),
    Plan((0.5, 0.08, 0.45, 0.84), (0.06, 0.12, 0.38, 0.76), behind="surface", corner="round"),
)
_SQUARE = (
    Plan(FULL, (0.09, 0.07, 0.82, 0.27), calm="top", align="center", size=0.5, head=0.16),
    Plan((0, 0, 1, 0.6), (0.08, 0.65, 0.84, 0.29), behind="ground", head=0.12, size=0.74),
    Plan(FULL, (0.07, 0.1, 0.4, 0.8), calm="left", head=0.2),
    Plan(
        (0.08, 0.38, 0.84, 0.62),
        (0.08, 0.06, 0.84, 0.27),
        behind="accent",
        corner="arch",
        align="center",
        head=0.13,
        size=0.66,
    ),
    Plan(
        (0.48, 0.07, 0.45, 0.86),
        (0.07, 0.1, 0.36, 0.8),
        behind="surface",
        corner="round",
        head=0.2,
        size=0.6,
    ),
)
_TALL = (
    Plan(FULL, (0.08, 0.06, 0.84, 0.27), calm="top", align="center", size=0.5, head=0.24),
    Plan((0, 0, 1, 0.6), (0.08, 0.64, 0.84, 0.3), behind="ground", head=0.16, size=0.7),
    Plan(
        (0.1, 0.36, 0.8, 0.64),
        (0.08, 0.06, 0.84, 0.26),
        behind="accent",
        corner="arch",
        align="center",
        head=0.15,
        size=0.6,
    ),
    Plan(
        (0.07, 0.05, 0.86, 0.55),
        (0.08, 0.64, 0.84, 0.3),
        behind="surface",
        corner="round",
        align="center",
        head=0.14,
        size=0.66,
    ),
    Plan(FULL, (0.08, 0.68, 0.84, 0.26), calm="bottom", head=0.15, size=0.5),
)
_STRIP = (
    Plan(FULL, (0.05, 0.12, 0.4, 0.76), calm="left", head=0.16, size=0.8),
    Plan((0.55, 0, 0.45, 1), (0.05, 0.12, 0.44, 0.76), behind="accent", head=0.16, size=0.8),
    Plan(FULL, (0.55, 0.12, 0.4, 0.76), calm="right", head=0.16, size=0.8),
    Plan((0, 0, 0.42, 1), (0.47, 0.12, 0.47, 0.76), behind="ground", head=0.16, size=0.8),
)
POSTS = Plans(_WIDE, _SQUARE, _TALL, _STRIP)


def compose_post(job: Job) -> None:
    """A product ad, a social post or a banner."""
    compose_by(job, POSTS)
