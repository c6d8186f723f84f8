"""Cancelling frames and orders: the credits come back at once."""

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


def cancel_generation(*, generation: Generation) -> Generation:
    """Cancel all frames of an order that have not ended. Returns it as it is now.

    Frame by frame: each is a unit of work and of payment of its own.

    Raises:
        NotCancellable: all of them have ended.
    """
    cancelled = [endings.cancel(frame) for frame in generation.frames.order_by("id")]
    if not any(cancelled):
        raise NotCancellable("This order")
    generation.refresh_from_db()
    return generation
