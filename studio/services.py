"""The studio's front door: what a person can do. Pages and the API call the same functions."""

from studio.cancelling import cancel_frame, cancel_generation
from studio.late import find_late, take_late
from studio.marks import pick, remove_frame, restore_frame, send_to_review, unpick
from studio.ordering import order_again, order_images, order_of, retry_frame
from studio.quoting import make_quote

__all__ = [
    "cancel_frame",
    "cancel_generation",
    "find_late",
    "make_quote",
    "order_again",
    "order_images",
    "order_of",
    "pick",
    "remove_frame",
    "restore_frame",
    "retry_frame",
    "send_to_review",
    "take_late",
    "unpick",
]
