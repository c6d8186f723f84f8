"""The composer opened on one thing of a frame, or on two frames put together."""

from django.http import Http404, HttpRequest

from studio import retakes
from studio.composing import THINGS, Composition
from studio.views.fetching import find_named


def begin(request: HttpRequest) -> Composition | None:
    """Read from the address what is to be changed, or which two are combined; else nothing.

    Raises:
        Http404: a frame that it names is not this person's, has not ended or is off the board.
    """
    data = request.GET
    if text := data.get("change", ""):
        frame = find_named(request, text, deed="make")
        thing = data.get("thing", "")
        if thing not in THINGS or not frame.has_ended or frame.removed_at is not None:
            raise Http404
        return retakes.retake(frame, thing)
    return None
