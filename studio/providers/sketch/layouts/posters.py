"""Posters, flyers and title slides: large type first, a picture that carries it, details below."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import FULL, Plan, Plans, compose_by

_POSTER_TALL = (
    Plan(FULL, (0.08, 0.06, 0.84, 0.26), calm="top", valign="top", head=0.24, size=0.52,
         foot=(0.08, 0.84, 0.84, 0.11)),
    Plan((0, 0.38, 1, 0.62), (0.08, 0.05, 0.84, 0.29), behind="accent", head=0.24, size=0.74),
    Plan((0.12, 0.3, 0.76, 0.5), (0.08, 0.05, 0.84, 0.22), behind="ground", align="center",
         head=0.2, corner="arch", size=0.7, foot=(0.1, 0.83, 0.8, 0.12), foot_align="center",
         rule=True),
    Plan((0, 0, 1, 0.58), (0.08, 0.62, 0.84, 0.32), behind="surface", head=0.22, size=0.74),
    Plan((0.08, 0.24, 0.84, 0.54), (0.08, 0.05, 0.84, 0.16), behind="ground", head=0.2,
         corner="round", size=0.72, foot=(0.08, 0.81, 0.84, 0.14)),
)  # fmt: skip
_POSTER_SQUARE = (
    Plan(FULL, (0.08, 0.06, 0.84, 0.3), calm="top", head=0.2, size=0.5),
    Plan((0, 0.4, 1, 0.6), (0.08, 0.06, 0.84, 0.3), behind="accent", head=0.18, size=0.74),
    Plan((0.5, 0, 0.5, 1), (0.07, 0.08, 0.37, 0.84), behind="ground", head=0.26, size=0.66),
)
_POSTER_WIDE = (
    Plan(FULL, (0.06, 0.1, 0.42, 0.8), calm="left", head=0.24, size=0.7),
    Plan((0.5, 0, 0.5, 1), (0.06, 0.1, 0.38, 0.8), behind="accent", head=0.24, size=0.72),
    Plan((0, 0, 0.5, 1), (0.56, 0.1, 0.38, 0.8), behind="ground", head=0.24, size=0.72),
)
POSTERS = Plans(_POSTER_WIDE, _POSTER_SQUARE, _POSTER_TALL)

FLYERS = Plans(
    wide=(
        Plan((0.52, 0, 0.48, 1), (0.06, 0.1, 0.4, 0.56), behind="ground", head=0.2, size=0.7,
             bars=(0.06, 0.74, 0.36, 0.14)),
        Plan((0, 0, 0.45, 1), (0.51, 0.1, 0.43, 0.56), behind="surface", head=0.2, size=0.7,
             bars=(0.51, 0.74, 0.36, 0.14)),
        Plan((0, 0, 1, 0.5), (0.06, 0.56, 0.46, 0.36), behind="surface", head=0.2, size=0.78,
             bars=(0.58, 0.6, 0.36, 0.24)),
        Plan((0.54, 0.4, 0.4, 0.52), (0.06, 0.07, 0.88, 0.28), behind="accent", head=0.13,
             corner="round", size=0.76, bars=(0.06, 0.5, 0.4, 0.3)),
    ),
    square=(
        Plan((0, 0, 1, 0.48), (0.08, 0.53, 0.84, 0.28), behind="ground", head=0.14, size=0.76,
             bars=(0.08, 0.85, 0.6, 0.1)),
        Plan((0.5, 0.1, 0.42, 0.55), (0.08, 0.1, 0.38, 0.6), behind="surface", head=0.24,
             corner="round", size=0.7, bars=(0.08, 0.77, 0.84, 0.13)),
    ),
    tall=(
        Plan((0, 0, 1, 0.46), (0.08, 0.5, 0.84, 0.3), behind="ground", head=0.18, size=0.76,
             bars=(0.08, 0.85, 0.6, 0.09)),
        Plan((0.08, 0.34, 0.84, 0.42), (0.08, 0.05, 0.84, 0.25), behind="accent", head=0.2,
             align="center", corner="round", size=0.74, bars=(0.08, 0.81, 0.84, 0.1)),
        Plan((0.14, 0.06, 0.72, 0.44), (0.1, 0.54, 0.8, 0.28), behind="surface", head=0.18,
             align="center", corner="arch", size=0.74, bars=(0.1, 0.86, 0.8, 0.08), rule=True),
        Plan((0, 0.54, 1, 0.46), (0.08, 0.05, 0.84, 0.3), behind="ground", head=0.2, size=0.76,
             bars=(0.08, 0.4, 0.7, 0.1)),
    ),
)  # fmt: skip

SLIDES = Plans(
    wide=(
        Plan((0.5, 0, 0.5, 1), (0.06, 0.14, 0.38, 0.6), behind="ground", head=0.22, size=0.66),
        Plan(FULL, (0.06, 0.14, 0.4, 0.7), calm="left", head=0.22, size=0.66),
        Plan((0.54, 0.12, 0.4, 0.76), (0.06, 0.14, 0.42, 0.7), behind="accent", head=0.22,
             corner="round", size=0.66),
    ),
    square=_POSTER_SQUARE,
    tall=_POSTER_TALL,
)  # fmt: skip


def compose_poster(job: Job) -> None:
    """A poster."""
    compose_by(job, POSTERS)


def compose_flyer(job: Job) -> None:
    """A flyer, leaflet, menu or invitation: with room for the details."""
    compose_by(job, FLYERS, title=True)


def compose_slide(job: Job) -> None:
    """The title slide of a presentation."""
    compose_by(job, SLIDES, title=True)
