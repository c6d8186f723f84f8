"""The composer opened on one thing of a frame, or on two frames put together."""

from django.contrib import messages
from django.http import Http404, HttpRequest

from studio import retakes
from studio.composing import THINGS, Composition
from studio.models import Frame
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
    return _begin_with_two(request) if "combine" in data else None


def _begin_with_two(request: HttpRequest) -> Composition | None:
    named = dict.fromkeys(request.GET.getlist("f"))
    frames = [find_named(request, text, deed="make") for text in list(named)[:3]]
    if len(frames) != 2:
        messages.error(request, "Choose two frames to combine.")
        return None
    if frames[0].workspace_id != frames[1].workspace_id:
        raise Http404
    for frame in frames:
        is_shown = frame.image is not None and frame.image.deleted_at is None
        if not is_shown or frame.status != Frame.Status.DONE or frame.removed_at is not None:
            raise Http404
    return retakes.combine(*frames)
