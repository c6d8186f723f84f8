"""Which part of a board a request asks for."""

from django.http import Http404, HttpRequest, QueryDict

from accounts.ids import InvalidId
from studio import windows
from studio.windows import Window

_NAMES = ("at", "frame", "from", "again", "change", "direction")
"""Parts of an address that name something on the board."""


def window_in(data: QueryDict) -> Window:
    """Read it from an address; a malformed one is 404."""
    try:
        return windows.read(data)
    except InvalidId:
        raise Http404 from None


def window_as_shown(request: HttpRequest) -> Window:
    """Read it from the composer, which is sent with the board that stood beside it."""
    return window_in(QueryDict(request.POST.get("window", "")))


def window_for(request: HttpRequest) -> Window:
    """Read it from the address, or from the composer when that was sent."""
    return window_as_shown(request) if "window" in request.POST else window_in(request.GET)


def named_in(data: QueryDict) -> str:
    """Give the frame or direction that an address names, so that the board shows it."""
    return next((text for name in _NAMES if (text := data.get(name, ""))), "")
