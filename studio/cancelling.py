"""Cancelling frames and orders: the credits come back at once."""

from django.db import transaction

from studio import endings
from studio.models import Frame, Generation
from studio.refusals import NotCancellable


def cancel_frame(*, frame: Frame) -> Frame:
    """Cancel a queued or running frame; its credits come back at once. Returns it as it is now.

    Raises:
        NotCancellable: it has ended.
    """
    if not endings.cancel(frame):
        raise NotCancellable(f"Frame {frame.short_label}")
    frame.refresh_from_db()
    return frame


@transaction.atomic
def cancel_generation(*, generation: Generation) -> Generation:
    """Cancel all frames of an order that have not ended. Returns it as it is now.

    Raises:
        NotCancellable: all of them have ended.
    """
    # All frames are locked before the first one's order and account: a worker that hands another
    # of them over has its frame and waits for those.
    frames = list(generation.frames.select_for_update().order_by("id"))
    cancelled = [endings.cancel(frame) for frame in frames]
    if not any(cancelled):
        raise NotCancellable("This order")
    generation.refresh_from_db()
    return generation
