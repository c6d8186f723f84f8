"""What people mark on finished frames: picked, sent to the desk, off the board, in the bin."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from gallery import services as gallery
from gallery.models import Image
from studio.models import Frame
from studio.refusals import NoSuchReason, NotThere


def pick(*, frame: Frame, why: str = "") -> Frame:
    """Mark a delivered frame as picked; ``why`` is a ``Frame.PickReason`` or empty.

    One that is picked already keeps its time and gets the reason.

    Raises:
        NotThere: it has no picture, or was removed.
        NoSuchReason
    """
    if why not in Frame.PickReason.values:
        raise NoSuchReason
    return _mark(frame, picked_at=Coalesce("picked_at", timezone.now()), picked_why=why)


def unpick(*, frame: Frame) -> Frame:
    """Take the mark away again.

    Raises:
        NotThere: as ``pick``.
    """
    return _mark(frame, picked_at=None, picked_why=Frame.PickReason.NONE)


def send_to_review(*, frame: Frame) -> Frame:
    """Put a delivered frame on the desk. It stays where it is on the board.

    Raises:
        NotThere: as ``pick``, or its picture is in the bin.
    """
    with transaction.atomic():
        sent = _mark(frame, in_review_at=timezone.now())
        _check_shown(sent)
    return sent


def send_all_to_review(*, frames: Iterable[Frame]) -> None:
    """Put delivered frames on the desk in the order given, all or none.

    Raises:
        NotThere: one has no picture, was removed, or its picture is in the bin.
    """
    chosen = list(frames)
    with transaction.atomic():
        _lock(chosen)
        for frame in chosen:
            send_to_review(frame=frame)


def delete_frames(*, frames: Iterable[Frame]) -> None:
    """Take delivered frames off the board and put their pictures into the bin, all or none.

    Published ones are withdrawn with it.

    Raises:
        NotThere: one has no picture, was removed, or its picture is in the bin.
    """
    chosen = list(frames)
    with transaction.atomic():
        _lock(chosen)
        for frame in chosen:
            _check_shown(_mark(frame, removed_at=timezone.now()))
        for workspace_id, images in _images_of(chosen).items():
            gallery.delete_images(workspace_id=workspace_id, ids=images)


def restore_frames(*, frames: Iterable[Frame]) -> None:
    """Undo ``delete_frames``: back on the board, their pictures out of the bin, private.

    Nothing happens to what is there. All or none.

    Raises:
        NotThere: the picture of one was erased for good.
    """
    chosen = list(frames)
    with transaction.atomic():
        _lock(chosen)
        for frame in chosen:
            restore_frame(frame=frame)
        for workspace_id, images in _images_of(chosen).items():
            gallery.restore_images(workspace_id=workspace_id, ids=images)
        erased = Image.objects.exclude(purged_at=None)
        gone = Frame.objects.filter(pk__in=[frame.pk for frame in chosen], image__in=erased)
        if (first := gone.order_by("pk").first()) is not None:
            raise NotThere(f"The picture of frame {first.short_label} was erased for good.")


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


def _lock(frames: Iterable[Frame]) -> None:
    """Take the frames' rows in one order: two people may name the same ones in another."""
    rows = Frame.objects.filter(pk__in=[frame.pk for frame in frames]).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def _mark(frame: Frame, **marks: object) -> Frame:
    shown = Frame.objects.filter(pk=frame.pk, status=Frame.Status.DONE, removed_at=None)
    if not shown.update(**marks):
        frame.refresh_from_db()
        if frame.removed_at:
            raise NotThere(f"Frame {frame.short_label} was taken off the board.")
        raise NotThere(f"Frame {frame.short_label} has no picture to mark.")
    frame.refresh_from_db()
    return frame


def _check_shown(frame: Frame) -> None:
    """Refuse a frame whose picture is in the bin.

    Raises:
        NotThere
    """
    if frame.image_id and not Image.objects.present().filter(pk=frame.image_id).exists():
        raise NotThere(f"The picture of frame {frame.short_label} is in the bin.")


def _images_of(frames: Iterable[Frame]) -> dict[UUID, list[UUID]]:
    """Give the frames' pictures by workspace."""
    images: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for frame in frames:
        if frame.image_id:
            images[frame.workspace_id].append(frame.image_id)
    return images
