"""The desk: a person's answers to the checklist on a frame, and the verdict.

Answers are saved as they are given; a verdict closes that version of the review, and looking
again opens the next one. Nothing here ever changes the picture or costs credits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from studio.models import Frame, Review
from studio.refusals import Refusal

NOTE_MAX = 500


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the checklist."""

    id: str
    name: str
    question: str
    icon: str


CHECKS = (
    Check(
        "job", "Does it do the job?", "What the brief asks for is there, and reads at once.", "eye"
    ),
    Check(
        "text", "Text", "Every letter is right, nothing is written that was not ordered.", "text"
    ),
    Check("hands", "Hands", "Fingers, limbs and faces are whole and natural.", "hand"),
    Check("product", "Product", "Shape, label and colours are those of the product.", "box"),
    Check("copy_space", "Copy space", "Room for the words that are added later is calm.", "space"),
    Check("brand", "Brand", "Colours and manner are yours.", "palette"),
    Check(
        "looks_right", "Looks right", "Composition, light and perspective hold together.", "image"
    ),
)
RESULTS = ("pass", "flag")


class NeedsNote(Refusal):
    """Flags are open: approving anyway wants a note that says why."""

    code = "needs_note"
    field = "note"

    def __init__(self, flags: int) -> None:
        word = "1 flag is" if flags == 1 else f"{flags} flags are"
        super().__init__(f"{word} open. Add a note that says why it may ship anyway.")


class NotReviewable(Refusal):
    """Only a delivered frame that lies on the board can be reviewed."""

    code = "not_reviewable"

    def __init__(self, label: str) -> None:
        super().__init__(f"Frame {label} has no picture to review.")


def latest_review(frame: Frame) -> Review | None:
    """Find the newest version of the frame's review."""
    return (
        Review.objects.filter(frame=frame).select_related("reviewer").order_by("-version").first()
    )


def clean_answers(given: Mapping[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Keep what answers a question: ``{check: (result, note)}`` in, the stored form out."""
    answers = {}
    for check in CHECKS:
        result, note = given.get(check.id, ("", ""))
        note = " ".join(note.replace("\x00", "").split())[:NOTE_MAX]
        if result in RESULTS:
            answers[check.id] = {"result": result, "note": note}
    return answers


def save_answers(
    *, frame: Frame, reviewer: User, answers: Mapping[str, Mapping[str, str]], note: str = ""
) -> Review:
    """Store the answers given so far in the open version, opening one if need be.

    Two people at the desk at once share the version; the later press wins.

    Raises:
        NotReviewable
    """
    review = _open_version(frame, reviewer)
    open_one = Review.objects.filter(pk=review.pk, verdict=Review.Verdict.OPEN)
    open_one.update(answers=dict(answers), note=_clean_note(note), reviewer=reviewer)
    review.refresh_from_db()
    return review


def decide(
    *,
    frame: Frame,
    reviewer: User,
    verdict: str,
    answers: Mapping[str, Mapping[str, str]],
    note: str,
) -> Review:
    """Close the open version with a verdict: ``approved`` or ``sent_back``.

    Raises:
        NeedsNote: flags are open and ``note`` is empty; the answers are kept, nothing is decided.
        NotReviewable
    """
    review = save_answers(frame=frame, reviewer=reviewer, answers=answers, note=note)
    flags = len(flagged(review.answers))
    if verdict == Review.Verdict.APPROVED and flags and not review.note:
        raise NeedsNote(flags)
    Review.objects.filter(pk=review.pk, verdict=Review.Verdict.OPEN).update(
        verdict=Review.Verdict(verdict), decided_at=timezone.now()
    )
    review.refresh_from_db()
    return review


def reopen(*, frame: Frame) -> None:
    """Take the last verdict back; its answers stay."""
    last = Review.objects.filter(frame=frame).aggregate(last=Max("version"))["last"]
    Review.objects.filter(frame=frame, version=last).update(
        verdict=Review.Verdict.OPEN, decided_at=None
    )


def flagged(answers: Mapping[str, Mapping[str, str]]) -> list[Check]:
    """List the checks that were flagged."""
    return [check for check in CHECKS if answers.get(check.id, {}).get("result") == "flag"]


def fixes(review: Review | None) -> str:
    """Write the flagged notes as sentences for the next prompt."""
    if review is None:
        return ""
    notes = (review.answers.get(check.id, {}).get("note", "") for check in flagged(review.answers))
    return " ".join(f"{note.rstrip('.')}." for note in notes if note)


def desk(*, project_id: UUID) -> list[Frame]:
    """List the project's frames that were sent to the desk, in the order they came."""
    frames = Frame.objects.filter(
        project_id=project_id,
        status=Frame.Status.DONE,
        removed_at=None,
        in_review_at__isnull=False,
        image__deleted_at=None,
    )
    return list(frames.select_related("image", "generation").order_by("in_review_at", "id"))


def _open_version(frame: Frame, reviewer: User) -> Review:
    if frame.status != Frame.Status.DONE or frame.removed_at is not None:
        raise NotReviewable(frame.short_label)
    newest = latest_review(frame)
    if newest is not None and newest.verdict == Review.Verdict.OPEN:
        return newest
    version = newest.version + 1 if newest else 1
    try:
        with transaction.atomic():
            return Review.objects.create(frame=frame, reviewer=reviewer, version=version)
    except IntegrityError:  # somebody else opened it at the same time
        return Review.objects.get(frame=frame, version=version)


def _clean_note(note: str) -> str:
    return " ".join(note.replace("\x00", "").split())[: 2 * NOTE_MAX]
