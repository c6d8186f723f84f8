"""What every API view stands on: who calls, in which workspace, as what; and plain query values."""

from collections.abc import Iterable
from io import SEEK_END
from typing import Any
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest
from rest_framework import exceptions, permissions
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts import access, ids
from accounts.authentication import membership_of
from accounts.cursors import LIMIT, LIMIT_MAX
from accounts.models import Membership, User, Workspace


class InvalidQuery(ValueError):
    """A query parameter is no value of its kind."""

    code = "invalid_order"

    def __init__(self, field: str, reason: str, *, nearest: str | int | None = None) -> None:
        super().__init__(reason)
        self.field = field
        self.nearest = nearest


class AnyAnswer(BaseContentNegotiation):
    """For views that answer bytes or a stream: whatever ``Accept`` says, a refusal is JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return next(iter(parsers), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[Any, str]:
        renderer = next(iter(renderers))
        return renderer, str(renderer.media_type)


class BaseEndpoint(APIView):
    """A view of the API. A method that it does not have is 405 before anything else is asked."""

    metadata_class = None

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        _measure_chunked(request)
        return super().initialize_request(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if str(request.method) not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)

    @property
    def allowed_methods(self) -> list[str]:
        return [method for method in super().allowed_methods if method != "OPTIONS"]


class PublicEndpoint(BaseEndpoint):
    """Open to everybody; a key that is sent must still be a good one."""

    permission_classes = (permissions.AllowAny,)


class Endpoint(BaseEndpoint):
    """Works in the key's workspace, or the browser's. To change anything takes a maker's role."""

    membership: Membership

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.membership = membership_of(request)
        if request.method not in permissions.SAFE_METHODS:
            access.require(self.membership, "make")

    @property
    def workspace(self) -> Workspace:
        return self.membership.workspace

    @property
    def member(self) -> User:
        return self.membership.user


def origin_of(request: Request | HttpRequest) -> str:
    """Give scheme and host of this request, which begin every address in an answer."""
    return f"{request.scheme}://{request.get_host()}"


def read_id(prefix: str, text: str) -> UUID:
    """Read an id from a query. Raises Http404: an id that is none names nothing."""
    try:
        return ids.from_public(prefix, text)
    except ids.InvalidId:
        raise Http404 from None


def read_limit(request: Request) -> int:
    """Read how many rows a list is to give. Raises InvalidQuery."""
    text = request.query_params.get("limit")
    if text is None:
        return LIMIT
    given = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if given is None or not 1 <= given <= LIMIT_MAX:
        nearest = None if given is None else min(max(given, 1), LIMIT_MAX)
        raise InvalidQuery(
            "limit", f"A limit is a whole number from 1 to {LIMIT_MAX}.", nearest=nearest
        )
    return given


def read_choice(request: Request, name: str, choices: Iterable[str]) -> str:
    """Read a query parameter that is one of ``choices``; empty when left out.

    Raises:
        InvalidQuery
    """
    given = request.query_params.get(name, "")
    known = list(choices)
    if given and given not in known:
        raise InvalidQuery(name, f"{name} is one of: {', '.join(known)}.")
    return given


def _measure_chunked(request: HttpRequest) -> None:
    # A chunked body has no Content-Length, and REST framework takes that for no body. By now the
    # server has received it whole, so that it can be measured.
    if isinstance(request, ASGIRequest) and "CONTENT_LENGTH" not in request.META:
        body = request._stream
        request.META["CONTENT_LENGTH"] = str(body.seek(0, SEEK_END))
        body.seek(0)
