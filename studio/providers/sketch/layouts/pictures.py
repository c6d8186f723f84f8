"""Pictures without a format of their own: the scene is everything."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import FULL, Plan, Plans, compose_by
from studio.providers.sketch.layouts.posts import compose_post

_NONE = (0.08, 0.06, 0.84, 0.26)
_BARE = Plans(
    wide=(
        Plan(FULL, (0.05, 0.08, 0.36, 0.84), calm="left", size=0.72),
        Plan(FULL, _NONE, size=0.74),
        Plan(FULL, (0.59, 0.08, 0.36, 0.84), calm="right", size=0.72),
        Plan(FULL, _NONE, calm="top", size=0.56),
    ),
    square=(
        Plan(FULL, _NONE, size=0.7),
        Plan(FULL, (0.05, 0.06, 0.38, 0.88), calm="left", size=0.66),
        Plan(FULL, _NONE, calm="top", size=0.52),
        Plan(FULL, (0.57, 0.06, 0.38, 0.88), calm="right", size=0.66),
    ),
    tall=(
        Plan(FULL, _NONE, size=0.62),
        Plan(FULL, _NONE, calm="top", size=0.48),
        Plan(FULL, (0.08, 0.7, 0.84, 0.26), calm="bottom", size=0.52),
    ),
)


def compose_picture(job: Job) -> None:
    """A plain picture; with words it is laid out as a post."""
    if job.copy:
        compose_post(job)
    else:
        compose_by(job, _BARE)
