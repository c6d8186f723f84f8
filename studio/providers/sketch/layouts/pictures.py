"""Pictures without a format of their own: the scene is everything."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import BARE, compose_by
from studio.providers.sketch.layouts.posts import compose_post


def compose_picture(job: Job) -> None:
    """A plain picture; with words it is laid out as a post."""
    if job.copy:
        compose_post(job)
    else:
        compose_by(job, BARE)
