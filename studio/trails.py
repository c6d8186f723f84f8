"""How a picture came to be: its drafts and refinements, the desk's verdict, its publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gallery.models import Image, Publication
from studio.catalogue import CATALOGUE
from studio.models import Frame, Review, Stage
from studio.reviewing import CHECKS

_MADE = {Stage.EXPLORE: "Draft", Stage.REFINE: "Refined", Stage.FINAL: "Final"}
_DECIDED = {Review.Verdict.APPROVED: "Approved", Review.Verdict.SENT_BACK: "Sent back"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a picture."""

    name: str
    when: datetime
    what: str


def follow(
    image: Image,
    *,
    lineage: Iterable[Frame],
    review: Review | None,
    publication: Publication | None,
) -> list[Step]:
    """List the steps to ``image``, the oldest first.

    Of ``lineage`` those count that lead to it, each with its order loaded. No queries.
    """
    steps = [] if image.source == Image.Source.MADE else [_uploaded(image)]
    for frame in lineage:
        steps.append(_made(frame))
        if frame.image_id == image.pk:
            break
    if (
        review is not None
        and review.decided_at
        and (name := _DECIDED.get(Review.Verdict(review.verdict)))
    ):
        answered = f"{len(review.answers)} of {len(CHECKS)} checks answered"
        whom = review.reviewer.shown_name if review.reviewer else "somebody who left"
        steps.append(Step(name, review.decided_at, f"{answered} by {whom}"))
    if publication is not None:
        steps.append(Step("Published", publication.published_at, "Everyone can see it"))
    return steps


def _made(frame: Frame) -> Step:
    spec = CATALOGUE.get(frame.model)
    count = frame.generation.count
    among = f", 1 of {count}" if count > 1 else ""
    what = f"{frame.label}, {spec.name if spec else frame.model}{among}"
    return Step(_MADE[Stage(frame.stage)], frame.created_at, what)


def _uploaded(image: Image) -> Step:
    return Step("Uploaded", image.created_at, image.name or "A file of your own")
