"""The API's composition: one table turns refusals into status codes; services know none."""

from http import HTTPStatus
from typing import Any

from rest_framework import exceptions
from rest_framework.response import Response

from billing.ledger import InsufficientCredits

STATUS_BY_REFUSAL: dict[type[Exception], HTTPStatus] = {
    InsufficientCredits: HTTPStatus.PAYMENT_REQUIRED,
}


def handle_exception(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal as ``{"detail", "code", "field"?}``; leave the rest to become a 500."""
    if isinstance(exc, exceptions.APIException):
        return Response(
            {"detail": str(exc.detail), "code": exc.get_codes()}, status=exc.status_code
        )
    return None
