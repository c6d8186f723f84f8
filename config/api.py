"""The API's composition: one table turns refusals into status codes; services know none."""

import logging
import math
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404
from django.utils import timezone
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from accounts import idempotency
from accounts.authentication import ScopeRequired
from accounts.cursors import InvalidCursor
from accounts.endpoints import InvalidQuery
from billing.ledger import InsufficientCredits
from gallery import refusals as gallery
from studio import refusals as studio
from studio.catalogue import InvalidOrder
from studio.projects import InvalidName

log = logging.getLogger(__name__)

STATUS_BY_REFUSAL: dict[type[Exception], HTTPStatus] = {
    InvalidOrder: HTTPStatus.BAD_REQUEST,
    InvalidName: HTTPStatus.BAD_REQUEST,
    InvalidQuery: HTTPStatus.BAD_REQUEST,
    InvalidCursor: HTTPStatus.BAD_REQUEST,
    idempotency.InvalidKey: HTTPStatus.BAD_REQUEST,
    gallery.InvalidImage: HTTPStatus.BAD_REQUEST,
    gallery.InvalidDownload: HTTPStatus.BAD_REQUEST,
    gallery.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    InsufficientCredits: HTTPStatus.PAYMENT_REQUIRED,
    studio.AddressUnconfirmed: HTTPStatus.FORBIDDEN,
    studio.NotThere: HTTPStatus.NOT_FOUND,
    idempotency.InFlight: HTTPStatus.CONFLICT,
    gallery.NotPublishable: HTTPStatus.CONFLICT,
    studio.NotCancellable: HTTPStatus.CONFLICT,
    studio.QuoteUsed: HTTPStatus.CONFLICT,
    studio.QuoteExpired: HTTPStatus.CONFLICT,
    studio.ModelNotReady: HTTPStatus.CONFLICT,
    idempotency.Mismatch: HTTPStatus.UNPROCESSABLE_ENTITY,
    studio.PriceChanged: HTTPStatus.UNPROCESSABLE_ENTITY,
    studio.ModelUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
_FACTS = ("field", "nearest", "needed", "available", "successor", "limit")
"""Attributes of a refusal that the answer carries, when it has them."""

_TOO_LARGE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

_CODES: dict[type[exceptions.APIException], str] = {
    exceptions.ParseError: "invalid_json",
    exceptions.NotAuthenticated: "not_authenticated",
    exceptions.AuthenticationFailed: "not_authenticated",
    exceptions.NotFound: "not_found",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.Throttled: "rate_limited",
}


def handle_exception(exc: Exception, context: dict[str, Any]) -> Response:
    """Answer every exception as ``{"detail", "code", "field"?}``; one that is no refusal is 500."""
    set_rollback()
    for kind, status in STATUS_BY_REFUSAL.items():
        if isinstance(exc, kind):
            return _refuse(exc, status)
    if isinstance(exc, Http404 | exceptions.NotFound):
        return _answer("There is nothing here.", "not_found", HTTPStatus.NOT_FOUND)
    if isinstance(exc, PermissionDenied):
        return _answer("This is not allowed.", "csrf_failed", HTTPStatus.FORBIDDEN)
    if isinstance(exc, OperationalError):  # SQLite's one writer is taken, or PostgreSQL restarts
        busy = "The studio is busy. Try again in a moment."
        return _answer(busy, "try_again", HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "2"})
    if isinstance(exc, exceptions.ValidationError):
        path, detail = _first_problem(exc.detail)
        field = path.partition(".")[0]
        body = {"field": field} if field else {}
        detail = f"{path}: {detail}" if path != field else detail
        return _answer(detail, "invalid_order", HTTPStatus.BAD_REQUEST, extra=body)
    if isinstance(exc, exceptions.APIException):
        return _answer_for(exc)
    if isinstance(exc, RequestDataTooBig):
        limit = {"limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
        return _answer("The body is larger than 2 MB.", "too_large", _TOO_LARGE, extra=limit)
    if isinstance(exc, SuspiciousOperation):
        return _answer("This could not be read.", "invalid_json", HTTPStatus.BAD_REQUEST)
    log.error("the API broke", exc_info=exc)
    broken = "Something broke here. Nothing was charged."
    return _answer(broken, "server_error", HTTPStatus.INTERNAL_SERVER_ERROR)


def _refuse(exc: Exception, status: HTTPStatus) -> Response:
    extra = {
        name: getattr(exc, name)
        for name in _FACTS
        if getattr(exc, name, None) not in (None, "", ())
    }
    headers = {}
    if isinstance(exc, idempotency.InFlight):
        headers["Retry-After"] = str(math.ceil(exc.retry_after.total_seconds()))
    if isinstance(exc, studio.ModelUnavailable):
        headers["Retry-After"] = str(_seconds_until(exc.until))
    return _answer(str(exc), getattr(exc, "code", "refused"), status, headers, extra)


def _seconds_until(moment: datetime | None) -> int:
    if moment is None:
        return 60
    return max(1, math.ceil((moment - timezone.now()).total_seconds()))


def _answer_for(exc: exceptions.APIException) -> Response:
    code = next((code for kind, code in _CODES.items() if isinstance(exc, kind)), None)
    headers = {}
    if isinstance(exc, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(exc, exceptions.Throttled):
        headers["Retry-After"] = str(math.ceil(getattr(exc, "wait", None) or 1))
    extra = {"scope": exc.scope} if isinstance(exc, ScopeRequired) else {}
    return _answer(
        str(exc.detail), code or str(exc.get_codes()), HTTPStatus(exc.status_code), headers, extra
    )


def _answer(
    detail: str,
    code: str,
    status: HTTPStatus,
    headers: dict[str, str] | None = None,
    extra: dict[str, Any] | None = None,
) -> Response:
    body = {"detail": detail, "code": code} | (extra or {})
    return Response(body, status=status, headers=headers)


def _first_problem(detail: Any, path: str = "") -> tuple[str, str]:
    """Find the first sentence in a serializer's nested errors, and the field it is about."""
    if isinstance(detail, dict):
        name, inner = next(iter(detail.items()))
        here = path if name == "non_field_errors" else f"{path}.{name}" if path else str(name)
        return _first_problem(inner, here)
    if isinstance(detail, list):
        return _first_problem(next((entry for entry in detail if entry), ""), path)
    return path, str(detail)
