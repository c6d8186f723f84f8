"""What the desk approved, as it is handed over: the pictures, and a list of what they are."""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO
from uuid import UUID

from django.db.models import OuterRef, Subquery

from gallery.archives import Closing, archive_names
from gallery.models import Image
from gallery.naming import name_start
from studio.catalogue import CATALOGUE
from studio.models import Frame, Review

MANIFEST = "manifest.csv"
COLUMNS = (
    "file", "label", "brief", "words", "model", "size", "alt text", "approved by", "credits",
)  # fmt: skip
_STARTS_FORMULA = tuple("=+-@\t\r＝＋－＠")  # a spreadsheet reads the wide ones too


@dataclass(frozen=True, slots=True)
class Approved:
    """A frame whose newest review approved it, under the name of its file in the archive."""

    file: str
    image: Image
    review: Review


def find_approved(project_id: UUID) -> list[Approved]:
    """List what is approved and has its picture, in the board's order. One query."""
    newest = Review.objects.filter(frame=OuterRef("frame")).order_by("-version")
    reviews = (
        Review.objects.filter(
            frame__project=project_id,
            frame__status=Frame.Status.DONE,
            frame__removed_at=None,
            frame__image__deleted_at=None,
            verdict=Review.Verdict.APPROVED,
            version=Subquery(newest.values("version")[:1]),
        )
        .exclude(frame__image=None)
        .select_related("frame__image", "frame__generation", "frame__project", "reviewer")
        .order_by("frame__direction__position", "frame_id")
    )
    found = [(review, review.frame.image) for review in reviews if review.frame.image]
    named = archive_names(
        (name_start(review.frame.project.name, review.frame.label), image)
        for review, image in found
    )
    return [
        Approved(name, image, review)
        for (review, _), (name, image) in zip(found, named, strict=True)
    ]


def manifest(approved: Sequence[Approved]) -> Closing:
    """End an archive with the list of what was approved; the file of one that is gone is empty."""

    def write(written: Collection[str]) -> bytes:
        text = StringIO(newline="")
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        for one in approved:
            rows.writerow(_row(one, one.file if one.file in written else ""))
        return text.getvalue().encode("utf-8-sig")  # the mark by which Excel knows the letters

    return Closing(MANIFEST, write)


def _row(one: Approved, file: str) -> list[str | int]:
    frame, image = one.review.frame, one.image
    order = frame.generation
    spec = CATALOGUE.get(frame.model)
    reviewer = one.review.reviewer
    cells = (
        file,
        frame.label,
        order.prompt,
        "\n".join(order.ordered_words),
        spec.name if spec else frame.model,
        f"{image.width}x{image.height}",
        image.alt,
        reviewer.name or reviewer.shown_name,
    )
    return [*(_as_text(cell) for cell in cells), frame.charged]


def _as_text(cell: str) -> str:
    """Let no spreadsheet take for a formula what somebody wrote."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(_STARTS_FORMULA) else cell
