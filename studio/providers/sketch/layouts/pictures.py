"""Pictures without a format of their own: the scene is everything."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.plans import compose_by
from studio.providers.sketch.layouts.posts import POSTS


def compose_picture(job: Job) -> None:
    """A plain picture; with words it is laid out as a post."""
    compose_by(job, POSTS)
