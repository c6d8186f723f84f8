"""A request id on every answer and in every log line."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="")

_SAFE = re.compile(r"[\w.-]{8,64}", re.ASCII)


class RequestIdMiddleware:
    """Take the caller's ``X-Request-Id`` when it is harmless, else make one; say it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        mark = request_id.set(given if _SAFE.fullmatch(given) else uuid4().hex)
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(mark)
