"""The studio's front door: what a person can do. Pages and the API call the same functions."""

from studio.cancelling import cancel_frame, cancel_generation
from studio.late import find_late, take_late
from studio.marks import (
    delete_frames,
    pick,
    remove_frame,
    restore_frame,
    restore_frames,
    send_all_to_review,
    send_to_review,
    unpick,
)
from studio.ordering import order_again, order_images, order_of, retry_frame
from studio.quoting import make_quote

__all__ = [
    "cancel_frame",
    "cancel_generation",
    "delete_frames",
    "find_late",
    "make_quote",
    "order_again",
    "order_images",
    "order_of",
    "pick",
    "remove_frame",
    "restore_frame",
    "restore_frames",
    "retry_frame",
    "send_all_to_review",
    "send_to_review",
    "take_late",
    "unpick",
]
