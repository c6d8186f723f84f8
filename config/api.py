"""The API's composition: one table turns refusals into status codes; services know none."""

import math
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from accounts import idempotency
from accounts.authentication import ScopeRequired
from accounts.cursors import InvalidCursor
from billing.ledger import InsufficientCredits
from gallery import refusals as gallery
from studio import refusals as studio
from studio.catalogue import InvalidOrder

STATUS_BY_REFUSAL: dict[type[Exception], HTTPStatus] = {
    InvalidOrder: HTTPStatus.BAD_REQUEST,
    InvalidCursor: HTTPStatus.BAD_REQUEST,
    idempotency.InvalidKey: HTTPStatus.BAD_REQUEST,
    gallery.InvalidImage: HTTPStatus.BAD_REQUEST,
    gallery.PictureTooSmall: HTTPStatus.BAD_REQUEST,
    gallery.NotPublishable: HTTPStatus.BAD_REQUEST,
    gallery.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    InsufficientCredits: HTTPStatus.PAYMENT_REQUIRED,
    studio.AddressUnconfirmed: HTTPStatus.FORBIDDEN,
    studio.NotThere: HTTPStatus.NOT_FOUND,
    idempotency.InFlight: HTTPStatus.CONFLICT,
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

_CODES: dict[type[exceptions.APIException], str] = {
    exceptions.NotAuthenticated: "not_authenticated",
    exceptions.AuthenticationFailed: "not_authenticated",
    exceptions.NotFound: "not_found",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.Throttled: "rate_limited",
}


def handle_exception(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal as ``{"detail", "code", "field"?}``; None lets it become a 500."""
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
        field, detail = _first_problem(exc.detail)
        body = {"field": field} if field else {}
        return _answer(detail, "invalid_order", HTTPStatus.BAD_REQUEST, extra=body)
    if isinstance(exc, exceptions.APIException):
        return _answer_for(exc)
    return None


def _refuse(exc: Exception, status: HTTPStatus) -> Response:
    extra = {
        name: getattr(exc, name)
        for name in _FACTS
        if getattr(exc, name, None) not in (None, "", ())
    }
    headers = {}
    if isinstance(exc, idempotency.InFlight):
        headers["Retry-After"] = str(math.ceil(exc.retry_after.total_seconds()))
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "60"
    return _answer(str(exc), getattr(exc, "code", "refused"), status, headers, extra)


def _answer_for(exc: exceptions.APIException) -> Response:
    code = next((code for kind, code in _CODES.items() if isinstance(exc, kind)), None)
    headers = {}
    if isinstance(exc, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(exc, exceptions.Throttled):
        headers["Retry-After"] = str(math.ceil(exc.wait or 1))
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
