"""Layouts by kind: what stands where in a poster, a cover, a label, a screen.

Each kind has several layouts; the seed chooses, so that another seed is another composition.
"""

from collections.abc import Callable

from studio.providers.sketch.layouts.apps import compose_app
from studio.providers.sketch.layouts.comparisons import compose_comparison
from studio.providers.sketch.layouts.covers import compose_cover
from studio.providers.sketch.layouts.dashboards import compose_dashboard
from studio.providers.sketch.layouts.infographics import compose_infographic
from studio.providers.sketch.layouts.job import Job, cut_outs
from studio.providers.sketch.layouts.labels import compose_label
from studio.providers.sketch.layouts.landings import compose_landing
from studio.providers.sketch.layouts.marks import compose_logo, compose_pattern
from studio.providers.sketch.layouts.pictures import compose_picture
from studio.providers.sketch.layouts.posters import compose_flyer, compose_poster, compose_slide
from studio.providers.sketch.layouts.posts import compose_post
from studio.providers.sketch.layouts.thumbnails import compose_thumbnail

NAMES = {
    "picture": "a picture",
    "advert": "a product advertisement",
    "social": "a social post",
    "poster": "a poster",
    "cover": "a cover",
    "label": "a label",
    "card": "a card",
    "flyer": "a flyer",
    "thumbnail": "a video thumbnail",
    "banner": "a banner",
    "infographic": "an infographic",
    "landing": "a landing page",
    "dashboard": "a dashboard screen",
    "app": "an app screen",
    "slide": "a title slide",
    "logo": "a logo",
    "pattern": "a pattern",
    "comparison": "a comparison",
}
"""Every kind, and what it is called."""

_COMPOSERS: dict[str, Callable[[Job], None]] = {
    "advert": compose_post,
    "social": compose_post,
    "banner": compose_post,
    "poster": compose_poster,
    "cover": compose_cover,
    "label": compose_label,
    "card": compose_label,
    "flyer": compose_flyer,
    "thumbnail": compose_thumbnail,
    "infographic": compose_infographic,
    "slide": compose_slide,
    "landing": compose_landing,
    "app": compose_app,
    "dashboard": compose_dashboard,
    "logo": compose_logo,
    "pattern": compose_pattern,
    "comparison": compose_comparison,
}

__all__ = ["NAMES", "Job", "compose", "cut_outs"]


def compose(job: Job) -> None:
    """Lay out a brief on the job's canvas."""
    _COMPOSERS.get(job.brief.kind, compose_picture)(job)
