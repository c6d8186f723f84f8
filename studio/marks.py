"""What people mark on a finished frame: picked, sent to the desk, taken off the board."""

from django.utils import timezone

from studio.models import Frame
from studio.refusals import NotThere


def pick(*, frame: Frame, why: str = "") -> Frame:
    """Mark a delivered frame as picked; ``why`` is a ``Frame.PickReason`` or empty.

    Raises:
        NotThere: it has no picture, or was removed.
        ValueError: no such reason (forms offer only those).
    """
    return _mark(frame, picked_at=timezone.now(), picked_why=Frame.PickReason(why))


def unpick(*, frame: Frame) -> Frame:
    """Take the mark away again.

    Raises:
        NotThere: as ``pick``.
    """
    return _mark(frame, picked_at=None, picked_why=Frame.PickReason.NONE)


def send_to_review(*, frame: Frame) -> Frame:
    """Put a delivered frame on the desk. It stays where it is on the board.

    Raises:
        NotThere: as ``pick``.
    """
    return _mark(frame, in_review_at=timezone.now())


def remove_frame(*, frame: Frame) -> Frame:
    """Take an ended frame off the board; its picture stays among the images.

    Raises:
        NotThere: it has not ended, or was removed before.
    """
    ended = Frame.objects.filter(pk=frame.pk, status__in=Frame.ENDED, removed_at=None)
    if not ended.update(removed_at=timezone.now()):
        raise NotThere(f"Frame {frame.short_label} is still being made. Cancel it first.")
    frame.refresh_from_db()
    return frame


def restore_frame(*, frame: Frame) -> Frame:
    """Put a removed frame back on the board; nothing happens to one that is there."""
    Frame.objects.filter(pk=frame.pk).update(removed_at=None)
    frame.refresh_from_db()
    return frame


def _mark(frame: Frame, **marks: object) -> Frame:
    shown = Frame.objects.filter(pk=frame.pk, status=Frame.Status.DONE, removed_at=None)
    if not shown.update(**marks):
        raise NotThere(f"Frame {frame.short_label} has no picture to mark.")
    frame.refresh_from_db()
    return frame
