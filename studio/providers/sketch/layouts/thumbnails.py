"""Video thumbnails: few words, very large, and one thing to look at, legible at 120 pixels."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import FULL, Plan, Plans, compose_by

_WIDE = (
    Plan((0.5, 0, 0.5, 1), (0.05, 0.1, 0.41, 0.8), behind="accent", head=0.34, size=0.9),
    Plan(FULL, (0.05, 0.1, 0.43, 0.8), calm="left", head=0.34, size=0.84),
    Plan((0, 0, 0.5, 1), (0.54, 0.1, 0.42, 0.8), behind="ground", head=0.34, size=0.9),
    Plan(FULL, (0.52, 0.1, 0.43, 0.8), calm="right", head=0.34, size=0.84),
)
_UPRIGHT = (
    Plan(FULL, (0.07, 0.06, 0.86, 0.3), calm="top", head=0.26, size=0.56),
    Plan((0, 0, 1, 0.62), (0.07, 0.66, 0.86, 0.29), behind="accent", head=0.26, size=0.84),
)
THUMBNAILS = Plans(_WIDE, _UPRIGHT, _UPRIGHT)


def compose_thumbnail(job: Job) -> None:
    """A video thumbnail."""
    compose_by(job, THUMBNAILS, title=True, body=0.11)
